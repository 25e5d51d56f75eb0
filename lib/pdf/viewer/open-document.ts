import type { PDFDocumentProxy } from 'pdfjs-dist';
import { PdfError } from '../load/failure';
import { addDrawnText } from './add-drawn-text';
import type { Pdfjs } from './pdfjs';

/** Larger pictures are not drawn: one of 100,000 x 100,000 pixels would fill the memory. Pixels. */
const MAX_PICTURE_PIXELS = 64 * 1024 * 1024;
/** Larger pictures are scaled down before they are drawn. Bytes, 4 a pixel. */
const MAX_CANVAS_BYTES = 128 * 1024 * 1024;

interface OpenOptions {
  /**
   * Asks the reader for the password of an encrypted document.
   *
   * @param isWrong whether one was given already
   * @param answer tries a password
   */
  askPassword(isWrong: boolean, answer: (password: string) => void): void;
  /** Ends the reading. */
  signal: AbortSignal;
}

/**
 * Reads a document in the worker of pdf.js: without scripts of the document, without forms of XFA, without `eval`, and without
 * WebAssembly. Fonts and character maps come from the package. The bytes are moved to the worker: the caller's array is empty then.
 *
 * @throws PdfError when nothing of it can be shown
 */
export async function openDocument(
  pdfjs: Pdfjs,
  bytes: Uint8Array<ArrayBuffer>,
  { askPassword, signal }: OpenOptions,
): Promise<PDFDocumentProxy> {
  const { lib, folder } = pdfjs;
  const task = lib.getDocument({
    data: bytes,
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    cMapUrl: `${folder}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}standard_fonts/`,
    wasmUrl: `${folder}wasm/`,
    maxImageSize: MAX_PICTURE_PIXELS,
    canvasMaxAreaInBytes: MAX_CANVAS_BYTES,
    verbosity: lib.VerbosityLevel.ERRORS,
  });
  signal.addEventListener('abort', () => void task.destroy());
  task.onPassword = (answer: (password: string) => void, reason: number) =>
    askPassword(reason === lib.PasswordResponses.INCORRECT_PASSWORD, answer);
  try {
    const document = await task.promise;
    addDrawnText(pdfjs, document);
    return document;
  } catch (error) {
    if (signal.aborted) throw error;
    throw new PdfError({ kind: 'damaged' }, { cause: error });
  }
}
