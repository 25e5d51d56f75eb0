import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Packages whose command has another name. */
const PACKAGES: Readonly<Record<string, string>> = { biome: '@biomejs/biome', tsc: 'typescript' };

/**
 * Finds the script behind the command of an installed package, so that it can run under this Node and without a shell.
 *
 * @param bin the name of the command
 * @throws Error when the package is not installed or does not have it
 */
export function packageBin(bin: string): string {
  const name = PACKAGES[bin] ?? bin;
  const folder = packageFolder(name);
  const manifest: { bin?: string | Record<string, string> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const path = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[bin];
  if (!path) throw new Error(`The package ${name} has no command "${bin}"`);
  return join(folder, path);
}

/** Not by `require.resolve(name)`: some packages export neither an entry nor their package.json. */
function packageFolder(name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const candidate = join(folder, name, 'package.json');
    try {
      readFileSync(candidate);
      return dirname(candidate);
    } catch {
      // Not in this node_modules; perhaps in one further up.
    }
  }
  throw new Error(`The package ${name} is not installed: run npm ci`);
}
