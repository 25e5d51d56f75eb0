/** The page that shows a PDF with marks, as a path in the extension. */
const PATH = '/pdf.html';

/**
 * @param address of a document; a page number in it ("#page=3") is kept
 * @param isPrivate whether a tab shows the document that the page cannot be beside: that of a private window, in a browser that
 *   opens pages of extensions in ordinary windows only. There the address would be kept in the history, and the document asked for
 *   with other cookies. So the page does not get the address, and says why.
 * @returns the path of the page that shows this document, or that lets the reader choose one where there is no address
 */
export function pdfPagePath(address: string | null, isPrivate = false): string {
  if (isPrivate) return `${PATH}?private`;
  if (address === null) return PATH;
  const at = address.indexOf('#');
  const [document, fragment] = at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at)];
  return `${PATH}?file=${encodeURIComponent(document)}${fragment}`;
}

/** @returns the address of the document that our own page is asked for; null where the reader chooses a file */
export function askedPdf({ search }: Pick<Location, 'search'>): string | null {
  return new URLSearchParams(search).get('file');
}

/** @returns whether it has to say why it has no address: see `pdfPagePath` */
export function isAskedPrivately({ search }: Pick<Location, 'search'>): boolean {
  return new URLSearchParams(search).has('private');
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
  return askedPdf(new URL(url)) ?? '';
}
