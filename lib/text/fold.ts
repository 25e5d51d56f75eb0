/**
 * Which characters are letters, which are variants of another one, and folding: all ways to write the same letters become one, so
 * that a name is compared in the same way when it is found in a page, searched and shown. Invisible characters are removed; spaces,
 * hyphens and apostrophes become plain; accents and ligatures become letters.
 */

/** What no page shows (soft hyphen, zero-width space and joiners, direction marks, byte order mark: UAX #44), and combining accents. */
const INVISIBLE = /\p{DI}|\p{Mn}/u;
const SPACE = /\s/;
/**
 * Hyphen, no-break hyphen, figure dash, en dash, minus and their compatibility forms. The em dash is not one: it separates
 * words.
 */
const HYPHEN = /[\u2010-\u2013\u2212\ufe58\ufe63\uff0d]/;
/** Also the accent and the prime, which people type for one. */
const APOSTROPHE = /[\u00b4\u02bc\u2018\u2019\u201b\u2032\uff07]/;
const ACCENT = /\p{Mn}/u;
/** Ligatures that Unicode normalization leaves whole. */
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE' };
const NON_ASCII = /[\u0080-\uffff]/;
const EACH_NON_ASCII = /[\u0080-\uffff]/g;
const ACCENTS = new RegExp(ACCENT, 'gu');
const APOSTROPHES = new RegExp(APOSTROPHE, 'g');
const HYPHENS = new RegExp(HYPHEN, 'g');
const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;

/**
 * Needs no regular expression for ASCII, for speed: the matcher calls it at both ends of each name, the page reader at the border
 * of each text node.
 *
 * @param text any text
 * @param at offset in UTF-16 code units; it may be before the beginning or after the end, where no character is
 * @returns whether a letter or a decimal digit stands there
 */
export function isLetterOrDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0x80) return LETTER_OR_DIGIT.test(text.charAt(at));
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

export interface FoldedText {
  text: string;
  /** Offset in `text` -> offset in the original. */
  toOriginal(offset: number): number;
  /** The same for the end of a name: a combining accent belongs to the letter before it. */
  toOriginalEnd(offset: number): number;
}

const folded = new Map<string, string>();

function foldCharacter(character: string): string {
  let result = folded.get(character);
  if (result === undefined) {
    result = computeFold(character);
    folded.set(character, result);
  }
  return result;
}

function computeFold(character: string): string {
  if (INVISIBLE.test(character)) return '';
  if (SPACE.test(character)) return ' ';
  if (HYPHEN.test(character)) return '-';
  if (APOSTROPHE.test(character)) return "'";
  // Only letters and digits: ™ would become "TM" and ² "2", which would count as part of the word before.
  if (!isLetterOrDigit(character, 0)) return character;
  const ligature = LIGATURES[character];
  if (ligature !== undefined) return ligature;
  const plain = character.normalize('NFKD').replace(ACCENTS, '');
  return plain !== '' && !NON_ASCII.test(plain) ? plain : character;
}

/**
 * Folds a text. A text of ASCII characters alone, as most texts are, is returned as it is.
 *
 * @param text any text
 * @returns the folded text, in its letter case, and functions that turn its offsets into those of the original
 */
export function fold(text: string): FoldedText {
  if (!NON_ASCII.test(text)) return { text, toOriginal: same, toOriginalEnd: same };
  const changes: LengthChange[] = [];
  const result = text.replace(EACH_NON_ASCII, (character, at: number) => {
    const plain = foldCharacter(character);
    if (plain.length !== 1) changes.push({ at, length: plain.length });
    return plain;
  });
  if (changes.length === 0) return { text: result, toOriginal: same, toOriginalEnd: same };
  const toOriginal = offsetsBack(changes, text.length);
  return { text: result, toOriginal, toOriginalEnd: (offset) => afterAccents(text, toOriginal(offset)) };
}

function same(offset: number): number {
  return offset;
}

function afterAccents(original: string, offset: number): number {
  let at = offset;
  while (ACCENT.test(original.charAt(at))) at += 1;
  return at;
}

/** A character that has become none, or several. */
interface LengthChange {
  /** Its offset in the original. */
  at: number;
  /** What it has become, in code units. */
  length: number;
}

/** Walks over the changes once, forwards: it is fast when offsets come in rising order, as mentions do. */
function offsetsBack(changes: readonly LengthChange[], originalLength: number): (offset: number) => number {
  let next = 0;
  /** By how much the folded text is longer up to the next change. */
  let added = 0;
  let last = 0;
  return (offset) => {
    if (offset < last) {
      next = 0;
      added = 0;
    }
    last = offset;
    for (let change = changes[next]; change; change = changes[next]) {
      const { at, length } = change;
      if (offset <= at + added) break;
      if (offset <= at + added + length) return at + 1;
      added += length - 1;
      next += 1;
    }
    return Math.min(offset - added, originalLength);
  };
}

/**
 * @param text any text
 * @returns the text with the punctuation that a keyboard has in place of what a typesetter uses: apostrophes, hyphens and
 *   spaces; accents and letter case are kept
 */
export function normalizePunctuation(text: string): string {
  return text.replace(APOSTROPHES, "'").replace(HYPHENS, '-').replace(/\s+/g, ' ');
}

/**
 * @param text any text
 * @returns the text without accents, ligatures, invisible characters, letter case and typeset punctuation: two texts that a
 *   reader takes for the same are equal
 */
export function foldForComparison(text: string): string {
  return fold(text).text.replace(/\s+/g, ' ').toLowerCase();
}

/**
 * @param text any text
 * @returns its letters and digits alone, folded: two names that differ only in accents, hyphens, spaces or ® are equal
 */
export function lettersAndDigits(text: string): string {
  return foldForComparison(text).replace(/[^\p{L}\p{Nd}]/gu, '');
}

/**
 * @param text any text
 * @returns the text without its spaces: a line break between two elements is in the text that was read, but not in that of a
 *   range over it
 */
export function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}

/**
 * @param text any text
 * @returns the source of a regular expression that matches this text
 */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
