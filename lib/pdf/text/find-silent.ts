import type { Matcher } from '@/lib/matcher';
import { placeOf, sizeOf, type TextItem, type TextPart } from './text-item';

/** Of the letters before them: notes are smaller. */
const MAX_NOTE_SIZE = 0.85;
/** A note is raised by so much, and stands no further behind its word. In heights of letters. */
const MIN_RISE = 0.15;
const MAX_GAP = 0.15;

const LETTER_AT_END = /\p{L}$/u;
/** "a", "b,c", "12", "1–3": no name has a raised part of this kind at its end. */
const NOTE = /^[\p{Ll}\p{N}](?:[\s,–-]*[\p{Ll}\p{N}]){0,4}[\s,]*$/u;
const WORD_AT_START = /^[\p{L}\p{N}]/u;

/** Letters that are set apart: "l e t r o z o l e". Two that lean on each other may have no space: "P A L B O C I C L I B" is "PA L B …". */
const SPACED = /(?<![\p{L}\p{N}])\p{L}{1,2}(?: \p{L}{1,2}){4,}(?![\p{L}\p{N}])/gu;
/** Of all groups of such a word. */
const MIN_SINGLE = 0.6;

/** A word over the end of a line, whose second half is looked at only, with the word before it: "trastuzumab de" / "ruxtecan". */
const WORD_OVER_LINES = /(?:\p{L}[\p{L}-]*\s)?\p{L}{2,}\n(?=(\p{Ll}{2,}))/gu;
/** No name goes on over it. */
const APART = '\ufffc';

/**
 * Whether an item is the letter or number of a note, raised right behind a word: "letrozole" and a small "a" are no word "letrozolea".
 *
 * @param before the item in front of it
 * @param after the item behind it
 */
export function isNote(before: TextItem | undefined, now: TextItem, after: TextItem | undefined): boolean {
  if (!before || !NOTE.test(now.str) || !LETTER_AT_END.test(before.str)) return false;
  const size = sizeOf(before);
  if (sizeOf(now) > MAX_NOTE_SIZE * size) return false;
  const rise = placeOf(now).across - placeOf(before).across;
  if (rise < MIN_RISE * size || rise > size || gapBetween(before, now) > MAX_GAP * size) return false;
  // A raised number may begin a word: that of an isotope.
  const isPartOfWord = after !== undefined && WORD_AT_START.test(after.str) && !/\s$/u.test(now.str);
  return !isPartOfWord || gapBetween(now, after) > MAX_GAP * size;
}

function gapBetween(one: TextItem, other: TextItem): number {
  return Math.abs(placeOf(other).along - (placeOf(one).along + one.width));
}

/** @returns the offsets of the spaces between letters that are set apart, where the text has no other: "l e t r o z o l e". In order */
export function letterSpaces(text: string): number[] {
  return [...text.matchAll(SPACED)].flatMap(({ index, 0: word }) => {
    const groups = word.split(' ');
    const singles = groups.filter(({ length }) => length === 1).length;
    if (singles < MIN_SINGLE * groups.length) return [];
    return [...word.matchAll(/ /g)].map((space) => index + space.index);
  });
}

/**
 * Finds the ends of lines that break a name without a hyphen. A tagged document has a soft hyphen there (ISO 32000-1, 14.8.2.2.3), and
 * pdf.js leaves soft hyphens out. Only names are looked for: nothing tells half of another word from a whole one.
 */
export function lineEndsInNames(
  { text, seams }: { text: string; seams: readonly number[] },
  matcher: Pick<Matcher, 'find'>,
): TextPart[] {
  let words = '';
  const places: { lineEnd: number; inWords: number; half: string }[] = [];
  for (const { 0: before, 1: half = '', index } of text.matchAll(WORD_OVER_LINES)) {
    words += before.slice(0, -1);
    places.push({ lineEnd: index + before.length - 1, inWords: words.length, half });
    words += `${half}${APART}`;
  }
  const names = matcher.find(words);
  const isSeam = new Set(seams);
  let next = 0;
  return places.flatMap(({ lineEnd, inWords, half }) => {
    while ((names[next]?.end ?? Infinity) <= inWords) next += 1;
    const isName = (names[next]?.start ?? Infinity) < inWords;
    // Two cells may hold a word and a name: "nab" over "paclitaxel".
    const isSplit = isName && !(isSeam.has(lineEnd) && matcher.find(half).length > 0);
    return isSplit ? [{ start: lineEnd, end: lineEnd + 1 }] : [];
  });
}
