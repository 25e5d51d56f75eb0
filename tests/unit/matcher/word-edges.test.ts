import tables from 'virtual:matcher-tables';
import { describe, expect, it } from 'vitest';
import { createMatcher } from '@/lib/matcher';
import { finderOf, marked, matcher } from './terms';

const shipped = createMatcher(tables);

const finder = finderOf(
  { id: 'letrozole', text: 'letrozole', plural: true },
  { id: 'letrozole', text: 'Femara' },
  { id: 'paclitaxel', text: 'Taxol' },
);

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

describe('the name of another substance is not that of the drug in it', () => {
  it.each([
    '4-hydroxytamoxifen',
    '4-hydroxy-tamoxifen',
    '4-Hydroxy tamoxifen',
    'hydroxy-\u00adtamoxifen',
    'hydroxy-\ntamoxifen',
    'hydroxy\u00ad\n  tamoxifen',
    'N-desmethyl-tamoxifen',
    'N-desméthyl tamoxifène',
    'N-desmethyl tamoxifen citrate',
    '5,6-dihydro-5-fluorouracil',
    'dihydro fluorouracil',
    "5'-deoxy-fluorouracil",
    'doxorubicinol',
    'doxorubicin-ol',
    'doxorubicin-\nol',
    'tamoxifen N-oxide',
    'tamoxifen-N-oxide',
  ])('%j', (text) => {
    expect(shipped.find(text)).toEqual([]);
  });

  it.each([
    'hydroxyurea, tamoxifen',
    'hydroxy, tamoxifen',
    'methylprednisolone and tamoxifen',
    'tamoxifen, ol',
    'tamoxifen old',
    'tamoxifen OL',
  ])('but words beside it are none of it: %s', (text) => {
    expect(shipped.find(text)).toMatchObject([{ id: 'tamoxifen' }]);
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

describe('what writers and pages put right beside a name', () => {
  it.each([
    ['a reference number', 'letrozole1', 'letrozole'],
    ['several', 'letrozole1,2', 'letrozole'],
    ['a reference behind a full stop', 'letrozole.3', 'letrozole'],
    ['a dose', 'letrozole2.5mg', 'letrozole'],
    ['the letters of a trade mark', 'FemaraTM', 'Femara'],
    ['a count', '12xTaxol', 'Taxol'],
    ['emphasis', '_letrozole_', 'letrozole'],
    ['other emphasis', '**letrozole**', 'letrozole'],
    ['Han', '我服用letrozole治疗', 'letrozole'],
    ['kana', 'はletrozoleを', 'letrozole'],
    ['Hangul', '나는letrozole을', 'letrozole'],
    ['Thai', 'ยาletrozoleมะเร็ง', 'letrozole'],
    ['Arabic', 'دواءletrozoleهو', 'letrozole'],
    ['Hebrew', 'הletrozoleזה', 'letrozole'],
  ])('%s', (_, text, name) => {
    expect(marked(`the ${text} word`, finder)).toEqual([name]);
  });

  it('a plural s belongs to a generic name', () => {
    expect(marked('two letrozoles', finder)).toEqual(['letrozoles']);
    expect(marked('two Femaras', finder)).toEqual([]);
  });

  it.each(['4\u0060-epiadriamycin', '4\u00b4-epiadriamycin', '4\u2032-epiadriamycin'])(
    'another sign for an apostrophe: %s',
    (text) => {
      expect(marked(`of ${text}`)).toEqual([text]);
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
    'letrozole2x',
    'letrozole2000',
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
    'https://example.org/drugs/herceptin/effects',
    'example.com/herceptin-info',
    'www.example.de/herceptin',
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
