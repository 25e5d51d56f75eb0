import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import type { readVocabulary, VocabularyModules } from './read-vocabulary.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'data');
const MODULES: readonly (keyof VocabularyModules)[] = [
  'virtual:matcher-tables',
  'virtual:prefilter',
  'virtual:facts',
  'virtual:search-data',
];
/** Marks the import of a data file that only says on which files the tables depend. */
const DEPENDENCY = '?vocabulary';

/**
 * A Vite plugin that compiles the names of `data/` when the extension is built, since building the tables in each frame would
 * take a quarter of the script time of a page load. Each virtual module exports what lib/matcher takes:
 * `import tables from 'virtual:matcher-tables'`, and for the prefilter
 * `import tables from 'virtual:prefilter'`. The facts are shipped as texts, `import json from 'virtual:facts'`.
 */
export function vocabulary(): Plugin {
  let compiled: Promise<VocabularyModules> | undefined;
  return {
    name: 'vocabulary',
    enforce: 'pre',
    watchChange() {
      compiled = undefined;
    },
    resolveId(id) {
      if (isVirtual(id)) return `\0${id}`;
      return id.endsWith(DEPENDENCY) ? { id, moduleSideEffects: 'no-treeshake' } : null;
    },
    async load(id) {
      if (id.endsWith(DEPENDENCY)) return { code: '', moduleType: 'js' };
      const name = id.slice(1);
      if (!id.startsWith('\0') || !isVirtual(name)) return null;
      const files = dataFiles();
      for (const file of files) this.addWatchFile(file);
      // The parser of JavaScript skips a string, and the parser of JSON is faster.
      compiled ??= compileFacts();
      const content = (await compiled)[name];
      const value =
        typeof content === 'string'
          ? JSON.stringify(content)
          : `JSON.parse(${shortened(JSON.stringify(content))})`;
      return {
        code: [
          // In `wxt` a script is built again when one of its modules changes; other watched files do not count.
          ...files.map((file) => `import ${JSON.stringify(file + DEPENDENCY)};`),
          `export default ${value};`,
        ].join('\n'),
        moduleType: 'js',
      };
    },
  };
}

/** What a JSON text has hundreds of times. By a pattern, since minifiers would carry out the replacement of a text. */
const FREQUENT = ['\\n', '\\r', '[\\\\s-]*', '\\t'];

/** @returns an expression for a text in which one sign, which the text does not have, stands for each of what is frequent */
function shortened(json: string): string {
  const free = [...'~`@#%&'].filter((sign) => !json.includes(sign));
  let text = json;
  let restored = '';
  for (const [i, part] of FREQUENT.entries()) {
    const sign = free[i];
    if (sign === undefined || !json.includes(part)) continue;
    text = text.replaceAll(part, sign);
    restored = `.replace(/${sign}/g, ${JSON.stringify(part)})${restored}`;
  }
  return JSON.stringify(text) + restored;
}

function isVirtual(id: string): id is keyof VocabularyModules {
  return MODULES.some((name) => name === id);
}

function dataFiles(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => join(FOLDER, path));
}

/** Vite loads the modules that compile the facts, since only Vite knows the paths by which they import each other. */
async function compileFacts(): Promise<VocabularyModules> {
  const { module } = await runnerImport<{ readVocabulary: typeof readVocabulary }>(
    join(import.meta.dirname, 'read-vocabulary.ts'),
    { configFile: false, logLevel: 'error', resolve: { alias: { '@': ROOT } } },
  );
  return module.readVocabulary(FOLDER);
}
