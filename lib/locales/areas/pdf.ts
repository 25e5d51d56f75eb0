import en from '../en/pdf.json';
import { fill, type Language, type Texts, type Values } from '../fill';
import fr from '../fr/pdf.json';

export type PdfKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<PdfKey>;

/**
 * @param key which of the texts of the page that shows a PDF
 * @param values what stands for each `{name}` in the text
 * @param count chooses the form by the plural rules of the language, and stands for `{count}`
 * @returns the text in the language
 */
export function pdfText(language: Language, key: PdfKey, values?: Values, count?: number): string {
  return fill(language, TEXTS[language][key], values, count);
}
