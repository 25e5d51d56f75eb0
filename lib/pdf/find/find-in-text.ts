/** A part of a text in which a search has found something. */
export interface FoundPart {
  /** Offset of its first letter. */
  index: number;
  length: number;
}

/** All that may be another form of a letter, or stand for several ones, as "ﬁ" does. */
const NOT_ASCII = /[^\0-\u007f]/gu;
/** A hyphen that may have ended a line, and the space that pdf.js writes for the end of a line. The rule for letters is that of pdf.js. */
const LINE_BREAK = /(?<=\p{Ll}\p{M}*)- (?=\p{Ll})|(?<=\p{Lu}\p{M}*)- (?=\p{L})/gu;

/** A word over the end of a line is found as a whole only, and only if it is so long: else "both" / "else" would hold "the". UTF-16 code units. */
const MIN_WORD = 6;
const SPACE_IN_WORD = /(?<=\p{L}\p{M}*) (?=\p{Ll})/gu;
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
  const plain = replaceIn(text, NOT_ASCII, (letter) => letter.normalize('NFKD'));
  const joined = replaceIn(plain.text, LINE_BREAK, () => '');
  const isLineEnd = new Set(lineEnds);
  const unbroken = replaceIn(text, SPACE_IN_WORD, (space, index) => (isLineEnd.has(index) ? '' : space));
  const found = search(plain.text).map(plain.toSource);
  if (joined.text !== plain.text)
    found.push(...search(joined.text).map((part) => plain.toSource(joined.toSource(part))));
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

/** @returns the text with its replacements, and what turns a part of it into one of the source */
function replaceIn(
  source: string,
  pattern: RegExp,
  replacement: (part: string, index: number) => string,
): { text: string; toSource(part: FoundPart): FoundPart } {
  const parts: string[] = [];
  /** From which part of the source each letter comes. */
  const starts: number[] = [];
  const ends: number[] = [];
  let done = 0;
  const addUpTo = (end: number) => {
    parts.push(source.slice(done, end));
    for (; done < end; done++) {
      starts.push(done);
      ends.push(done + 1);
    }
  };
  for (const { 0: part, index } of source.matchAll(pattern)) {
    const other = replacement(part, index);
    if (other === part) continue;
    addUpTo(index);
    done += part.length;
    parts.push(other);
    for (let i = 0; i < other.length; i++) {
      starts.push(index);
      ends.push(done);
    }
  }
  addUpTo(source.length);
  const toSource = ({ index, length }: FoundPart) => {
    const start = starts[index] ?? source.length;
    return { index: start, length: (ends[index + length - 1] ?? start) - start };
  };
  return { text: parts.join(''), toSource };
}
