import type {
  DocumentName,
  FindResult,
  OpenPdf,
  OutlineEntry,
  ReaderState,
  Scale,
  ViewState,
} from '@/lib/pdf';

/** What has been read of the document. */
export interface NamesView {
  /** In the order of their first mentions. */
  names: readonly DocumentName[];
  readPages: number;
  pages: number;
  /** Whether any of the pages that were read has text. */
  hasText: boolean;
}

/** What the page shows. */
export interface PdfPageView {
  state: ReaderState;
  /** Null until the document is there. */
  viewer: ViewState | null;
  found: FindResult | null;
  outline: readonly OutlineEntry[];
  /** Null while marks are off. */
  names: NamesView | null;
  /** The site of the document, and whether names are marked there; null for a file that was chosen here. */
  site: { site: string; isOn: boolean } | null;
  /** Pages that could not be drawn. */
  damagedPages: readonly number[];
  /** Whether the document can be loaded once more from its address. */
  canReload: boolean;
  /** Whether the reader has come from a private window, and must choose the file. */
  isFromPrivate: boolean;
  /** Why the last change of what the reader has chosen could not be saved, or null. */
  failure: string | null;
  /** The page that is made ready to be printed; null while nothing is printed. */
  printing: number | null;
}

/** What the reader can do. */
export interface PdfActions {
  openFile(file: File): void;
  /** Loads the document once more from its address. */
  reload(): void;
  /** Ends the loading. */
  stop(): void;
  goToPage(page: number): void;
  /** Goes where an entry of the outline leads. */
  goTo(destination: string | unknown[]): void;
  zoom(direction: 'in' | 'out'): void;
  setScale(scale: Scale): void;
  turn(): void;
  find(query: string, options: { isAgain: boolean; isBackwards: boolean }): void;
  print(): void;
  save(): void;
  /** Goes to the first mention of a drug or class on a page and opens its card. */
  goToName(id: string, page: number): void;
  setSite(isOn: boolean): void;
}

/** Shows documents in an element until the signal ends it. */
export type WatchPdf = (
  container: HTMLDivElement,
  show: (view: PdfPageView) => void,
  signal: AbortSignal,
) => PdfActions;

/** The document, where one is open. */
export function openDocumentOf({ state }: PdfPageView): OpenPdf | null {
  return state.kind === 'open' ? state.document : null;
}

export const NOTHING_OPEN: PdfPageView = {
  state: { kind: 'start' },
  viewer: null,
  found: null,
  outline: [],
  names: null,
  site: null,
  damagedPages: [],
  canReload: false,
  isFromPrivate: false,
  failure: null,
  printing: null,
};
