import en from '../en/welcome.json';
import { fill, type Language, type Texts, type Values } from '../fill';
import fr from '../fr/welcome.json';

type WelcomeKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<WelcomeKey>;

/**
 * @param key which of the texts of the page that opens after the install
 * @param values what stands for each `{name}` in the text
 * @param count chooses the form by the plural rules of the language, and stands for `{count}`
 * @returns the text in the language
 */
export function welcomeText(language: Language, key: WelcomeKey, values?: Values, count?: number): string {
  return fill(language, TEXTS[language][key], values, count);
}
