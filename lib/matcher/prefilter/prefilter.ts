import type { Prefilter } from '../types';
import { foldedOffset, foldLetters, needsFolding, offsetsBack } from './fold-letters';

/**
 * What a prefilter needs: plain data, which can be kept as JSON and is used as it is.
 *
 * Each name is found by a few letters that are in it and seldom in other words: "hibit" for "aromatase inhibitor". In names a
 * space, a hyphen and an apostrophe stand for all that a page may have there (`SIGNS`), and a line break is before the letters by
 * which the name is found: "aromatase in\nhibitor".
 */
export interface PrefilterTables {
  /** The names by their letters, without what is between words. */
  names: Readonly<Record<string, readonly string[]>>;
  /** The same for abbreviations, whose letter case counts. */
  abbreviations: Readonly<Record<string, readonly string[]>>;
  /** Letters with something between them, for names of short words: "vp 16"; sources of patterns. */
  splitLetters: readonly string[];
  /** No mention of a name is longer than this, in code units. */
  reach: number;
}

/**
 * The characters that a sign stands for, beside all that are not of ASCII: any number of them, or none where only a line break
 * is between two text nodes.
 */
const SIGNS: Readonly<Record<string, string>> = {
  // Spaces and hyphens.
  ' ': '[^!-,.-~]*',
  // In abbreviations a page must write a hyphen.
  '-': '[^\\0-,.-\\x7f]*',
  "'": '[^\\0-&(-\\x7f]*',
};
const SPACE = 0x20;
const HYPHEN = 0x2d;
const APOSTROPHE = 0x27;

/**
 * Makes the prefilter of a page: a test of raw text that costs less than finding the names.
 *
 * Whatever `Matcher.find` finds is let through, and also where text nodes were joined without the line breaks that a page shows
 * between them. What is let through may turn out to be no name.
 *
 * @param tables what `compilePrefilter` has made of the names
 */
export function createPrefilter({ names, abbreviations, splitLetters, reach }: PrefilterTables): Prefilter {
  const letters = [...Object.keys(names), ...Object.keys(abbreviations), ...splitLetters.map(patternOf)];
  // A pattern of nothing would match everywhere.
  const anyLetters = letters.length > 0 ? new RegExp(letters.join('|'), 'gi') : /$^/g;

  return {
    reach,
    search(raw, from, isNodeStart) {
      const isFolded = needsFolding(raw);
      const text = isFolded ? foldLetters(raw) : raw;
      const rawOffsets = offsetsBack(raw);
      /** The offset in the raw text where a name begins, or -1. */
      const startAt = (at: number, name: string, isExact: boolean): number => {
        const folded = startOfName(text, at, name, isExact);
        if (folded === null) return -1;
        const [start, last] = isFolded ? rawOffsets(folded) : [folded, folded];
        if (start < from) return -1;
        let isStart = !isLetter(text, folded - 1);
        for (let at = start; at <= last && !isStart; at++) isStart = isNodeStart(at);
        return isStart ? start : -1;
      };
      anyLetters.lastIndex = isFolded ? foldedOffset(raw, from) : from;
      for (let hit = anyLetters.exec(text); hit; hit = anyLetters.exec(text)) {
        const { index } = hit;
        const key = hit[0].toLowerCase().replace(/[^a-z0-9]+/g, '');
        for (const name of names[key] ?? []) {
          const start = startAt(index, name, false);
          if (start >= 0) return start;
        }
        for (const name of abbreviations[key] ?? []) {
          const start = startAt(index, name, true);
          if (start >= 0) return start;
        }
        anyLetters.lastIndex = index + 1;
      }
      return -1;
    },
  };
}

function isLetter(text: string, at: number): boolean {
  return /[a-z0-9]/i.test(text.charAt(at));
}

function patternOf(source: string): string {
  return source.replace(/[ '-]/g, (sign) => SIGNS[sign] ?? sign);
}

/** @returns where the name begins whose letters are found at `at`; null when the text there is not the name */
function startOfName(text: string, at: number, name: string, isExact: boolean): number | null {
  const border = name.indexOf('\n');
  let end = at;
  for (let i = border + 1; i < name.length; i++) {
    end = pass(text, end, name.charCodeAt(i), isExact, 1);
    if (Number.isNaN(end)) return null;
  }
  let start = at - 1;
  for (let i = border - 1; i >= 0; i--) {
    start = pass(text, start, name.charCodeAt(i), isExact, -1);
    if (Number.isNaN(start)) return null;
  }
  return start + 1;
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
  return sign === SPACE ? code <= SPACE || code === HYPHEN || code === 0x7f : code === sign;
}
