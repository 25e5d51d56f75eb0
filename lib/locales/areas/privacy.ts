import en from '../en/privacy.json';
import { fill, type Language, type Texts } from '../fill';
import fr from '../fr/privacy.json';

type PrivacyKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<PrivacyKey>;

/**
 * @param language that of the page
 * @param key which of the texts about privacy, which stores and the repository publish too
 * @returns the text in the language
 */
export function privacyText(language: Language, key: PrivacyKey): string {
  return fill(language, TEXTS[language][key]);
}
