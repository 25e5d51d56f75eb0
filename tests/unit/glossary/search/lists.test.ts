import { expect, it } from 'vitest';
import { createSearch, loadGlossary, loadSearchData } from '@/lib/glossary';
import { readLists } from '../../../tools/eval-search/read-lists';
import { scoreSearch } from '../../../tools/eval-search/score';

const glossary = loadGlossary();
const searches = {
  en: createSearch(glossary, loadSearchData(), 'en'),
  fr: createSearch(glossary, loadSearchData(), 'fr'),
};
const lists = readLists('tests/fixtures/search');
const { scores, misses } = scoreSearch(lists, (query, language) => searches[language](query));
const missed = (list: string) => misses.filter((miss) => miss.list === list);

it('finds the drug that was meant first, for nearly all misspellings', () => {
  expect(scores.misspellings.n).toBeGreaterThan(100);
  expect(scores.misspellings.top1, JSON.stringify(missed('misspellings'))).toBeGreaterThanOrEqual(0.985);
  expect(scores.misspellings.top3, JSON.stringify(missed('misspellings'))).toBeGreaterThanOrEqual(0.99);
  expect(scores.misspellings.wrongFirst, JSON.stringify(missed('misspellings'))).toBeLessThanOrEqual(0.002);
});

it('shows no other medicine in the place of one that is not in the glossary', () => {
  expect(missed('others')).toEqual([]);
});

it('says of no ordinary word that it is another medicine, though it is written much like one', () => {
  const ordinary = lists.notOurs.filter(({ kind }) => kind === 'ordinary word');
  expect(ordinary.length).toBeGreaterThan(100);
  const named = ordinary.filter(({ typed }) => searches.en(typed).otherMedicine !== null);
  expect(named).toEqual([]);
});

it('finds what readers call classes, subtypes, treatments and regimens', () => {
  expect(scores.words.firstRight, JSON.stringify(missed('words'))).toBeGreaterThanOrEqual(0.95);
  expect(scores.words.someWrong, JSON.stringify(missed('words'))).toBeLessThanOrEqual(0.03);
  expect(scores.words.recall).toBeGreaterThanOrEqual(0.9);
});
