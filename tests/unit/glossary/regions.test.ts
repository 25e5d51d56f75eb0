import { expect, it } from 'vitest';
import { REGIONS } from '@/data/values';
import { loadGlossary, regionsFor } from '@/lib/glossary';

it.each([
  ['English of Canada', ['en-CA', 'en-US', 'en'], 'CA'],
  ['French of Canada', ['fr-CA', 'fr', 'en-US'], 'CA'],
  ['English of the US', ['en-US', 'en'], 'US'],
  ['Spanish of the US', ['es-US'], 'US'],
  ['French of France', ['fr', 'fr-FR', 'en-US', 'en'], 'FR'],
  ['French of Belgium', ['fr-BE'], 'EU'],
  ['English of the United Kingdom', ['en-GB'], 'UK'],
  ['English of Ireland', ['en-IE'], 'EU'],
  ['German, before English of the US', ['de', 'en-US', 'en'], 'EU'],
  ['a language with a script', ['sr-Latn-RO'], 'EU'],
  ['Portuguese of Brazil', ['pt-BR'], 'CA'],
  ['Spanish of Latin America, then of the US', ['es-419', 'es-US'], 'US'],
  ['English of no country', ['en'], 'CA'],
  ['a language of no region of ours', ['ja'], 'CA'],
  ['no language at all', [], 'CA'],
])('with %s the nearest region is right', (_, languages, region) => {
  expect(regionsFor(languages)[0]).toBe(region);
});

it('no region is left out', () => {
  for (const languages of [[], ['en-US'], ['fr-FR'], ['en-GB'], ['de']])
    expect([...regionsFor(languages)].sort()).toEqual([...REGIONS].sort());
});

it.each(['CA', 'US', 'EU'] as const)(
  'the region that the reader has chosen is right, wherever the browser is from: %s',
  (chosen) => {
    expect(regionsFor(['en-GB', 'fr-FR'], chosen)[0]).toBe(chosen);
  },
);

it('the facts are in the order of the regions that were asked for last', () => {
  const brandsIn = (region: 'CA' | 'EU') => {
    const entry = loadGlossary(regionsFor([], region)).entry('trastuzumab');
    return JSON.stringify(entry);
  };
  const canadian = brandsIn('CA');
  expect(brandsIn('EU')).not.toBe(canadian);
  expect(brandsIn('CA')).toBe(canadian);
});
