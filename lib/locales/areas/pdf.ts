import en from '../en/pdf.json';
import { fill, type Language, type Texts, type Values } from '../fill';
import fr from '../fr/pdf.json';

export type PdfKey = keyof typeof en;

const TEXTS = { en, fr } satisfies Texts<PdfKey>;

/**
 * @returns a text of the page that shows a PDF; the parameters are those of `cardText`
 */
export function pdfText(language: Language, key: PdfKey, values?: Values, count?: number): string {
  return fill(language, TEXTS[language][key], values, count);
}
