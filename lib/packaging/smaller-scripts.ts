import { gzipSync } from 'node:zlib';
import { type MinifyOptions, minify } from 'terser';
import type { Plugin } from 'vite';

/** More passes find something in the card only; a fifth finds nothing (measured). */
export const OPTIONS: MinifyOptions = { ecma: 2020, compress: { passes: 4, unsafe_arrows: true } };

/** Scripts of pages are modules, whose top level is theirs alone. */
const MODULES = /^chunks\//;

/**
 * Minifies scripts once more, after Vite's minifier, which is fast but leaves 3 % of a compressed script that Terser finds. Terser
 * alone makes larger scripts than both (measured).
 *
 * @param isMeant whether a script, by its path in the built extension, is one of those where each kilobyte counts
 */
export function smallerScripts(isMeant: (file: string) => boolean): Plugin {
  return {
    name: 'smaller-scripts',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        for (const output of Object.values(bundle)) {
          if (output.type !== 'chunk' || !isMeant(output.fileName)) continue;
          output.code = await smallest(output.code, output.fileName);
        }
      },
    },
  };
}

/** @returns the script after as many runs as make it smaller when it is compressed: the names of a further one repeat more often */
async function smallest(script: string, fileName: string): Promise<string> {
  const { code } = await minify(script, { ...OPTIONS, module: MODULES.test(fileName) });
  if (code === undefined) throw new Error(`Terser has made nothing of ${fileName}`);
  return sizeOf(code) < sizeOf(script) ? smallest(code, fileName) : script;
}

/** In bytes. */
function sizeOf(script: string): number {
  return gzipSync(script).length;
}
