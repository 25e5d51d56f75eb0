import { readFileSync } from 'node:fs';
import tables from 'virtual:prefilter';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFacts, matcherTerms } from '@/lib/glossary';
import {
  compilePrefilter,
  compileTerms,
  createMatcher,
  findWithDefinitions,
  type Matcher,
  type Prefilter,
} from '@/lib/matcher';
import { createPrefilter } from '@/lib/matcher/prefilter';
import { FUZZ_FACTOR, fuzzRuns } from '../../../tools/fuzz-runs';
import { terms, textOf } from '../oracle/arbitrary-texts';

const facts = loadFacts();

const { heads } = facts.matchRules;
const RUNS = fuzzRuns(1_500);
/** A second or two; a machine that is busy with browsers takes longer. */
const TIMEOUT_MS = 30_000 * FUZZ_FACTOR;

/** What a page shows between two text nodes, and their data has not: nothing, a line break, the border of a block. */
const BETWEEN = ['', '\n', '\u001e'];

/** What may stand behind a space: the text of an element without a box, which a page does not show. It ends a text run. */
const STYLE = '.a{color:red}';

interface Page {
  /** The data of the text nodes. */
  pieces: string[];
  /** The same with what a page shows between them, as the matcher is given it. */
  text: string;
}

/** Cuts a text into text nodes. A space may become a line break element, or have a style behind it. */
function pageOf(text: fc.Arbitrary<string>): fc.Arbitrary<Page> {
  const cut = fc.record({ at: fc.nat({ max: 200 }), between: fc.constantFrom(...BETWEEN) });
  return fc
    .record({
      text,
      cuts: fc.array(cut, { maxLength: 6 }),
      breaks: fc.array(fc.constantFrom(null, null, 'br', 'style'), { maxLength: 12 }),
    })
    .map(({ text, cuts, breaks }) => {
      const page: Page = { pieces: [''], text: '' };
      const betweens = new Map(cuts.map(({ at, between }) => [at, between]));
      let spaces = 0;
      for (const [at, unit] of text.split('').entries()) {
        const between = betweens.get(at);
        if (between !== undefined) {
          page.pieces.push('');
          page.text += between;
        }
        const kind = unit === ' ' ? breaks[spaces++] : null;
        if (kind === 'br') {
          page.pieces.push('');
          page.text += '\n';
          continue;
        }
        page.pieces.push(`${page.pieces.pop()}${unit}`);
        page.text += unit;
        if (kind === 'style') {
          page.pieces.push(STYLE, '');
          page.text += '\u001e';
        }
      }
      return page;
    });
}

/** @returns whether there is a name */
function expectComplete({ find }: Matcher, prefilter: Prefilter, { text, pieces }: Page): boolean {
  const hasName = find(text).length > 0;
  if (hasName) {
    const isLetThrough = prefilter.mayHoldName(pieces.join(''), () => pieces);
    expect(isLetThrough, JSON.stringify({ text, pieces })).toBe(true);
  }
  return hasName;
}

