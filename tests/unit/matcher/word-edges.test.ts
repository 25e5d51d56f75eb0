import { describe, expect, it } from 'vitest';
import { marked, matcher } from './terms';

describe('what may stand right after a name', () => {
  it.each([
    'letrozole®',
    'letrozole™',
    'letrozole(R)',
    'letrozole (®)',
    'letrozole*',
    'letrozole†',
    'letrozole²',
    "letrozole's dose",
    'letrozole’s dose',
    'letrozole, daily',
    'letrozole; letters',
    'letrozole.',
    'letrozole. The',
    'letrozole.The',
    'letrozole…',
    'letrozole)',
    'letrozole]',
    'letrozole”',
    'letrozole: 2.5 mg',
    'letrozole? Yes',
    'letrozole-induced',
    'letrozole-based',
    'letrozole‑mediated',
    'letrozole/x',
    'letrozole+x',
    'letrozole=x',
    'letrozole|x',
    'letrozole😀',
  ])('%s', (text) => {
    expect(matcher.find(text)).toEqual([{ id: 'letrozole', start: 0, end: 9 }]);
  });

  it.each([
    'docetaxel/capecitabine',
    'docetaxel+capecitabine',
    'docetaxel-capecitabine',
    'docetaxel & capecitabine',
  ])('finds both drugs of %s', (text) => {
    expect(marked(text)).toEqual(['docetaxel', 'capecitabine']);
  });
});

describe('what may stand right before a name', () => {
  it.each(['(', '[', '“', "'", '/', '+', '-', '–', '—', '•', '®', '\n', '😀', 'the end.', 'un d’', 'anti-'])(
    '%j',
    (before) => {
      expect(matcher.find(`${before}Letrozole`)).toEqual([
        { id: 'letrozole', start: before.length, end: before.length + 9 },
      ]);
    },
  );
});

describe('inside other words', () => {
  it.each([
    'vibrance',
    'nomegestrol',
    'iododoxorubicin',
    'aldoxorubicin',
    'letrozoles',
    'letrozole2',
    '2letrozole',
    'életrozole',
    'letrozoleé',
    'letrozoleж',
    'жletrozole',
    'letrozole_trial',
    'my_letrozole',
    'XT-DM1',
    'T-DM1a',
    'T-DM10',
    '15-FU',
    '5-FUs',
  ])('finds no name in %s', (text) => {
    expect(marked(`the ${text} word`)).toEqual([]);
  });

  it.each([
    'herceptin.com',
    'www.herceptin.com',
    'https://www.herceptin.com/patient',
    'Herceptin.2go.com',
    'my.herceptin',
    'info@herceptin.com',
    'info@herceptin',
    'herceptin@example.com',
    '@herceptin',
  ])('finds no name in the address %s', (text) => {
    expect(marked(`see ${text} now`)).toEqual([]);
  });

  it('still finds the name that follows such a word', () => {
    expect(marked('herceptin.com sells Herceptin')).toEqual(['Herceptin']);
    expect(marked('vibrance Ibrance')).toEqual(['Ibrance']);
  });

  it('looks at a word with its accents folded away', () => {
    expect(marked('Ibrancé')).toEqual(['Ibrancé']);
    expect(marked('víbrance')).toEqual([]);
  });
});
