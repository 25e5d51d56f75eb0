/** A part of a text in which a search has found something. */
export interface FoundPart {
  /** Offset of its first letter. */
  index: number;
  length: number;
}

/** All that may be another form of a letter, or stand for several ones, as "ﬁ" does. */
const NOT_ASCII = /[^\0-\u007f]+/g;
/** A hyphen that may have ended a line, and the space that pdf.js writes for the end of a line. The rule for letters is that of pdf.js. */
const LINE_BREAK = /- (?:(?<=\p{Ll}\p{M}*- )(?=\p{Ll})|(?<=\p{Lu}\p{M}*- )(?=\p{L}))/gu;

/** A word over the end of a line is found as a whole only, and only if it is so long: else "both" / "else" would hold "the". UTF-16 code units. */
const MIN_WORD = 6;
const SPACE_IN_WORD = /^[\p{L}\p{M}] \p{Ll}/u;
const WORD_AT_END = /[\p{L}\p{M}\p{N}]$/u;
const WORD_AT_START = /^[\p{L}\p{M}\p{N}]/u;

/**
 * Searches a text as it is, but with the letters that ligatures stand for; once more with the words joined that a hyphen may have
 * broken at the end of a line; and once with those that may have been broken there without one, since pdf.js leaves out the soft
 * hyphens with which tagged documents break words.
 *
 * @param lineEnds offsets of the spaces that stand for the ends of lines
 * @param search finds parts of a text
 * @returns what is found in one of these ways, in order; no two parts overlap
 */
export function findInText(
  text: string,
  lineEnds: readonly number[],
  search: (text: string) => readonly FoundPart[],
): FoundPart[] {
  const plain = changed(text, otherForms(text));
  const joined = changed(plain.text, lineBreaks(plain.text));
  const inWords = lineEnds.filter((at) => SPACE_IN_WORD.test(text.slice(at - 1, at + 2)));
  const unbroken = changed(
    text,
    inWords.map((index) => ({ index, length: 1, by: '' })),
  );
  const found = search(plain.text).map(plain.toSource);
  if (joined.text !== plain.text)
    for (const part of search(joined.text)) found.push(plain.toSource(joined.toSource(part)));
  if (unbroken.text !== text) {
    for (const part of search(unbroken.text)) {
      const source = unbroken.toSource(part);
      if (source.length > part.length && isLongWord(unbroken.text, part)) found.push(source);
    }
  }
  found.sort((one, other) => one.index - other.index || other.length - one.length);
  let end = 0;
  return found.filter(({ index, length }) => {
    if (index < end) return false;
    end = index + length;
    return true;
  });
}

function isLongWord(text: string, { index, length }: FoundPart): boolean {
  const isInWord =
    WORD_AT_END.test(text.slice(Math.max(0, index - 2), index)) ||
    WORD_AT_START.test(text.slice(index + length, index + length + 2));
  return length >= MIN_WORD && !isInWord;
}

/** A part of a text, and what stands in its place. */
interface Change extends FoundPart {
  by: string;
}

function otherForms(text: string): Change[] {
  return [...text.matchAll(NOT_ASCII)].flatMap(({ 0: letters, index: start }) => {
    // Most are the same, and letter by letter it takes much longer.
    if (letters.normalize('NFKD') === letters) return [];
    let index = start;
    return Array.from(letters, (letter) => {
      const change = { index, length: letter.length, by: letter.normalize('NFKD') };
      index += letter.length;
      return change;
    });
  });
}

function lineBreaks(text: string): Change[] {
  return Array.from(text.matchAll(LINE_BREAK), ({ 0: { length }, index }) => ({ index, length, by: '' }));
}

/**
 * @param changes in order
 * @returns the changed text, and what turns a part of it into one of the source. It is made for each page at each letter that a reader
 *   types, so it keeps no place of each letter
 */
function changed(
  source: string,
  changes: readonly Change[],
): { text: string; toSource(part: FoundPart): FoundPart } {
  let text = '';
  let done = 0;
  /** Where each change begins and ends in the changed text. */
  const places = changes.map(({ index, length, by }) => {
    text += source.slice(done, index);
    done = index + length;
    const start = text.length;
    text += by;
    return { start, end: text.length, index, length };
  });
  text += source.slice(done);
  /** The part of the source that a letter of the changed text comes from. */
  const letter = (at: number): { start: number; end: number } => {
    const last = places[countUpTo(places, at) - 1];
    if (!last) return { start: at, end: at + 1 };
    const behind = last.index + last.length;
    if (at < last.end) return { start: last.index, end: behind };
    return { start: at - last.end + behind, end: at - last.end + behind + 1 };
  };
  const toSource = ({ index, length }: FoundPart) => {
    const { start } = letter(index);
    return { index: start, length: letter(index + length - 1).end - start };
  };
  return { text, toSource };
}

/** How many of these begin at an offset or before it. */
function countUpTo(places: readonly { start: number }[], at: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
