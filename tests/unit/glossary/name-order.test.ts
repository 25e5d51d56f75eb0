import { expect, it } from 'vitest';
import type { DrugRecord } from '@/data/schema';
import { buildGlossary, loadFacts, regionsFor } from '@/lib/glossary';

type Name = DrugRecord['names'][number];

const SOURCES = ['health-canada-dpd'];

/** The names of letrozole where it has these, in the order of its card. */
function namesWith(names: Omit<Name, 'sources'>[], languages: string[], language: 'en' | 'fr' = 'en') {
  const facts = structuredClone(loadFacts());
  const record = facts.drugs.find(({ id }) => id === 'letrozole');
  if (!record) throw new Error('There is no letrozole');
  record.names = names.map((name) => ({ ...name, sources: SOURCES }));
  const drug = buildGlossary(facts, regionsFor(languages)).entry('letrozole');
  if (drug?.kind !== 'drug') throw new Error('Letrozole is no drug');
  const all = drug.otherNames[language];
  return { all: all.map(({ text }) => text), regions: all[0]?.regions };
}

const BRANDS: Omit<Name, 'sources'>[] = [
  { text: 'Doxil', kind: 'brand', regions: ['US'] },
  { text: 'Nowhere', kind: 'brand' },
  { text: 'Caelyx', kind: 'brand', regions: ['EU', 'CA'] },
];

it('brands of the reader’s region come first, those of no known region last', () => {
  expect(namesWith(BRANDS, ['en-CA']).all).toEqual(['Caelyx', 'Doxil', 'Nowhere']);
  expect(namesWith(BRANDS, ['en-US']).all).toEqual(['Doxil', 'Caelyx', 'Nowhere']);
  expect(namesWith(BRANDS, ['de']).all).toEqual(['Caelyx', 'Doxil', 'Nowhere']);
});

it('the reader’s region comes first among those of a name', () => {
  expect(namesWith(BRANDS, ['en-CA']).regions).toEqual(['CA', 'EU']);
  expect(namesWith(BRANDS, ['de']).regions).toEqual(['EU', 'CA']);
});

it('brands come before biosimilars, and these before abbreviations and all others', () => {
  const names: Omit<Name, 'sources'>[] = [
    { text: 'CGS 20267', kind: 'code' },
    { text: 'létrozole', kind: 'french' },
    { text: 'letrozole hydrate', kind: 'salt' },
    { text: 'LTZ', kind: 'abbreviation' },
    { text: 'LET', kind: 'abbreviation', match: 'never' },
    { text: 'letrozole-abcd', kind: 'biosimilar', regions: ['CA'] },
    { text: 'Letrosim', kind: 'biosimilar', regions: ['US'] },
    { text: 'Femara', kind: 'brand' },
    { text: 'Amen', kind: 'brand', match: 'never' },
  ];
  const { all } = namesWith(names, ['en-CA']);
  expect(all).toEqual([
    'Femara',
    'Amen',
    'Letrosim',
    'letrozole-abcd',
    'LTZ',
    'LET',
    'létrozole',
    'letrozole hydrate',
    'CGS 20267',
  ]);
  // Those after brands, biosimilars and abbreviations differ by language.
  expect(namesWith(names, ['fr-CA'], 'fr').all.slice(0, 6)).toEqual(all.slice(0, 6));
});
