import en from '../en/page.json';
import { fill, type Language, type Texts, type Values } from '../fill';
import fr from '../fr/page.json';

export type PageKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<PageKey>;

/**
 * @returns a text of what all pages of the extension share; the parameters are those of `cardText`
 */
export function pageText(language: Language, key: PageKey, values?: Values, count?: number): string {
  return fill(language, TEXTS[language][key], values, count);
}
