import { describe, expect, test } from 'vitest';
import { createSearch, entryCalled, entryName, loadGlossary, loadSearchData } from '@/lib/glossary';

const glossary = loadGlossary();

describe.each(['en', 'fr'] as const)('in %s', (language) => {
  const search = createSearch(glossary, loadSearchData(), language);
  const calledBy = (text: string) => entryCalled(text, search(text).hits, language)?.id ?? null;

  test('each name of each drug and class is that of its entry, though longer names contain it', () => {
    for (const entry of glossary.classes) expect(calledBy(entryName(entry, language))).toBe(entry.id);
    for (const drug of glossary.drugs) {
      const names = [entryName(drug, language), ...drug.otherNames[language].map(({ text }) => text)];
      for (const name of names) expect(calledBy(name), name).toBe(drug.id);
    }
  });

  test.each([
    ['written in another way', ' HERCEPTIN® 440 mg ', 'trastuzumab'],
    ['a regimen, and a word for its drugs', 'AC', 'regimen:ac'],
    ['the beginning of names', 'trastuzu', null],
    ['misspelt', 'herceptinn', null],
    ['two names', 'Herceptin and Perjeta', null],
    ['another medicine', 'vincristine', null],
    ['nothing', '', null],
  ])('a text that is %s: %j', (_, text, id) => {
    expect(calledBy(text)).toBe(id);
  });
});
