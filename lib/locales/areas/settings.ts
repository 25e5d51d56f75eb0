import en from '../en/settings.json';
import { fill, type Language, type Texts, type Values } from '../fill';
import fr from '../fr/settings.json';

export type SettingsKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<SettingsKey>;

/**
 * @param key which of the texts of the settings page
 * @param values what stands for each `{name}` in the text
 * @param count chooses the form by the plural rules of the language, and stands for `{count}`
 * @returns the text in the language
 */
export function settingsText(language: Language, key: SettingsKey, values?: Values, count?: number): string {
  return fill(language, TEXTS[language][key], values, count);
}
