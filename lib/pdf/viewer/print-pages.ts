import type { PDFDocumentProxy } from 'pdfjs-dist';

/** Of a printed page. Dots per inch: as many as the viewers of browsers print with. */
const PRINT_DPI = 150;
/** Points per inch: the unit of a PDF. */
const POINTS = 72;
/** A page of a poster has fewer dots per inch then. */
const MAX_PRINT_PIXELS = 2 ** 25;

/**
 * Draws every page for paper, as it is: without marks and without dark paper. One page after the other, so that a long document
 * needs the memory of one page and of compressed pictures.
 *
 * @param onPage is called with the number of the page that is drawn next, `onDamaged` with that of one that cannot be drawn: it is
 *   left out
 * @param signal ends it
 * @returns an element with one picture a page, which is hidden on screens; it is removed when the signal ends it
 * @throws when the signal has ended it
 */
export async function drawForPrint(
  document: PDFDocumentProxy,
  { onPage, onDamaged }: { onPage(page: number): void; onDamaged(page: number): void },
  signal: AbortSignal,
): Promise<HTMLElement> {
  const pages = window.document.createElement('div');
  pages.className = 'pdf-print';
  const urls: string[] = [];
  signal.addEventListener('abort', () => {
    pages.remove();
    for (const url of urls) URL.revokeObjectURL(url);
  });
  const canvas = window.document.createElement('canvas');
  for (let number = 1; number <= document.numPages; number++) {
    onPage(number);
    try {
      const blob = await drawPage(document, number, canvas);
      signal.throwIfAborted();
      const picture = new Image();
      picture.alt = '';
      picture.src = URL.createObjectURL(blob);
      urls.push(picture.src);
      await picture.decode();
      pages.append(picture);
    } catch {
      if (!signal.aborted) onDamaged(number);
    }
    signal.throwIfAborted();
  }
  window.document.body.append(pages);
  return pages;
}

/**
 * @returns the picture of a page
 * @throws when the page is damaged, or the browser makes no picture of it
 */
async function drawPage(
  document: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
): Promise<Blob> {
  const page = await document.getPage(number);
  const size = page.getViewport({ scale: 1 });
  const largest = Math.sqrt(MAX_PRINT_PIXELS / (size.width * size.height));
  const viewport = page.getViewport({ scale: Math.min(PRINT_DPI / POINTS, largest) });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (!blob) throw new Error(`The browser makes no picture of page ${number}`);
  return blob;
}
