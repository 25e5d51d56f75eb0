/**
 * `npm run eval:search -- FOLDER [--json] [--misses]`: how well the search finds what people meant, by lists of what they typed.
 * A list of words may be older than a fact: a drug that is right by a checked fact counts as right, and is named with the fact.
 * The folder holds misspellings.tsv (typed, drug, source), words.tsv (query, language, right) and not-ours.tsv (typed, kind).
 */
import { parseArgs } from 'node:util';
import { buildGlossary } from '@/lib/glossary/glossary';
import { createSearch } from '@/lib/glossary/search/search';
import { assertFacts, assertSearchData } from '../../../lib/glossary/check/index.ts';
import { newerFact } from './newer-facts';
import { ListError, readLists } from './read-lists';
import { type Miss, scoreSearch } from './score';

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, misses: { type: 'boolean', default: false } },
  allowPositionals: true,
});

try {
  const [folder] = positionals;
  if (!folder) throw new ListError('Say which folder: npm run eval:search -- FOLDER [--json] [--misses]');
  const lists = readLists(folder);
  const glossary = buildGlossary(assertFacts('data'));
  const data = assertSearchData('data');
  const searches = { en: createSearch(glossary, data, 'en'), fr: createSearch(glossary, data, 'fr') };
  const result = scoreSearch(
    lists,
    (query, language) => searches[language](query),
    (right, id) => newerFact(right, id, glossary),
  );
  const { scores, newerFacts } = result;
  console.log(
    values.json ? JSON.stringify({ ...scores, newerFacts }, null, 2) : reportLines(result).join('\n'),
  );
  if (values.misses) console.log(result.misses.map(missLine).join('\n'));
} catch (error) {
  if (!(error instanceof ListError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

function reportLines({ scores, newerFacts }: ReturnType<typeof scoreSearch>): string[] {
  const { misspellings, others, words } = scores;
  return [
    `${misspellings.n} misspellings: the right drug first ${percent(misspellings.top1)}, among the first three ${percent(misspellings.top3)}, nothing ${percent(misspellings.nothing)}, a different drug first ${percent(misspellings.wrongFirst)}`,
    `${others.n} texts that are not ours: refused ${percent(others.refused)}`,
    `${words.n} words: the first hit right ${percent(words.firstRight)}, some hit wrong ${percent(words.someWrong)} (${percent(newerFacts.someWrongByList)} by the lists alone), found of what is right ${percent(words.recall)}`,
    ...newerFacts.hits.map(
      ({ query, found, fact }) =>
        `  right by a fact that the list does not have: ${query}: ${found}: ${fact}`,
    ),
  ];
}

function percent(rate: number): string {
  return `${(rate * 100).toFixed(1)} %`;
}

function missLine({ list, typed, wanted, found }: Miss): string {
  return `${list}: ${typed}: wanted ${wanted}, found ${found.join(', ') || 'nothing'}`;
}
