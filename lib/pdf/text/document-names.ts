import type { PDFDocumentProxy } from 'pdfjs-dist';
import {
  type Definition,
  isSameVocabulary,
  type Matcher,
  NO_VOCABULARY,
  type Reading,
  type Vocabulary,
  vocabularyOf,
} from '@/lib/matcher';
import { joinItems, type PageText, type TextItem } from './join-items';
import { readNames } from './read-names';

/** A drug or class that the document names. */
export interface DocumentName {
  id: string;
  count: number;
  /** As the first mention is written. */
  text: string;
  /** How often each page names it, in the order of the pages. */
  pages: ReadonlyMap<number, number>;
}

/** The main thread is given back after so long. Milliseconds. */
const SLICE_MS = 8;
/** Longer names are cut for the list. UTF-16 code units. */
const MAX_TEXT = 100;

interface ReadPage extends Reading {
  text: PageText;
  /** The vocabulary that it was read with. */
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
  readonly #pages = new Map<number, ReadPage>();
  #vocabulary: Vocabulary = NO_VOCABULARY;
  #withVocabulary: Matcher;
  readonly #definitions = new Map<string, Definition>();
  #readPages = 0;

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

  get isDone(): boolean {
    return this.#readPages === this.pages;
  }

  /** Whether any page that was read has text. */
  get hasText(): boolean {
    return [...this.#pages.values()].some(({ text }) => text.text.trim() !== '');
  }

  /** The drugs and classes that the pages name that were read, in the order of their first mentions. */
  list(): DocumentName[] {
    const byId = new Map<string, { id: string; count: number; text: string; pages: Map<number, number> }>();
    for (const [page, { mentions, text }] of this.#inOrder()) {
      for (const { id, start, end } of mentions) {
        const written = () => text.text.slice(start, end).replace(/\s+/g, ' ').slice(0, MAX_TEXT);
        const name = byId.get(id) ?? { id, count: 0, text: written(), pages: new Map() };
        name.count += 1;
        name.pages.set(page, (name.pages.get(page) ?? 0) + 1);
        byId.set(id, name);
      }
    }
    return [...byId.values()];
  }

  /** Reads all pages, and once more those that use an abbreviation which a later page has defined. */
  async read(): Promise<void> {
    const slice = new Slice();
    for (let page = 1; page <= this.pages; page++) {
      await this.page(page);
      if (this.#signal.aborted) return;
      this.#readPages = page;
      if (await slice.pause(() => this.#changed())) continue;
      if (this.#signal.aborted) return;
    }
    for (let page = 1; page <= this.pages && !this.#signal.aborted; page++) {
      await this.page(page);
      await slice.pause(() => this.#changed());
    }
    if (!this.#signal.aborted) this.#changed();
  }

  /** The text of a page and what it names, read now if it was not before. A damaged page has no text. */
  async page(page: number): Promise<ReadPage> {
    const text = this.#pages.get(page)?.text ?? joinItems(await this.#items(page));
    return this.#readAgain(page, text);
  }

  /** @returns the same as `page`, without waiting; undefined where the text has not been read */
  known(page: number): ReadPage | undefined {
    const known = this.#pages.get(page);
    return known && this.#readAgain(page, known.text);
  }

  /**
   * The nearest page in a direction that names something, from a page on (that page not included), waiting for it to be read if
   * need be.
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
      const { mentions } = await this.page(page);
      if (this.#signal.aborted) return null;
      if (mentions.some(({ id }) => isWanted(id))) return page;
    }
    return null;
  }

  #inOrder(): [number, ReadPage][] {
    return [...this.#pages].sort(([one], [other]) => one - other);
  }

  async #items(page: number): Promise<TextItem[]> {
    try {
      const proxy = await this.#document.getPage(page);
      // As the text layer asks for it, so that the items are the same.
      const { items } = await proxy.getTextContent({
        includeMarkedContent: true,
        disableNormalization: true,
      });
      return items.filter((item) => 'str' in item) as TextItem[];
    } catch {
      return [];
    }
  }

  #readAgain(page: number, text: PageText): ReadPage {
    const known = this.#pages.get(page);
    if (known?.vocabulary === this.#vocabulary) return known;
    const reading = readNames(text, this.#withVocabulary);
    // It counts in the page itself, too: its names are found with it when it is asked for the next time.
    const hasLearned = this.#learn(reading.definitions);
    const read = {
      text,
      ...(hasLearned ? readNames(text, this.#withVocabulary) : reading),
      vocabulary: this.#vocabulary,
    };
    this.#pages.set(page, read);
    return read;
  }

  /** @returns whether abbreviations have got another meaning */
  #learn(definitions: readonly Definition[]): boolean {
    const unknown = definitions.filter((one) => !this.#definitions.has(`${one.abbreviation} ${one.id}`));
    if (unknown.length === 0) return false;
    for (const one of unknown) this.#definitions.set(`${one.abbreviation} ${one.id}`, one);
    const all = vocabularyOf([...this.#definitions.values()]);
    const vocabulary = new Map([...all].filter(([abbreviation, id]) => !this.#isKnown(abbreviation, id)));
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

/** Work on the main thread in slices, so that the page answers in between. */
class Slice {
  #end = performance.now() + SLICE_MS;

  /**
   * Gives the main thread back if the slice is used up.
   *
   * @param before is called then, first
   * @returns whether there is time left in the slice
   */
  async pause(before: () => void): Promise<boolean> {
    if (performance.now() < this.#end) return true;
    before();
    await new Promise((resolve) => setTimeout(resolve));
    this.#end = performance.now() + SLICE_MS;
    return false;
  }
}
