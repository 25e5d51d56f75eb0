import en from '../en/toolbar.json';
import { fill, type Language, type Texts, type Values } from '../fill';
import fr from '../fr/toolbar.json';

type ToolbarKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<ToolbarKey>;

/**
 * @returns a text of the toolbar button; the parameters are those of `cardText`
 */
export function toolbarText(language: Language, key: ToolbarKey, values?: Values, count?: number): string {
  return fill(language, TEXTS[language][key], values, count);
}
