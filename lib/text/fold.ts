import { ACCENT, APOSTROPHE, HYPHEN, INVISIBLE, isLetterOrDigit, LIGATURES, SPACE } from './characters';

/**
 * Folding: all ways to write the same letters become one, so that a name is compared once.
 * Invisible characters are removed; spaces, hyphens and apostrophes become plain; accents and ligatures become letters.
 */

export interface FoldedText {
  text: string;
  /** Offset in `text` -> offset in the original. */
  toOriginal(offset: number): number;
  /** The same for the end of a name: a combining accent belongs to the letter before it. */
  toOriginalEnd(offset: number): number;
}

const NON_ASCII = /[\u0080-\uffff]/;
const EACH_NON_ASCII = /[\u0080-\uffff]/g;

const ACCENTS = new RegExp(ACCENT, 'gu');
const APOSTROPHES = new RegExp(APOSTROPHE, 'g');
const HYPHENS = new RegExp(HYPHEN, 'g');

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
  let sameLength = true;
  const result = text.replace(EACH_NON_ASCII, (character) => {
    const plain = foldCharacter(character);
    if (plain.length !== 1) sameLength = false;
    return plain;
  });
  if (sameLength) return { text: result, toOriginal: same, toOriginalEnd: same };
  const toOriginal = offsetsBack(text);
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

/** Walks the original once, forwards: it is fast when offsets come in rising order, as mentions do. */
function offsetsBack(original: string): (offset: number) => number {
  let at = 0;
  let foldedAt = 0;
  return (offset) => {
    if (offset < foldedAt) {
      at = 0;
      foldedAt = 0;
    }
    while (foldedAt < offset && at < original.length) {
      const character = original.charAt(at);
      foldedAt += character < '\x80' ? 1 : foldCharacter(character).length;
      at += 1;
    }
    return at;
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
