import type { PDFDocumentProxy } from 'pdfjs-dist';
import {
  type Definition,
  isSameVocabulary,
  type Matcher,
  meaningOf,
  NO_VOCABULARY,
  type Reading,
  type Vocabulary,
  vocabularyOf,
} from '@/lib/matcher';
import { lineEndsInNames } from './find-silent';
import { joinItems, type PageText } from './join-items';
import { type ReadableText, readNames, SILENT, withoutSilent } from './read-names';
import type { TextItem } from './text-item';

/** A drug or class that the document names. */
export interface DocumentName {
  id: string;
  count: number;
  /** As the first mention is written. */
  text: string;
  /** How often each page names it, in the order of the pages. */
  pages: ReadonlyMap<number, number>;
}

/** The text of a page with the places of its pieces, and what was found in it. */
export interface PageReading {
  text: PageText;
  mentions: Reading['mentions'];
  /** The abbreviations that it was read with. */
  vocabulary: Vocabulary;
}

/** The least time between two calls of `changed` while pages are read: to list thousands of pages takes long. Milliseconds. */
const TELL_MS = 300;
/** The main thread is given back after so long. Milliseconds. */
const SLICE_MS = 8;
/** The list shows so much of a name. UTF-16 code units. */
const MAX_TEXT = 100;

/** What is kept of a page: a document may have thousands of them. */
interface PageSummary {
  text: ReadableText;
  /** How often it names each drug and class, in the order of the first mentions; each as it is written there first. */
  counts: ReadonlyMap<string, { count: number; text: string }>;
  vocabulary: Vocabulary;
}

/**
 * What a document names, page by page: all pages are read once, from the first to the last, in slices of time. An abbreviation that
 * a page defines, "doxorubicin (DOX)", counts in the whole document.
 */
export class DocumentNames {
  readonly #document: PDFDocumentProxy;
  readonly #matcher: Matcher;
  readonly #signal: AbortSignal;
  readonly #changed: () => void;
  readonly #pages = new Map<number, PageSummary>();
  readonly #definitions = new Map<string, Definition>();
  #vocabulary: Vocabulary = NO_VOCABULARY;
  #withVocabulary: Matcher;
  #readPages = 0;
  #isDone = false;

  /** @param changed is called when more is known, or abbreviations have got another meaning */
  constructor(
    document: PDFDocumentProxy,
    { matcher, changed, signal }: { matcher: Matcher; changed(): void; signal: AbortSignal },
  ) {
    this.#document = document;
    this.#matcher = matcher;
    this.#withVocabulary = matcher;
    this.#changed = changed;
    this.#signal = signal;
  }

  get pages(): number {
    return this.#document.numPages;
  }

  /** How many pages have been read: from the first one on. */
  get readPages(): number {
    return this.#readPages;
  }

