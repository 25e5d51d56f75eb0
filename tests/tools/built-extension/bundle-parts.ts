import { readFileSync } from 'node:fs';
import type { BundleParts } from '../../../lib/packaging/bundle-record.ts';
import { type Bundle, bundleFiles } from './bundle-sizes.ts';

/**
 * Sums up what each bundle is made of: packages, modules of `lib`, the facts.
 *
 * @param folder a built extension; the build has written `<folder>.parts.json` beside it (lib/packaging)
 * @returns by bundle and part, kilobytes (1000 bytes) before minification, the largest first
 */
export function bundleParts(folder: string): Record<Bundle, Record<string, number>> {
  const path = `${folder.replace(/\/$/, '')}.parts.json`;
  const scripts = JSON.parse(readFileSync(path, 'utf8')) as BundleParts;
  const parts = Object.entries(bundleFiles(folder)).map(([bundle, files]) => {
    const bytes = new Map<string, number>();
    for (const file of files) {
      for (const [module, length] of Object.entries(scripts[file] ?? {})) {
        const part = partOf(module);
        bytes.set(part, (bytes.get(part) ?? 0) + length);
      }
    }
    const kilobytes = [...bytes].map(([part, count]): [string, number] => [
      part,
      Math.round(count / 100) / 10,
    ]);
    return [bundle, Object.fromEntries(kilobytes.sort(([, one], [, other]) => other - one))];
  });
  return Object.fromEntries(parts);
}

function partOf(module: string): string {
  const [, pack] = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module) ?? [];
  if (pack) return pack;
  const [, own] = /^(lib\/[^/]+|data|entrypoints)\//.exec(module) ?? [];
  if (own) return own;
  // The matcher's tables and the facts, as lib/vocabulary compiles them.
  return /^virtual:(?!wxt)/.test(module) ? module : 'build';
}
