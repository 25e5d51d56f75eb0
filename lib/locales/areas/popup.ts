import en from '../en/popup.json';
import { fill, type Language, type Texts, type Values } from '../fill';
import fr from '../fr/popup.json';

export type PopupKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<PopupKey>;

/**
 * @returns a text of the popup; the parameters are those of `cardText`
 */
export function popupText(language: Language, key: PopupKey, values?: Values, count?: number): string {
  return fill(language, TEXTS[language][key], values, count);
}
