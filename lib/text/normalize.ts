import { APOSTROPHE, HYPHEN } from './characters';
import { fold } from './fold';

const APOSTROPHES = new RegExp(APOSTROPHE, 'g');
const HYPHENS = new RegExp(HYPHEN, 'g');

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
 * @returns its letters and digits alone, folded: a page may write accents, hyphens, spaces and ® in a name as it likes
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
