import en from '../en/glossary.json';
import { fill, type Language, type Texts, type Values } from '../fill';
import fr from '../fr/glossary.json';

export type GlossaryKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<GlossaryKey>;

/**
 * @returns a text of the glossary page; the parameters are those of `cardText`
 */
export function glossaryText(language: Language, key: GlossaryKey, values?: Values, count?: number): string {
  return fill(language, TEXTS[language][key], values, count);
}
