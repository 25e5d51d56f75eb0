import en from '../en/welcome.json';
import { fill, type Language, type Texts, type Values } from '../fill';
import fr from '../fr/welcome.json';

type WelcomeKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<WelcomeKey>;

/**
 * @returns a text of the page that opens after the install; the parameters are those of `cardText`
 */
export function welcomeText(language: Language, key: WelcomeKey, values?: Values, count?: number): string {
  return fill(language, TEXTS[language][key], values, count);
}
