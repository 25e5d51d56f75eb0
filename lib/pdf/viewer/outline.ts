import type { PDFDocumentProxy } from 'pdfjs-dist';
import { shownTitle } from './shown-title';

/** An entry of the document's own table of contents. */
export interface OutlineEntry {
  title: string;
  /** Where it leads in the document; null for one that leads nowhere or outside. */
  destination: string | unknown[] | null;
  /** An address outside of the document: `http:`, `https:`, `mailto:`, `tel:` or `ftp:` and no other. */
  url: string | null;
  entries: readonly OutlineEntry[];
}

type RawEntry = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

/** More would make the list, and the tab, slow: some documents name each paragraph. */
const MAX_ENTRIES = 5000;
/** What lies deeper is left out: no reader could find it, and thousands of levels would fill the stack. */
const MAX_DEPTH = 20;

/** @returns none where the document has no table of contents, or a damaged one */
export async function readOutline(document: PDFDocumentProxy): Promise<OutlineEntry[]> {
  // The types do not say that it may be null.
  const raw: RawEntry[] | null = await document.getOutline().catch(() => null);
  let count = 0;
  const read = (entries: readonly RawEntry[], depth: number): OutlineEntry[] => {
    if (depth > MAX_DEPTH) return [];
    return entries.flatMap(({ title, dest, url, items }) => {
      count += 1;
      if (count > MAX_ENTRIES) return [];
      // One without a title leads somewhere, too.
      return [{ title: shownTitle(title) || '…', destination: dest, url, entries: read(items, depth + 1) }];
    });
  };
  return read(raw ?? [], 1);
}