  /** Whether no more will be known: all pages are read, and read again with the abbreviations of later ones. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** Whether any page that was read has text. */
  get hasText(): boolean {
    return [...this.#pages.values()].some(({ text }) => text.text.trim() !== '');
  }

  /** The abbreviations that the document defines, as far as it has been read. */
  get vocabulary(): Vocabulary {
    return this.#vocabulary;
  }

  /** The drugs and classes that the pages name that were read, in the order of their first mentions. */
  list(): DocumentName[] {
    const byId = new Map<string, { id: string; count: number; text: string; pages: Map<number, number> }>();
    for (let page = 1; page <= this.pages; page++) {
      for (const [id, { count, text }] of this.#pages.get(page)?.counts ?? []) {
        const name = byId.get(id) ?? { id, count: 0, text, pages: new Map() };
        name.count += count;
        name.pages.set(page, count);
        byId.set(id, name);
      }
    }
    return [...byId.values()];
  }

  /** Reads all pages, and once more those that may use an abbreviation which a later page has defined. */
  async readAll(): Promise<void> {
    const slice = new TimeSlice();
    let told = 0;
    for (let page = 1; page <= this.pages; page++) {
      await this.#summary(page);
      if (this.#signal.aborted) return;
      this.#readPages = page;
      if (performance.now() - told > TELL_MS) {
        this.#changed();
        told = performance.now();
      }
      await slice.pause();
    }
    for (let page = 1; page <= this.pages && !this.#signal.aborted; page++) {
      await this.#summary(page);
      await slice.pause();
    }
    if (this.#signal.aborted) return;
    this.#isDone = true;
    this.#changed();
  }

  /** Reads a page with the places of its pieces. A damaged page has no text. */
  async read(page: number): Promise<PageReading> {
    const text = await this.#text(page);
    const mentions = this.#upToDate(page)
      ? readNames(text, this.#withVocabulary).mentions
      : this.#summarize(page, text).mentions;
    return { text, mentions, vocabulary: this.#vocabulary };
  }

  /** The drugs and classes that a page names; undefined where it has not been read with the abbreviations of the document. */
  idsOn(page: number): string[] | undefined {
    const known = this.#upToDate(page);
    return known && [...known.counts.keys()];
  }

  /**
   * The nearest page in a direction that names something, from a page on (that page not included). It is read if it was not.
   *
   * @param isWanted of which drugs and classes
   * @returns null when there is none up to the end
   */
  async nextPage(
    from: number,
    direction: 'next' | 'previous',
    isWanted: (id: string) => boolean,
  ): Promise<number | null> {
    const by = direction === 'next' ? 1 : -1;
    for (let page = from + by; page >= 1 && page <= this.pages; page += by) {
      const { counts } = await this.#summary(page);
      if (this.#signal.aborted) return null;
      if ([...counts.keys()].some(isWanted)) return page;
    }
    return null;
  }

  async #summary(page: number): Promise<PageSummary> {
    const known = this.#upToDate(page);
    if (known) return known;
    const text = this.#pages.get(page)?.text ?? (await this.#text(page));
    return this.#upToDate(page) ?? this.#summarize(page, text).summary;
  }

  /** What is kept of a page, if it was read with the abbreviations that are known now. */
  #upToDate(page: number): PageSummary | undefined {
    const known = this.#pages.get(page);
    return known?.vocabulary === this.#vocabulary ? known : undefined;
  }

  async #text(page: number): Promise<PageText> {
    const text = joinItems(await this.#items(page));
    const inNames = lineEndsInNames(text, this.#matcher);
    const isInName = new Set(inNames.map(({ start }) => start));
    const seams = text.seams.filter((at) => !isInName.has(at));
    return { ...text, seams, silent: [...text.silent, ...inNames] };
  }

  async #items(page: number): Promise<TextItem[]> {
    try {
      const proxy = await this.#document.getPage(page);
      // As the text layer asks for it, so that the items are the same.
      const { items } = await proxy.getTextContent({
        includeMarkedContent: true,
        disableNormalization: true,
      });
      return items.filter((item) => 'str' in item);
    } catch {
      return [];
    }
  }

  /** Finds what a page names, and learns the abbreviations that it defines. */
  #summarize(
    page: number,
    { text, breaks, seams, cuts, neighbours, silent }: ReadableText,
  ): { summary: PageSummary; mentions: Reading['mentions'] } {
    const readable: ReadableText = { text, breaks, seams, cuts, neighbours, silent };
    const first = readNames(readable, this.#withVocabulary);
    const hasLearned = this.#learn(first.definitions);
    const { mentions } = hasLearned ? readNames(readable, this.#withVocabulary) : first;
    const summary = {
      text: readable,
      counts: countNames(mentions, withoutSilent(readable)),
      vocabulary: this.#vocabulary,
    };
    this.#pages.set(page, summary);
    return { summary, mentions };
  }

  /** @returns whether abbreviations have got another meaning */
  #learn(definitions: readonly Definition[]): boolean {
    const unknown = definitions.filter((one) => !this.#definitions.has(`${one.abbreviation} ${one.id}`));
    if (unknown.length === 0) return false;
    for (const one of unknown) this.#definitions.set(`${one.abbreviation} ${one.id}`, one);
    const all = vocabularyOf([...this.#definitions.values()]);
    const vocabulary = new Map(
      [...all].filter(([abbreviation, said]) => !this.#isKnown(abbreviation, meaningOf(said))),
    );
    if (isSameVocabulary(vocabulary, this.#vocabulary)) return false;
    this.#vocabulary = vocabulary;
    this.#withVocabulary = this.#matcher.withVocabulary(vocabulary);
    return true;
  }

  /** Whether the abbreviation means this in any document: "5-FU". */
  #isKnown(abbreviation: string, id: string | null): boolean {
    const [known] = this.#matcher.find(abbreviation);
    return known !== undefined && known.id === id && known.end === abbreviation.length;
  }
}

function countNames(mentions: Reading['mentions'], text: string): PageSummary['counts'] {
  const counts = new Map<string, { count: number; text: string }>();
  for (const { id, start, end } of mentions) {
    const known = counts.get(id);
    if (known) known.count += 1;
    else {
      const written = text.slice(start, end).replaceAll(SILENT, '').replace(/\s+/g, ' ');
      counts.set(id, { count: 1, text: written.slice(0, MAX_TEXT) });
    }
  }
  return counts;
}

/** Work on the main thread in slices of time, so that the page answers in between. */
class TimeSlice {
  #end = performance.now() + SLICE_MS;

  /** Gives the main thread back if the slice is used up. */
  async pause(): Promise<void> {
    if (performance.now() < this.#end) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.#end = performance.now() + SLICE_MS;
  }
}
