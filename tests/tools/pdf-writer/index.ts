/** Writes PDF files for tests: with as many pages as wanted, with what a reader must not run, or with what is broken. */

export { formBomb, imageBomb } from './bombs.ts';
export { formDocument } from './form-document.ts';
export { hostileDocument } from './hostile-document.ts';
export { misleadingDocument } from './misleading-document.ts';
export type { PdfPart } from './pdf-file.ts';
export { PICTURE, pictureDocument } from './picture-document.ts';
export { type ScannedPage, scannedDocument } from './scanned-document.ts';
export { textDocument, textDocumentParts, textLines } from './text-document.ts';
export { unembeddedFonts } from './unembedded-fonts.ts';
