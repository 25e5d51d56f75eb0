import type { PDFDocumentProxy } from 'pdfjs-dist';

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

/** @returns none where the document has no table of contents, or a damaged one */
export async function readOutline(document: PDFDocumentProxy): Promise<OutlineEntry[]> {
  // The types do not say that it may be null.
  const raw: RawEntry[] | null = await document.getOutline().catch(() => null);
  let count = 0;
  const read = ({ title, dest, url, items }: RawEntry): OutlineEntry[] => {
    count += 1;
    if (count > MAX_ENTRIES) return [];
    return [{ title, destination: dest, url, entries: (items as RawEntry[]).flatMap(read) }];
  };
  return (raw ?? []).flatMap(read);
}
