import en from '../en/card.json';
import { fill, type Language, type Texts, type Values } from '../fill';
import fr from '../fr/card.json';

export type CardKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<CardKey>;

/**
 * @param language that of the card
 * @param key which of the texts of cards
 * @param values what stands for each `{name}` in the text
 * @param count chooses the form by the plural rules of the language, and stands for `{count}`
 * @returns the text in the language
 */
export function cardText(language: Language, key: CardKey, values?: Values, count?: number): string {
  return fill(language, TEXTS[language][key], values, count);
}
