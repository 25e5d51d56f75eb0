import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadFacts, matcherTerms } from '@/lib/glossary';
import { compileTerms, createMatcher, findWithDefinitions, type Matcher } from '@/lib/matcher';
import { fuzzRuns } from '../../tools/fuzz-runs';

const facts = loadFacts();
const matcher = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));

const marks = (text: string) =>
  findWithDefinitions(matcher, text).map(({ id, start, end }) => `${text.slice(start, end)} ${id}`);

/** What may stand before, in and after a name. */
const SIGNS = [
  '-',
  '/',
  '(',
  ')',
  '[',
  '; ',
  '®',
  '™*',
  "'s",
  '\u00ad',
  '\u200b',
  '\n',
  '—',
  '½',
  'é',
  'ﬁ',
  '+',
  '. ',
];

/** @returns made-up abbreviations of a drug, each of another spelling */
function explanations(count: number): string {
  return Array.from({ length: count }, (_, i) => `doxorubicin (DO${lettersOf(i)}X)`).join(' ');
}

/** A number as letters that are in "rubi". */
function lettersOf(number: number): string {
  return Array.from(number.toString(4), (digit) => 'RUBI'.charAt(Number(digit))).join('');
}

/** How often a regular expression is tried: each try is bounded by the view that it is given. */
function triesIn(text: string): number {
  const exec = vi.spyOn(RegExp.prototype, 'exec');
  matcher.read(text);
  const { length } = exec.mock.calls;
  exec.mockRestore();
  return length;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a hostile text', () => {
  const kinds = [
    'letrozole',
    'letrozole®®®®',
    'letrozole, ',
    'letrozole (femara; LET) ',
    'letrozole/letrozolx, ',
    'letrozole 5 mg on day 1 for ten days ',
    'letrozole-induced cardiotoxicity ',
    "letrozole (5'-hydroxy-abcdefghijklmnole) ",
    'doxorubicin liposomal ',
    'doxorubicin, cyclophosphamide and cisplatin (DCC) ',
    'T-DM1 (diabetes mellitus type 1) trastuzumab emtansine (T-DM1) ',
    'A1B, letrozole; ',
    'PARP, ',
    'AKT/',
    'inhibiteur de ',
    'liposomal ',
    '[()]',
    '_a',
    '1x',
    ' ',
  ];

  it.each(kinds)('takes no more steps at its end than in its middle: %j', (kind) => {
    const [short = 0, middle = 0, long = 0] = [200, 400, 600].map((times) => triesIn(kind.repeat(times)));
    expect(short).toBeLessThan(4 * 200 * kind.length + 100);
    expect(long - middle).toBeLessThanOrEqual(middle - short + 20);
  });

  it('takes steps in proportion to its length, whatever is in it', () => {
    const pieces = fc.array(fc.constantFrom(...kinds, ...SIGNS, ...facts.drugs.map(({ name }) => name)), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(pieces, (all) => {
        const text = all.join('').repeat(40);
        const once = triesIn(text);
        expect(once).toBeLessThan(4 * text.length + 100);
        // Where a text begins and ends there are other steps than in its middle.
        expect(triesIn(text + text)).toBeLessThanOrEqual(2.2 * once + 100);
      }),
      { numRuns: fuzzRuns(200) },
    );
  });

  it('is read no more than five times, whatever it explains', () => {
    let readings = 0;
    const counting = (one: Matcher): Matcher => ({
      ...one,
      read: (text) => {
        readings += 1;
        return one.read(text);
      },
      withVocabulary: (vocabulary) => counting(one.withVocabulary(vocabulary)),
    });
    const loop =
      'doxorubicin (DOX). DOX (PTX). PTX (paclitaxel). paclitaxel (DOX). ADC (DOX). doxorubicin (ADC). ';
    findWithDefinitions(counting(matcher), loop.repeat(50));
    expect(readings).toBeGreaterThan(1);
    expect(readings).toBeLessThanOrEqual(5);
  });

  it('of 100,000 explanations has marks on the drug, and on no more abbreviations than an article has', () => {
    const found = findWithDefinitions(matcher, explanations(100_000));
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(['doxorubicin']));
    expect(found.filter(({ definedHere }) => !definedHere)).toHaveLength(100_000);
    expect(found.filter(({ definedHere }) => definedHere).length).toBeLessThanOrEqual(400);
  }, 120_000);
});

describe('no wrong mark', () => {
  it.each([
    ['an abbreviation that is explained twice', 'doxorubicin (DX), docetaxel (DX): DX', /DX /],
    ['abbreviations that explain each other', 'DOX (PTX), PTX (DOX): DOX, PTX', /./],
    ['T-DM1 as something else', 'type 1 diabetes mellitus (T-DM1): T-DM1, T-DM1', /./],
    ['T-DM1 as both', 'type 1 diabetes mellitus (T-DM1), trastuzumab emtansine (T-DM1): T-DM1', /T-DM1/],
    ['a class of 5,000 letters', `an ${'a'.repeat(5_000)} inhibitor`, /./],
    ['a class of many words', `an ${'aromat '.repeat(700)}inhibitor`, /./],
    ['a text of brackets', '[()]'.repeat(5_000), /./],
    ['brackets that do not close', `${'('.repeat(5_000)}DOX`, /./],
  ])('on %s', (_, text, mark) => {
    expect(marks(text).filter((one) => mark.test(one))).toEqual([]);
  });
});
