import { escapePattern } from '@/lib/text';
import type { Prefilter } from '../types';
import { letterFolding } from './fold-letters';

/** What a prefilter needs: plain data, which can be kept as JSON and is used as it is. */
export interface PrefilterTables {
  /**
   * Each name is found by a few letters that are in it and seldom in other words: "romat" for "aromatase inhibitor". For each
   * such letters there is what names have before and behind them: "romat\x7fa\x7fase inhibitor|"; nothing at the end of a line
   * has no field. Letters of abbreviations, whose case counts, follow a further `FIELD_END`. In names a space, a hyphen and an
   * apostrophe stand for all that a page may have there (`SIGNS`). Of letters that begin alike the longer ones come first.
   */
  names: string;
  /** No mention of a name is longer than this, in code units. */
  reach: number;
}

/** No name has these characters; and unlike other signs of that kind, JSON writes them as one. */
export const FIELD_END = '\x7f';
export const LETTERS_END = '|';

/**
 * The characters that a sign stands for, beside all that are not of ASCII: any number of them, or none where only a line break
 * is between two text nodes.
 */
const SIGNS: Readonly<Record<string, string>> = {
  // Spaces and hyphens.
  ' ': '[^!-,.-~]*',
  // In abbreviations a page must write a hyphen.
  '-': '[^\\0-,.-\\x7f]*',
  "'": '[^\\0-&(-_a-\\x7f]*',
};
const IS_PLAIN = /^[a-z0-9]+$/;
const SPACE = 0x20;
const HYPHEN = 0x2d;
const APOSTROPHE = 0x27;
const BACKTICK = 0x60;

/** Names that are found by the same letters and go on with the same ones. */
interface Group {
  isExact: boolean;
  /** Those letters, up to the next sign. */
  after: string;
  names: readonly Candidate[];
}

/**
 * A name as it is compared with a text: away from the letters by which it is found, first by what the browser compares by
 * itself, up to the next sign, then by the rest.
 */
interface Candidate {
  sign: string;
  before: string;
  restBefore: string;
  restAfter: string;
}

/**
 * Makes the prefilter of a page: a test of raw text that costs less than finding the names.
 *
 * Whatever `Matcher.find` finds is let through, and also where text nodes were joined without the line breaks that a page shows
 * between them. What is let through may turn out to be no name.
 *
 * @param tables what `compilePrefilter` has made of the names
 */
export function createPrefilter({ names, reach }: PrefilterTables): Prefilter {
  const letters: string[] = [];
  const linesByLetters = new Map<string, string[]>();
  for (const line of names.split(LETTERS_END).slice(0, -1)) {
    const ofLine = lettersOf(line);
    letters.push(ofLine);
    const alone = lettersAlone(ofLine);
    linesByLetters.set(alone, [...(linesByLetters.get(alone) ?? []), line]);
  }
  // A pattern of nothing would match everywhere.
  const anyLetters = letters.length > 0 ? new RegExp(letters.map(patternOf).join('|'), 'g') : /$^/g;
  const groups = new Map<string, readonly Group[]>();

  /**
   * Of letters that begin at the same place of a text, the pattern reports the longest only.
   *
   * @param found letters as a text has them, with what it has between them
   */
  function groupsFor(found: string): readonly Group[] {
    let known = groups.get(found);
    if (!known) {
      const alone = lettersAlone(found);
      known = Array.from(alone, (_, i) => linesByLetters.get(alone.slice(0, i + 1)) ?? []).flatMap((lines) =>
        lines.flatMap(groupsOf),
      );
      groups.set(found, known);
    }
    return known;
  }

  return {
    reach,
    mayHoldName(raw, pieces) {
      const folded = letterFolding(raw);
      const text = folded(raw);
      // Searched without regard to case, a text with curly quotes would take twice as long.
      const lower = lowerCaseOf(text);
      let starts: Set<number> | undefined;
      const isStart = (at: number): boolean => {
        // A count may be before a name: "12xTaxol".
        if (!pieces || /(?:^|[^a-z0-9]|\dx)$/i.test(text.slice(Math.max(0, at - 2), at))) return true;
        starts ??= startsOf(pieces(), folded);
        return starts.has(at);
      };
      anyLetters.lastIndex = 0;
      for (let hit = anyLetters.exec(lower); hit; hit = anyLetters.exec(lower)) {
        const { index } = hit;
        for (const { isExact, after, names: candidates } of groupsFor(hit[0])) {
          // First what the browser compares by itself: most names fail there.
          const compared = isExact ? text : lower;
          if (!compared.startsWith(after, index)) continue;
          for (const { sign, before, restBefore, restAfter } of candidates) {
            const start = walk(text, index - 1, sign, isExact, -1) + 1 - before.length;
            if (!compared.startsWith(before, start)) continue;
            if (Number.isNaN(walk(text, index + after.length, restAfter, isExact, 1))) continue;
            const first = walk(text, start - 1, restBefore, isExact, -1) + 1;
            if (!Number.isNaN(first) && isStart(first)) return true;
          }
        }
        anyLetters.lastIndex = index + 1;
      }
      forgetText();
      return false;
    },
  };
}

