import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { vocabulary } from '../../../../lib/vocabulary/index.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** The global through which the bundle is called. */
export const BUNDLE_GLOBAL = 'scanBench';

/** @returns contenders.ts and the code of lib that it measures, as one script for a page */
export async function contendersScript(): Promise<string> {
  const result = await build({
    configFile: false,
    plugins: [vocabulary()],
    root: ROOT,
    logLevel: 'warn',
    resolve: { alias: { '@': ROOT } },
    build: {
      write: false,
      copyPublicDir: false,
      lib: {
        entry: fileURLToPath(new URL('contenders.ts', import.meta.url)),
        formats: ['iife'],
        name: BUNDLE_GLOBAL,
      },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (!output || !('output' in output)) throw new Error('Vite gave no bundle of the contenders');
  return output.output[0].code;
}
