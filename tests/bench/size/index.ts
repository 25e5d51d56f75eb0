import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { buildExtension } from '../build-extension';
import type { Figure } from '../figures';

const WITH_FACTS_KB = 35;
const WITHOUT_FACTS_KB = 20;

/** Takes the place of lib/glossary/load.ts. */
const NO_FACTS =
  'export const facts = { drugs: [], classes: [], subtypes: [], sections: [], sources: [], matchRules: { guards: {}, nameParts: { suffixes: [], prefixes: [] }, exclusions: [] } };';

const withoutFacts: Plugin = {
  name: 'without-facts',
  enforce: 'pre',
  load: (id) => (id.endsWith('/lib/glossary/load.ts') ? NO_FACTS : null),
};

/**
 * Measures the content script as it is downloaded, with the facts and without.
 *
 * @param report gets each line of progress
 */
export async function measureSize(report: (line: string) => void): Promise<Figure[]> {
  const whole = await contentScriptSize([]);
  const code = await contentScriptSize([withoutFacts]);
  report(
    `content script: ${whole.plain} bytes, ${whole.zipped} gzip; without facts ${code.plain}, ${code.zipped} gzip`,
  );
  return [
    sizeFigure('size of the content script, gzip', whole.zipped, WITH_FACTS_KB),
    sizeFigure('size without the facts, gzip', code.zipped, WITHOUT_FACTS_KB),
  ];
}

/** Builds into a folder of its own, so that no other build is disturbed. */
async function contentScriptSize(plugins: Plugin[]): Promise<{ plain: number; zipped: number }> {
  const outDir = await mkdtemp(join(tmpdir(), 'bench-size-'));
  try {
    await buildExtension({ outDir, vite: () => ({ plugins }) });
    const script = await readFile(join(outDir, 'chrome-mv3/content-scripts/content.js'));
    return { plain: script.length, zipped: gzipSync(script, { level: 9 }).length };
  } finally {
    await rm(outDir, { recursive: true });
  }
}

function sizeFigure(what: string, bytes: number, mostKb: number): Figure {
  return {
    what,
    value: `${(bytes / 1000).toFixed(1)} kB`,
    target: { text: `at most ${mostKb} kB`, reached: bytes <= mostKb * 1000 },
  };
}
