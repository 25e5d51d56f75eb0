import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { loadFacts, matcherTerms } from '@/lib/glossary';
import { compileTerms, createMatcher, type Definition, type Matcher, type Mention } from '@/lib/matcher';
import { FUZZ_FACTOR, fuzzRuns } from '../../tools/fuzz-runs';

const facts = loadFacts();
const matcher = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules)).withVocabulary(
  new Map<string, Set<string | null>>([
    ['LET', new Set(['letrozole'])],
    ['DOX', new Set([null])],
  ]),
);
const MAX_NAMES = 48;

/** What a text says in which each name may need the words and names around it. */
const PIECES = [
  'letrozole',
  'doxorubicin',
  'liposomal doxorubicin',
  'trastuzumab deruxtecan',
  'trastuzumab\n      emtansine',
  `trastuzumab${' '.repeat(200)}deruxtecan`,
  'T-DM1',
  '5-FU',
  'PARP',
  'AKT',
  'inhibitors',
  'pegylated liposomal',
  ' (LET)',
  ' (DOX; Adriamycin)',
  ' (femara, LET)',
  'DOX (difficult or xeric)',
  'CDDP, epirubicin',
  ' and ',
  ', ',
  '/',
  ' – ',
  '; ',
  '. ',
  'œdème ﬁbrose ',
  '\u00ad',
];
const texts = fc
  .array(fc.constantFrom(...PIECES), { minLength: 400, maxLength: 900 })
  .map((all) => all.join(' '));

interface Read {
  mentions: Mention[];
  definitions: Definition[];
  parts: number;
}

/** Reads a text part by part, as a page is read. */
function inParts({ read, lookBehind }: Matcher, text: string): Read {
  const all: Read = { mentions: [], definitions: [], parts: 0 };
  for (let from = 0; from < text.length; all.parts++) {
    const viewStart = Math.max(0, from - lookBehind);
    const { mentions, definitions, decidedTo } = read(text.slice(viewStart), MAX_NAMES);
    const end = viewStart + decidedTo;
    expect(end).toBeGreaterThan(from);
    const isOfPart = ({ start }: { start: number }) => start >= from && start < end;
    const moved = mentions.map((one) => ({ ...one, start: viewStart + one.start, end: viewStart + one.end }));
    all.mentions.push(...moved.filter(isOfPart));
    all.definitions.push(
      ...definitions.map((one) => ({ ...one, start: viewStart + one.start })).filter(isOfPart),
    );
    from = Math.max(end, all.mentions.at(-1)?.end ?? 0);
  }
  return all;
}

describe('a text of many names', () => {
  it(
    'says the same when it is read in parts as when it is read at once',
    () => {
      let parts = 0;
      fc.assert(
        fc.property(texts, (text) => {
          const { mentions, definitions } = matcher.read(text);
          const read = inParts(matcher, text);
          expect(read.mentions).toEqual(mentions);
          expect(new Set(read.definitions.map((one) => JSON.stringify(one)))).toEqual(
            new Set(definitions.map((one) => JSON.stringify(one))),
          );
          parts += read.parts;
        }),
        { numRuns: fuzzRuns(30) },
      );
      expect(parts).toBeGreaterThan(90);
    },
    30_000 * FUZZ_FACTOR,
  );

  it('says the same where a part begins behind a name that is longer than what is read again', () => {
    const name = `trastuzumab${' '.repeat(200)}deruxtecan pegylated liposomal pegylated liposomal`;
    for (let names = 0; names < 2 * MAX_NAMES; names++) {
      const text = `${'letrozole '.repeat(names)}${name} (LET) ${'letrozole '.repeat(2 * MAX_NAMES)}`;
      const { definitions } = matcher.read(text);
      expect(inParts(matcher, text).definitions, `${names} names before`).toEqual(definitions);
    }
  });

  it.each([
    'letrozole (femara; LET) ',
    'T-DM1 (diabetes mellitus type 1) trastuzumab emtansine (T-DM1) ',
    'doxorubicin, cyclophosphamide and cisplatin (DCC) ',
    '[letrozole] ',
    '5-FU (',
    'AKT/',
  ])('takes so many steps for a part, however long the text is: %j', (kind) => {
    const steps = (length: number) => {
      const exec = vi.spyOn(RegExp.prototype, 'exec');
      matcher.read(kind.repeat(length / kind.length), MAX_NAMES);
      const { length: calls } = exec.mock.calls;
      exec.mockRestore();
      return calls;
    };
    expect(steps(8_192)).toBe(steps(81_920));
    expect(steps(8_192)).toBeLessThan(100 * MAX_NAMES);
  });

  it('is read to its end where it has fewer names', () => {
    expect(matcher.read('letrozole, '.repeat(MAX_NAMES - 1), MAX_NAMES).decidedTo).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  it.each(['ﬃ', 'œ', '\u00ad', 'é'])('always comes to its end: %j', (sign) => {
    const text = `${sign.repeat(150)} ${'5-FU '.repeat(100)}`.repeat(10);
    expect(inParts(matcher, text).mentions).toHaveLength(1_000);
  });
});
