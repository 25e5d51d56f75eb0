/** A PDF in the viewer of pdf.js <-> mentions: loading, showing, reading its text, marks. No components, no extension API. */
export type { Failure } from './load/failure';
export type { FileAccess, LoadProgress } from './load/load-pdf';
export { PdfMarks } from './marks/pdf-watcher';
export { createSteps, type Steps } from './marks/steps';
export { type OpenPdf, PdfReader, type ReaderState } from './reader';
export type { DocumentName } from './text/document-names';
export { type OutlineEntry, readOutline } from './viewer/outline';
export type { FindResult, FittedScale, Scale, ViewState } from './viewer/pdf-view';
export { loadPdfjs } from './viewer/pdfjs';
export { drawForPrint } from './viewer/print-pages';
