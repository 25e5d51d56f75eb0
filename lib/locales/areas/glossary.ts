import en from '../en/glossary.json';
import { fill, type Language, type Texts, type Values } from '../fill';
import fr from '../fr/glossary.json';

export type GlossaryKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<GlossaryKey>;

/**
 * @param key which of the texts of the glossary page
 * @param values what stands for each `{name}` in the text
 * @param count chooses the form by the plural rules of the language, and stands for `{count}`
 * @returns the text in the language
 */
export function glossaryText(language: Language, key: GlossaryKey, values?: Values, count?: number): string {
  return fill(language, TEXTS[language][key], values, count);
}
