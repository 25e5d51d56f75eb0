import type { Rolldown } from 'vite';

/** The facts and the search in them. The popup loads them once it is painted. */
const FACTS =
  /virtual:(?:facts|search-data)|\.json\?|\/fuse\.js\/|\/lib\/glossary\/(?:index|uses|glossary|load|columns|drug-names|section-link|search\/(?:index|search|guess\/(?:distance|guesses)|search-data|names|terms))\.ts/;

/** What only the popup shows, in its window or beside a page. */
const POPUP =
  /\/lib\/(?:screens\/popup\/(?!.*(?:FoundView|ShortChips|ShownEntry))|tabs\/(?:frames|ways-in\/(?:pdf-page|page-lists)|state\/(?!tab-settings))|glossary\/search\/matched)|\/preload-helper/;

/** What every page has but the popup, whose parts are counted. */
const OWN_SETTINGS = /\/entrypoints\/shared\/own-settings/;

const NAME = 'shared';
/** What several pages load from their start. */
const shared = { tags: ['$initial' as const], minShareCount: 2, entriesAware: true };

/**
 * Puts the scripts of the pages into few files: each file takes its turn, and that costs more than some lines of another page in it.
 * What the popup loads once it is painted stays apart.
 */
export function fewFiles() {
  return {
    name: 'few-files',
    outputOptions: <Options extends Rolldown.OutputOptions>(options: Options) =>
      options.format === 'iife'
        ? options
        : {
            ...options,
            // Rolldown names such a file by all pages that load it, and each of them would hold the names.
            chunkFileNames: (chunk: Rolldown.PreRenderedChunk) => {
              const { chunkFileNames: other = '' } = options;
              if (chunk.name.startsWith(NAME)) return `chunks/${NAME}-[hash].js`;
              return typeof other === 'string' ? other : other(chunk);
            },
            codeSplitting: {
              // What the facts or the popup need is for others, too.
              includeDependenciesRecursively: false,
              groups: [
                { name: `${NAME}-facts`, test: FACTS },
                { name: `${NAME}-popup`, test: POPUP, ...shared, entriesAwareMergeThreshold: 18_000 },
                { name: `${NAME}-settings`, test: OWN_SETTINGS },
                { name: NAME, ...shared, entriesAwareMergeThreshold: 40_000 },
              ],
            },
          },
  };
}
