import { fold } from '@/lib/text';
import type { Term } from './types';

/**
 * Normalizes the spelling of a term: the matcher finds terms with the same key in the same texts.
 *
 * @throws Error when the text does not start with a letter or digit, so that no word could start with it
 */
export function termKey(term: Pick<Term, 'text' | 'exactCase'>): string {
  const text = fold(term.text).text.trim().toLowerCase();
  // An abbreviation keeps its hyphens: "T-DM1" is one, "T DM1" is not.
  const key = term.exactCase ? text.replace(/\s+/g, ' ') : text.replace(/\s+|-\s*/g, ' ');
  if (!/^[a-z0-9]/.test(key)) throw new Error(`"${term.text}" starts with no letter or digit`);
  return key;
}
