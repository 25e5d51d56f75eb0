import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFacts, matcherTerms } from '@/lib/glossary';
import { compileTerms, createMatcher, type Matcher, type Mention, type Term } from '@/lib/matcher';
import { FUZZ_FACTOR, fuzzRuns } from '../../../tools/fuzz-runs';
import { terms, textOf } from './arbitrary-texts';
import { findSlowly, NEVER_SEEN } from './oracle';

const facts = loadFacts();

const RUNS = fuzzRuns(3_000);
/** Fewer with the shipped names: brute force takes its time with a thousand of them. */
const RUNS_SHIPPED = fuzzRuns(200);
/** A second or two; a machine that is busy with browsers takes longer. */
const TIMEOUT_MS = 30_000 * FUZZ_FACTOR;

/** Invisible characters at the edges of a mention may belong to it or not: the mark looks the same. */
function asSeen(text: string, mentions: readonly Mention[]): (Mention & { written: string })[] {
  return mentions.map(({ id, start, end }) => {
    let from = start;
    let to = end;
    while (from < to && NEVER_SEEN.test(text.charAt(from))) from += 1;
    while (to > from && NEVER_SEEN.test(text.charAt(to - 1))) to -= 1;
    return { id, start: from, end: to, written: text.slice(from, to) };
  });
}

/** @returns the number of mentions */
function expectAsSlow({ find, reach }: Matcher, all: readonly Term[], text: string): number {
  const found = asSeen(text, find(text));
  expect(found).toEqual(asSeen(text, findSlowly(all, text)));
  for (const { start, end } of found) expect(end - start).toBeLessThanOrEqual(reach);
  return found.length;
}

/** Random texts seldom have a name that goes on in the next line, with letters behind it. */
const LETTERS_AFTER_LINES = {
  all: ['ab', '5 ab', '5'].map((text) => ({ id: text, text })),
  text: '5\n  ab-ab',
};

const LETTERS_AFTER_NAMES = {
  all: ['abc', 'abc abc'].map((text) => ({ id: text, text })),
  text: 'abc abc-abc abc',
};

const REFERENCE_BEFORE_WORD = {
  all: [{ id: 'one', text: 'trastuzumab', guards: [{ notBefore: /^ b/ }] }],
  text: 'trastuzumab5 b',
};

describe('the matcher finds what brute force finds in any text', { timeout: TIMEOUT_MS }, () => {
  it('with any names', () => {
    let mentions = 0;
    const sample = terms.chain((all) => fc.record({ all: fc.constant(all), text: textOf(all) }));
    fc.assert(
      fc.property(sample, ({ all, text }) => {
        mentions += expectAsSlow(createMatcher(compileTerms(all)), all, text);
      }),
      { numRuns: RUNS, examples: [[LETTERS_AFTER_LINES], [LETTERS_AFTER_NAMES], [REFERENCE_BEFORE_WORD]] },
    );
    expect(mentions).toBeGreaterThan(RUNS);
  });

  it('with the shipped names', () => {
    let mentions = 0;
    // A target is no name by itself.
    const shipped = matcherTerms(facts).filter(({ target }) => target === undefined);
    const matcher = createMatcher(compileTerms(shipped));
    fc.assert(
      fc.property(textOf(shipped), (text) => {
        mentions += expectAsSlow(matcher, shipped, text);
      }),
      { numRuns: RUNS_SHIPPED },
    );
    expect(mentions).toBeGreaterThan(RUNS_SHIPPED);
  });
});
