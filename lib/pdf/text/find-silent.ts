import type { Matcher, Mention } from '@/lib/matcher';
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

/** A word over the end of a line, with what may belong to the same name: "trastuzumab de" / "ruxtecan", "lipo" / "somal doxorubicin". */
const WORD_OVER_LINES =
  /(?<=((?:\S{1,40}\s){0,4}\S{0,40}\p{L}{2}))\n(?=(\p{Ll}{2}\S{0,40}(?:\s\S{1,40}){0,3}))/gu;
/** Is invisible to the matcher. */
const SOFT_HYPHEN = '\u00ad';
/** So many ends of lines may be in one name. */
const MAX_BREAKS = 3;
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
 * Finds the ends of lines that break a name without a hyphen, or a word beside one that makes another name of it. A tagged document has
 * a soft hyphen there (ISO 32000-1, 14.8.2.2.3), and pdf.js leaves soft hyphens out. Only names are looked for: nothing tells half of
 * another word from a whole one.
 */
export function lineEndsInNames(
  { text, seams }: { text: string; seams: readonly number[] },
  matcher: Pick<Matcher, 'find'>,
): TextPart[] {
  const isSeam = new Set(seams);
  const letters = text.split('');
  const all: TextPart[] = [];
  for (let i = 0; i < MAX_BREAKS; i++) {
    const found = splitsIn(letters.join(''), isSeam, matcher);
    if (found.length === 0) break;
    for (const at of found) {
      letters[at] = SOFT_HYPHEN;
      all.push({ start: at, end: at + 1 });
    }
  }
  return all;
}

function splitsIn(text: string, isSeam: ReadonlySet<number>, matcher: Pick<Matcher, 'find'>): number[] {
  let apart = '';
  let joined = '';
  const places = Array.from(text.matchAll(WORD_OVER_LINES), ({ 1: before = '', 2: behind, index }) => {
    const at = apart.length + before.length;
    apart += `${before}\n${behind}${APART}`;
    joined += `${before}${SOFT_HYPHEN}${behind}${APART}`;
    return { at, end: apart.length, lineEnd: index };
  });
  const byPlace = (names: readonly Mention[]) => {
    let next = 0;
    return places.map(({ end }) => {
      const from = next;
      while ((names[next]?.start ?? end) < end) next += 1;
      return names.slice(from, next);
    });
  };
  const namesApart = byPlace(matcher.find(apart));
  const namesJoined = byPlace(matcher.find(joined));
  return places.flatMap(({ at, lineEnd }, i) => {
    const isInLine = ({ start, end }: Mention) =>
      !apart.slice(Math.min(end, at + 1), Math.max(start, at)).includes('\n');
    const [own = [], others = []] = [namesApart[i], namesJoined[i]];
    return isSplit(at, own, others, { isSeam: isSeam.has(lineEnd), isInLine }) ? [lineEnd] : [];
  });
}

/**
 * Whether two pieces of a text are one word.
 *
 * @param at where the first one ends
 * @param apart what is found around them where they are two words
 * @param joined and where they are one
 * @param isSeam whether they may stand in two cells, or in two entries of a list
 * @param isInLine whether a name stands in the same line as one of them
 */
function isSplit(
  at: number,
  apart: readonly Mention[],
  joined: readonly Mention[],
  { isSeam, isInLine }: { isSeam: boolean; isInLine(name: Mention): boolean },
): boolean {
  const isOver = ({ start, end }: Mention) => start < at && end > at;
  if (apart.some(isOver)) return false;
  // Two cells may hold a word and a name.
  const isName = apart.some(({ start, end }) => start === at + 1 || end === at);
  if (joined.some(isOver)) return !(isName && isSeam);
  const keys = new Set(joined.map(keyOf));
  return !isName && apart.some((one) => isInLine(one) && !keys.has(keyOf(one)));
}

function keyOf({ id, start, end }: Mention): string {
  return `${start} ${end} ${id}`;
}