function lettersOf(line: string): string {
  const start = line.startsWith(FIELD_END) ? 1 : 0;
  return line.slice(start, line.indexOf(FIELD_END, start)).toLowerCase();
}

function lettersAlone(text: string): string {
  return IS_PLAIN.test(text) ? text : text.replace(/[^a-z0-9]+/g, '');
}

/** The names that a line of the table has. */
function groupsOf(line: string): Group[] {
  const groups = new Map<string, Candidate[]>();
  const isExact = line.startsWith(FIELD_END);
  const [letters = '', ...names] = line.slice(isExact ? 1 : 0).split(FIELD_END);
  for (let i = 0; i < names.length; i += 2) {
    const after = letters + (names[i + 1] ?? '');
    const head = after.slice(0, after.search(/[ '-]|$/));
    const [, restBefore = '', before = '', sign = ''] = /^(.*?)([^ '-]*)([ '-]?)$/.exec(names[i] ?? '') ?? [];
    const candidate = { sign, before, restBefore, restAfter: after.slice(head.length) };
    groups.set(head, [...(groups.get(head) ?? []), candidate]);
  }
  return Array.from(groups, ([after, candidates]) => ({ isExact, after, names: candidates }));
}

/** Each letter stays at its place: "İ" alone would become two. */
function lowerCaseOf(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replaceAll('İ', 'I').toLowerCase();
}

/** The browser keeps the text that a regular expression last matched in, which may be a whole page: let it keep another. */
function forgetText(): void {
  /^/.test('');
}

/** Where each piece begins in the joined text. */
function startsOf(pieces: Iterable<string>, folded: (part: string) => string): Set<number> {
  const starts = new Set<number>();
  let at = 0;
  for (const piece of pieces) {
    starts.add(at);
    at += folded(piece).length;
  }
  return starts;
}

function patternOf(letters: string): string {
  if (IS_PLAIN.test(letters)) return letters;
  return escapePattern(letters).replace(/[ '-]/g, (sign) => SIGNS[sign] ?? sign);
}

/**
 * @param letters letters and signs of a name
 * @param step the direction in which they stand from `from`
 * @returns the offset behind them in that direction, or NaN where the text is another
 */
function walk(text: string, from: number, letters: string, isExact: boolean, step: 1 | -1): number {
  let at = from;
  for (let i = 0; i < letters.length && !Number.isNaN(at); i++) {
    const letter = letters.charCodeAt(step > 0 ? i : letters.length - 1 - i);
    at = pass(text, at, letter, isExact, step);
  }
  return at;
}

/**
 * Compares character codes, since a hostile text may have the same letters a thousand times.
 *
 * @param letter a letter of a name, or a sign
 * @returns the offset behind it in the direction of `step`, or NaN where something else stands
 */
function pass(text: string, from: number, letter: number, isExact: boolean, step: 1 | -1): number {
  let at = from;
  if (letter === SPACE || letter === HYPHEN || letter === APOSTROPHE) {
    while (isBetween(text.charCodeAt(at), letter)) at += step;
    return at;
  }
  const code = text.charCodeAt(at);
  const isCapital = code >= 0x41 && code <= 0x5a;
  return (isCapital && !isExact ? code + 0x20 : code) === letter ? at + step : Number.NaN;
}

/** The same as the patterns of `SIGNS`. */
function isBetween(code: number, sign: number): boolean {
  if (code >= 0x80) return true;
  if (sign === SPACE) return code <= SPACE || code === HYPHEN || code === 0x7f;
  return code === sign || (sign === APOSTROPHE && code === BACKTICK);
}
