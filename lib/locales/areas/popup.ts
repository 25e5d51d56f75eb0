import en from '../en/popup.json';
import { fill, type Language, type Texts, type Values } from '../fill';
import fr from '../fr/popup.json';

export type PopupKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<PopupKey>;

/**
 * @param key which of the texts of the popup
 * @param values what stands for each `{name}` in the text
 * @param count chooses the form by the plural rules of the language, and stands for `{count}`
 * @returns the text in the language
 */
export function popupText(language: Language, key: PopupKey, values?: Values, count?: number): string {
  return fill(language, TEXTS[language][key], values, count);
}

/** @returns what a hit that is no drug is called beside its name */
export function kindText(language: Language, kind: 'class' | 'subtype' | 'regimen' | 'topic'): string {
  switch (kind) {
    case 'class':
      return popupText(language, 'kindClass');
    case 'subtype':
      return popupText(language, 'kindSubtype');
    case 'regimen':
      return popupText(language, 'kindRegimen');
    case 'topic':
      return popupText(language, 'kindTopic');
  }
}
