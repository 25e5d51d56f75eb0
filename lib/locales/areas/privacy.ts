import en from '../en/privacy.json';
import { fill, type Language, type Texts } from '../fill';
import fr from '../fr/privacy.json';

type PrivacyKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<PrivacyKey>;

/**
 * @returns a text of the page about privacy, which stores and the repository publish too
 */
export function privacyText(language: Language, key: PrivacyKey): string {
  return fill(language, TEXTS[language][key]);
}
