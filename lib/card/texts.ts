import type { Language } from '@/lib/glossary';
import { card as en } from '@/lib/locales/en.json';
import { card as fr } from '@/lib/locales/fr.json';

/**
 * The card's own words. It follows the language of the page, while the browser gives an extension messages of its own
 * language only: so the card reads the same files by itself.
 */
const TEXTS: Record<Language, Record<TextKey, string | Plural>> = { en, fr };

export type TextKey = keyof typeof en;
interface Plural {
  1: string;
  n: string;
}

/**
 * @param values what stands for each `{name}` in the text
 * @param count chooses between the singular and the plural, and stands for `{count}`
 */
export function cardText(
  language: Language,
  key: TextKey,
  values: Record<string, string> = {},
  count?: number,
): string {
  const text = TEXTS[language][key];
  const chosen = typeof text === 'string' ? text : text[count === 1 ? 1 : 'n'];
  const all = count === undefined ? values : { ...values, count: String(count) };
  return chosen.replace(/\{(\w+)\}/g, (whole, name) => all[name] ?? whole);
}
