import { fold } from '@/lib/text';
import type { Term } from './types';

/** Key of the edge that any run of spaces, or a hyphen, may follow. */
export const SEPARATOR = 0x20;
const HYPHEN = 0x2d;
/** The longest gap between two words of a name, in code units: a line break with the indentation after it. */
const MAX_GAP = 256;

/**
 * Normalizes the spelling of a term: the matcher finds terms with the same key in the same texts.
 *
 * @throws Error when the text does not start with a letter or digit, so that no word could start with it
 */
export function termKey({ text, exactCase = false }: Pick<Term, 'text' | 'exactCase'>): string {
  const key = nameKey(nameOf(text), exactCase);
  if (!/^[a-z0-9]/.test(key)) throw new Error(`"${text}" starts with no letter or digit`);
  return key;
}

/** @returns the name as it is written, folded, and with single spaces */
export function nameOf(text: string): string {
  return fold(text).text.trim().replace(/\s+/g, ' ');
}

/**
 * @param names what `nameOf` has given; one name or a text of several
 * @param areExact an abbreviation keeps its hyphens: "T-DM1" is one, "T DM1" is not
 */
export function nameKey(names: string, areExact: boolean): string {
  const lower = names.toLowerCase();
  return areExact ? lower : lower.replace(/- ?/g, ' ');
}

/**
 * @param key what `termKey` gives for a term
 * @returns the most code units of a mention: each space may be a long gap, each letter may have an invisible character after it
 */
export function maxLengthOf(key: string): number {
  return 2 * key.length + MAX_GAP * (key.split(' ').length - 1);
}

/** @returns the length of the spaces, or of the hyphen with a line break after it, at `at` in folded text; 0 for none */
export function gapAt(text: string, at: number): number {
  let end = text.charCodeAt(at) === HYPHEN ? at + 1 : at;
  while (end < text.length && end - at < MAX_GAP && isSpace(text.charCodeAt(end))) end += 1;
  return end - at;
}

function isSpace(code: number): boolean {
  return code === SEPARATOR || (code >= 0x09 && code <= 0x0d);
}
