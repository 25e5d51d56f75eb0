/** The page that shows a PDF with marks, as a path in the extension. */
const PATH = '/pdf.html';

/**
 * @param address of a document; a page number in it ("#page=3") is kept
 * @returns the path of the page that shows this document, or that lets the reader choose one where there is no address
 */
export function pdfPagePath(address: string | null): string {
  if (address === null) return PATH;
  const at = address.indexOf('#');
  const [document, fragment] = at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at)];
  return `${PATH}?file=${encodeURIComponent(document)}${fragment}`;
}

/**
 * @param url the address of a tab
 * @returns the address of the document that our own page shows in that tab, "" where it shows a file that was chosen there; null for
 *   any other tab
 */
export function shownPdf(url: string | undefined): string | null {
  // Undefined in tests without a browser.
  const own = `${globalThis.location?.origin}${PATH}`;
  if (!url?.startsWith(own)) return null;
  return new URL(url).searchParams.get('file') ?? '';
}
