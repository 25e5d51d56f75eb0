import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type Failure, PdfError } from './load/failure';
import { type LoadedPdf, type LoadProgress, type RequestOptions, readPdf, requestPdf } from './load/load-pdf';
import { openDocument } from './viewer/open-document';
import { PdfView } from './viewer/pdf-view';
import type { Pdfjs } from './viewer/pdfjs';
import { shownTitle } from './viewer/shown-title';

/** What the page shows: one of these after the other. */
export type ReaderState =
  /** No document has been asked for. */
  | { kind: 'start' }
  | { kind: 'loading'; progress: LoadProgress | null }
  | { kind: 'password'; isWrong: boolean; answer(password: string): void }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'open'; document: OpenPdf };

/** A document that is shown. */
export interface OpenPdf {
  view: PdfView;
  name: string;
  /** The title that the document gives itself, or null. */
  title: string | null;
  /** The language that the document names (BCP 47), or null. */
  language: string | null;
  /** Where it came from; null for a file that the reader has chosen. */
  address: string | null;
  /** The address that was asked for, which may have led to another; null for a file. The reader's choice for its site counts. */
  askedAddress: string | null;
  /** Ends with the document. */
  signal: AbortSignal;
}

export interface ReaderOptions {
  loadPdfjs(): Promise<Pdfjs>;
  /** How a document is loaded from its address. */
  network: Pick<RequestOptions, 'request' | 'fileAccess'>;
  /** The element in which pages are shown. */
  container(): HTMLDivElement;
  onChange(state: ReaderState): void;
  /** Is told of what has failed here, not at the document. */
  onError(error: unknown): void;
}

/** Opens one document after the other. What is still on the way for the one before ends. */
export class PdfReader {
  readonly #options: ReaderOptions;
  #current = new AbortController();

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  /**
   * Opens the document of an address.
   *
   * @param fragment the part of the address behind `#`, which may name a page: "page=3"
   */
  openAddress(address: string, fragment: string): Promise<void> {
    return this.#open(
      async (signal) => {
        const onProgress = (progress: LoadProgress) => this.#show({ kind: 'loading', progress }, signal);
        return requestPdf(address, { ...this.#options.network, onProgress, signal });
      },
      { askedAddress: address, fragment },
    );
  }

  /** Opens a file that the reader has chosen: it is read here, and kept nowhere. */
  openFile(file: File): Promise<void> {
    return this.#open(() => readPdf(file), { askedAddress: null, fragment: '' });
  }

  /** Ends what is on the way, or closes the document. */
  stop(): void {
    this.#show({ kind: 'start' }, this.#next());
  }

  /** Ends the document before, and gives the signal of the next one. */
  #next(): AbortSignal {
    this.#current.abort();
    this.#current = new AbortController();
    return this.#current.signal;
  }

  async #open(
    load: (signal: AbortSignal) => Promise<LoadedPdf>,
    { askedAddress, fragment }: { askedAddress: string | null; fragment: string },
  ): Promise<void> {
    const signal = this.#next();
    this.#show({ kind: 'loading', progress: null }, signal);
    try {
      const [pdfjs, loaded] = await Promise.all([this.#options.loadPdfjs(), load(signal)]);
      signal.throwIfAborted();
      const document = await openDocument(pdfjs, loaded.bytes, {
        askPassword: (isWrong, answer) => this.#show({ kind: 'password', isWrong, answer }, signal),
        signal,
      });
      const about = await describe(document);
      signal.throwIfAborted();
      const view = new PdfView(pdfjs, document, this.#options.container(), {
        fragment,
        isNew: askedAddress === null,
        signal,
      });
      const { name, address } = loaded;
      this.#show({ kind: 'open', document: { view, name, address, ...about, askedAddress, signal } }, signal);
    } catch (error) {
      if (signal.aborted) return;
      // Nothing of a document that is half open stays.
      const after = this.#next();
      const isKnown = error instanceof PdfError;
      if (!isKnown) this.#options.onError(error);
      this.#show({ kind: 'failed', failure: isKnown ? error.failure : { kind: 'internal' } }, after);
    }
  }

  #show(state: ReaderState, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#options.onChange(state);
  }
}

/** What the document says of itself. A damaged description is none. */
async function describe(document: PDFDocumentProxy): Promise<Pick<OpenPdf, 'title' | 'language'>> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const { Title: title, Language: language } = info as { Title?: unknown; Language?: unknown };
  const textOf = (value: unknown) => (typeof value === 'string' && shownTitle(value)) || null;
  return { title: textOf(title), language: textOf(language) };
}