describe('the prefilter lets all through that the matcher finds', { timeout: TIMEOUT_MS }, () => {
  it('with any names', () => {
    let pages = 0;
    const sample = terms.chain((all) => fc.record({ all: fc.constant(all), page: pageOf(textOf(all)) }));
    fc.assert(
      fc.property(sample, ({ all, page }) => {
        const prefilter = createPrefilter(JSON.parse(JSON.stringify(compilePrefilter(all))));
        pages += Number(expectComplete(createMatcher(compileTerms(all)), prefilter, page));
      }),
      { numRuns: RUNS },
    );
    expect(pages).toBeGreaterThan(RUNS / 4);
  });

  it('with the shipped names', () => {
    let pages = 0;
    const shipped = matcherTerms(facts);
    const matcher = createMatcher(compileTerms(shipped, facts.matchRules));
    const prefilter = createPrefilter(tables);
    fc.assert(
      fc.property(pageOf(textOf(shipped)), (page) => {
        pages += Number(expectComplete(matcher, prefilter, page));
      }),
      { numRuns: RUNS },
    );
    expect(pages).toBeGreaterThan(RUNS / 4);
  });

  it('with each shipped name alone, written in each of many ways', () => {
    const matcher = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));
    const prefilter = createPrefilter(tables);
    const missed = matcherTerms(facts)
      .flatMap((term) => {
        const head = heads.find(({ id }) => id === term.target);
        return head
          ? [
              ...head.behind.map((words) => `${term.text} ${words}`),
              ...head.behind.map((words) => `${term.text} (ABC) ${words}`),
              ...head.behind.map((words) => `${term.text} (${term.text}) ${words}`),
              ...head.behind.map((words) => `${term.text} (A-B, poly(C) 3) ${words}`),
              ...head.before.map((words) => `${words} ${term.text} (${term.text}i)`),
              ...head.before.map((words) => `${words} ${term.text}`),
              `anti-${term.text}`,
              `${term.text} and AKT inhibitors`,
              `inhibiteurs de PARP, de ${term.text} et d'AKT`,
            ]
          : [term.text];
      })
      .flatMap((text) => [
        text,
        `${text}s`,
        `12x${text}`,
        `_${text}_`,
        `中${text}中`,
        `${text}1,2`,
        `${text}20mg`,
        `liposomal ${text}`,
        `${text} (liposomal)`,
        `${text} given as a liposomal form`,
        `liposomes containing ${text}`,
        text.toUpperCase(),
        text.normalize('NFD'),
        text.replace(/[ -]/g, '\n   '),
        text.replaceAll('-', '\u2011\u2060'),
        text.replaceAll(' ', '\u00a0'),
        text.replaceAll("'", '\u2019'),
        text.replaceAll("'", '`'),
        text.replaceAll("'", '\u00b4'),
        Array.from(text).join('\u00ad'),
        text.replace(/[a-z0-9]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
        text.replace(/[aeiou]/g, (letter) => `${letter}\u0301`),
        text.replaceAll('fi', '\ufb01').replaceAll('oe', '\u0153'),
      ])
      // The prefilter first: it takes a small part of the time, and lets nearly all of them through.
      .filter((text) => !prefilter.mayHoldName(text, () => [text]) && matcher.find(text).length > 0);
    expect(missed).toEqual([]);
  });

  it('with each text of the corpus', () => {
    const matcher = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));
    const prefilter = createPrefilter(tables);
    const texts = readFileSync('tests/corpus/short-texts.txt', 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .map((line) => line.replace(/<(?:class:)?[a-z0-9-]+:([^<>]+)>/g, '$1'))
      .filter((text) => findWithDefinitions(matcher, text).length > 0);
    expect(texts.length).toBeGreaterThan(500);
    expect(texts.filter((text) => !prefilter.mayHoldName(text, () => [text]))).toEqual([]);
  });

  it('with each shipped name, its letters in boxes of their own', () => {
    const matcher = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));
    const prefilter = createPrefilter(tables);
    const missed = matcherTerms(facts)
      .map(({ text }) => `a ${text}, b`)
      .filter((text) => !prefilter.mayHoldName(text, () => text.split('')) && matcher.find(text).length > 0);
    expect(missed).toEqual([]);
  });

  it('where a page misspells a name, or uses letters that it has explained: a right name is there', () => {
    const matcher = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));
    const prefilter = createPrefilter(tables);
    const texts = [
      'gemcitabine/cispiatin with',
      'exemestane 25 mg (EXE)',
      "capecitabine (N4-pentyloxycarbonyl-5'-deoxy-5-fluorocytidine)",
      'Adriamycin cardiotoxicity, ADR cardiotoxicity',
    ];
    expect(texts.filter((text) => findWithDefinitions(matcher, text).length < 2)).toEqual([]);
    expect(texts.filter((text) => !prefilter.mayHoldName(text, () => [text]))).toEqual([]);
  });
});
