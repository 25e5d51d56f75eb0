import { findJoints } from './find-seams';
import { isNote, letterSpaces } from './find-silent';
import { type TextItem, type TextPart, turnOf } from './text-item';

/** Where an item stands in the joined text. */
export interface Piece {
  /** Offset of its first letter. */
  start: number;
  /** Its number among the items that have letters: that of its element in the text layer. */
  item: number;
  length: number;
  /** Which way its text runs on the page, clockwise from "to the right". Degrees. */
  turn: number;
}

/** The text of a page. */
export interface PageText {
  text: string;
  /** In order. */
  pieces: readonly Piece[];
  /** Offsets of hyphens that end a line where a word may go on in the next one. */
  breaks: readonly number[];
  /** Offsets of white space over which the text may or may not go on: nothing in the document says so. In order. */
  seams: readonly number[];
  /** Offsets at which a text begins with the rest of a sentence that stands elsewhere, or on another page; and at which one ends so. */
  cuts: { starts: readonly number[]; ends: readonly number[] };
  /** What stands next to each other on the page, at the right or below, and not one after the other in the text. */
  neighbours: readonly { before: TextPart; after: TextPart; isBelow: boolean }[];
  /** What names go on over as if it were not there: the letters of notes, and the spaces of letters that are set apart. */
  silent: readonly TextPart[];
}

/** A hyphen and the white space behind it are looked for in so much of a line's end. UTF-16 code units. */
const MAX_TAIL = 20;
const HYPHEN_AT_END = /\p{L}[-\u00ad\u2010]\s*$/u;
const LETTER_AT_START = /^\p{L}/u;
const SPACE_AT_END = /\s$/u;

/**
 * Joins the items of a page to one text, in the order of the document: lines by a line break, a word that a hyphen splits without
 * one. Letters that stand for several, such as ligatures, stay as they are.
 */
export function joinItems(items: readonly TextItem[]): PageText {
  const { written, spaceBefore, isNewLine } = withoutBlanks(items);
  const { joints, spaces, cuts: cutItems, neighbours } = findJoints(written, spaceBefore, isNewLine);
  const pieces: Piece[] = [];
  const breaks: number[] = [];
  const seams: number[] = [];
  const cuts = { starts: [] as number[], ends: [] as number[] };
  const parts: string[] = [];
  let length = 0;
  /** To look into the whole text after each line would take as long as to copy it. */
  let tail = '';
  const add = (part: string) => {
    parts.push(part);
    length += part.length;
    tail = (tail + part).slice(-MAX_TAIL);
  };
  /** Of the items with letters or white space, and of those with letters. */
  let item = 0;
  let number = 0;
  /** The place of each item with letters. */
  const places: TextPart[] = [];
  const silent: TextPart[] = [];

  for (const now of items) {
    if (now.str === '') continue;
    const isBlank = now.str.trim() === '';
    if (!isBlank) {
      const joint = joints[number];
      const isSplit =
        (joint === 'next line' || joint === 'line seam') &&
        HYPHEN_AT_END.test(tail) &&
        LETTER_AT_START.test(now.str);
      if (isSplit) breaks.push(length - tail.length + tail.trimEnd().length - 1);
      else if (joint === 'next line') add('\n');
      else if (joint === 'seam' || joint === 'line seam') {
        if (!SPACE_AT_END.test(tail)) add('\n');
        seams.push(length - 1);
      }
      for (const at of spaces.get(number) ?? []) seams.push(length + at);
      const { str } = now;
      if (cutItems.starts.has(number)) cuts.starts.push(length + str.length - str.trimStart().length);
      if (cutItems.ends.has(number)) cuts.ends.push(length + endBeforeHalfWord(str));
      places.push({ start: length, end: length + str.length });
      if (joint === 'same line' && isNote(written[number - 1], now, written[number + 1]))
        silent.push({ start: length, end: length + str.trimEnd().length });
      number += 1;
    }
    pieces.push({ start: length, item, length: now.str.length, turn: isBlank ? 0 : turnOf(now) });
    add(now.str);
    item += 1;
  }
  const placeOf = ({ first, last }: { first: number; last: number }): TextPart => ({
    start: places[first]?.start ?? 0,
    end: places[last]?.end ?? 0,
  });
  const text = parts.join('');
  return {
    text,
    pieces,
    breaks,
    seams,
    cuts,
    neighbours: neighbours.map(({ before, after, isBelow }) => ({
      before: placeOf(before),
      after: placeOf(after),
      isBelow,
    })),
    silent: [...silent, ...letterSpaces(text).map((start) => ({ start, end: start + 1 }))],
  };
}

/** Where a text ends, without the half of a word that goes on elsewhere. */
function endBeforeHalfWord(text: string): number {
  return (HYPHEN_AT_END.test(text) ? text.replace(/\S+\s*$/u, '') : text).trimEnd().length;
}

/** The items with letters, and what stands before each: the width of the white space in points, and whether a line has ended. */
function withoutBlanks(items: readonly TextItem[]): {
  written: TextItem[];
  spaceBefore: number[];
  isNewLine: boolean[];
} {
  const written: TextItem[] = [];
  const spaceBefore: number[] = [];
  const isNewLine: boolean[] = [];
  let space = 0;
  let hasEnded = false;
  for (const now of items) {
    if (now.str.trim() === '') {
      if (now.str !== '') space += now.width;
      hasEnded ||= now.hasEOL;
      continue;
    }
    written.push(now);
    spaceBefore.push(space);
    isNewLine.push(hasEnded);
    space = 0;
    hasEnded = now.hasEOL;
  }
  return { written, spaceBefore, isNewLine };
}
