/**
 * `npm run eval:search -- FOLDER [--json] [--misses]`: how well the search finds what people meant, by lists of what they typed.
 * With --misses also by which facts a drug belongs to words that it is not right for: a list may be older than a fact.
 * The folder holds misspellings.tsv (typed, drug, source), words.tsv (query, language, right) and not-ours.tsv (typed, kind).
 */
import { parseArgs } from 'node:util';
import { buildGlossary } from '@/lib/glossary/glossary';
import { createSearch } from '@/lib/glossary/search/search';
import { assertFacts, assertSearchData } from '../../../lib/glossary/check/index.ts';
import { factsOf } from './facts-of';
import { ListError, readLists } from './read-lists';
import { type Miss, type SearchScores, scoreSearch } from './score';

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
  const { scores, misses } = scoreSearch(lists, (query, language) => searches[language](query));
  console.log(values.json ? JSON.stringify(scores, null, 2) : reportLines(scores).join('\n'));
  if (values.misses) {
    console.log(misses.map(missLine).join('\n'));
    const wrong = new Set(misses.flatMap(({ list, found }) => (list === 'words' ? found : [])));
    for (const drug of glossary.drugs) if (wrong.has(drug.id)) console.log(`facts: ${factsOf(drug)}`);
  }
} catch (error) {
  if (!(error instanceof ListError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

function reportLines({ misspellings, others, words }: SearchScores): string[] {
  return [
    `${misspellings.n} misspellings: the right drug first ${percent(misspellings.top1)}, among the first three ${percent(misspellings.top3)}, nothing ${percent(misspellings.nothing)}, a different drug first ${percent(misspellings.wrongFirst)}`,
    `${others.n} texts that are not ours: refused ${percent(others.refused)}`,
    `${words.n} words: the first hit right ${percent(words.firstRight)}, some hit wrong ${percent(words.someWrong)}, found of what is right ${percent(words.recall)}`,
  ];
}

function percent(rate: number): string {
  return `${(rate * 100).toFixed(1)} %`;
}

function missLine({ list, typed, wanted, found }: Miss): string {
  return `${list}: ${typed}: wanted ${wanted}, found ${found.join(', ') || 'nothing'}`;
}
