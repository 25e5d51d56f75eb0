import { fold } from '@/lib/text';
import type { Term } from './types';

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
