import { describe, expect, it } from 'vitest';
import { entryName, loadFacts, loadGlossary, matcherTerms, textIn } from '@/lib/glossary';

const { regimens, topics, drugs } = loadGlossary();

/** As the pages of the US National Cancer Institute have them. */
const REGIMENS: Record<string, string[]> = {
  AC: ['doxorubicin', 'cyclophosphamide'],
  'AC-T': ['doxorubicin', 'cyclophosphamide', 'paclitaxel'],
  CAF: ['cyclophosphamide', 'doxorubicin', 'fluorouracil'],
  CMF: ['cyclophosphamide', 'methotrexate', 'fluorouracil'],
  FEC: ['fluorouracil', 'epirubicin', 'cyclophosphamide'],
  TAC: ['docetaxel', 'doxorubicin', 'cyclophosphamide'],
};

/** The words for how many drugs a regimen has. */
const COUNTS: Record<number, [english: string, french: string]> = {
  2: ['two', 'deux'],
  3: ['three', 'trois'],
};

it('the regimens are those of the pages, each with the drugs that its letters stand for', () => {
  const found = regimens.map(({ name, parts }) => [name, parts.map(({ drug }) => textIn(drug.name, 'en'))]);
  expect(Object.fromEntries(found)).toEqual(REGIMENS);
});

describe.each(regimens)('$name', ({ name, parts, use, source }) => {
  it('says in both languages that it is a combination, of how many drugs, for what, and who says so', () => {
    const [english, french] = COUNTS[parts.length] ?? [];
    expect(use.en).toMatch(
      new RegExp(
        `^In the US, the National Cancer Institute names ${name} as a combination of ${english} chemotherapy drugs for breast cancer\\.`,
      ),
    );
    expect(use.fr).toMatch(
      new RegExp(
        `^Aux États-Unis, le National Cancer Institute mentionne ${name} comme association de ${french} médicaments de chimiothérapie contre le cancer du sein\\.`,
      ),
    );
    expect(source.url).toBe(`https://www.cancer.gov/about-cancer/treatment/drugs/${name.toLowerCase()}`);
  });

  it('is made of drugs that have cards', () => {
    for (const { drug } of parts) {
      const card = drugs.find(({ id }) => id === drug.id);
      expect(card && entryName(card, 'fr')).toBe(textIn(drug.name, 'fr'));
    }
  });
});

it('neither a regimen nor a topic is marked on a page', () => {
  const marked = new Set(matcherTerms(loadFacts()).map(({ text }) => text.toLowerCase()));
  const names = [
    ...regimens.flatMap(({ name, alsoWritten = [] }) => [name, ...alsoWritten]),
    ...topics.flatMap(({ title }) => [title.en, title.fr]),
  ];
  expect(names.filter((text) => marked.has(text.toLowerCase()))).toEqual([]);
});
