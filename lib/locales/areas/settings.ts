import en from '../en/settings.json';
import { fill, type Language, type Texts, type Values } from '../fill';
import fr from '../fr/settings.json';

export type SettingsKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<SettingsKey>;

/**
 * @returns a text of the settings page; the parameters are those of `cardText`
 */
export function settingsText(language: Language, key: SettingsKey, values?: Values, count?: number): string {
  return fill(language, TEXTS[language][key], values, count);
}
