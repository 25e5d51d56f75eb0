import en from '../en/page.json';
import { fill, type Language, type Texts, type Values } from '../fill';
import fr from '../fr/page.json';

export type PageKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<PageKey>;

/**
 * @param key which of the texts of what all pages of the extension share
 * @param values what stands for each `{name}` in the text
 * @param count chooses the form by the plural rules of the language, and stands for `{count}`
 * @returns the text in the language
 */
export function pageText(language: Language, key: PageKey, values?: Values, count?: number): string {
  return fill(language, TEXTS[language][key], values, count);
}
