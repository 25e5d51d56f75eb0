import en from '../en/toolbar.json';
import { fill, type Language, type Texts, type Values } from '../fill';
import fr from '../fr/toolbar.json';

type ToolbarKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<ToolbarKey>;

/**
 * @param key which of the texts of the toolbar button
 * @param values what stands for each `{name}` in the text
 * @param count chooses the form by the plural rules of the language, and stands for `{count}`
 * @returns the text in the language
 */
export function toolbarText(language: Language, key: ToolbarKey, values?: Values, count?: number): string {
  return fill(language, TEXTS[language][key], values, count);
}
