import type { Matcher } from '@/lib/matcher';
import { boxesOf, isOfPage, type PageMention, type PageWatcher } from '@/lib/page';
import { DocumentNames } from '../text/document-names';
import type { PdfView } from '../viewer/pdf-view';
import { type MarkStyle, PageMarks } from './page-marks';

/** How long a step waits for a page to be drawn. Milliseconds. */
const MAX_SHOW_MS = 10_000;

interface MarkOptions {
  matcher: Matcher;
  marks: MarkStyle;
  /** Called when the marks may have moved or changed, or more of the document has been read. */
  changed(): void;
  signal: AbortSignal;
}

/**
 * Finds the names of a document and marks them over the text layers of the pages that the viewer shows: for cards it is what
 * `watchPage` is for a page of the web. What it calls mentions are those near the window, since the others have no place on the
 * screen; `names` knows all.
 */
export class PdfMarks implements PageWatcher {
  readonly names: DocumentNames;
  readonly #view: PdfView;
  readonly #options: MarkOptions;
  readonly #pages = new Map<number, PageMarks>();
  /** The pages that are being read to be marked. */
  readonly #marking = new Map<number, Promise<void>>();
  #active: PageMention | null = null;
  /** The only page whose mentions count for now: that which a step goes to. */
  #only: number | null = null;

  constructor(view: PdfView, options: MarkOptions) {
    this.#view = view;
    this.#options = options;
    const { matcher, signal } = options;
    this.names = new DocumentNames(view.document, { matcher, changed: () => this.#onRead(), signal });
    view.on('text', (page) => void this.#mark(page), signal);
    for (const page of view.textLayers().keys()) void this.#mark(page);
    void this.names.readAll();
    signal.addEventListener('abort', () => {
      for (const marks of this.#pages.values()) marks.remove();
      this.#pages.clear();
    });
  }

  get counts(): ReadonlyMap<string, number> {
    return new Map(this.names.list().map(({ id, count }) => [id, count]));
  }

  mentionAt(x: number, y: number): PageMention | null {
    const layer = this.elementAt(x, y)?.closest('.page')?.querySelector('.textLayer');
    const marks = this.#shown().find((one) => one.layer === layer);
    return marks?.mentionAt(x, y) ?? null;
  }

  elementAt(x: number, y: number): Element | null {
    return document.elementFromPoint(x, y);
  }

  /** The toolbar and the outline may lie over a page. The marks lie over the text, and belong to the page. */
  isCovered(mention: PageMention): boolean {
    const [box] = boxesOf(mention);
    if (!box) return true;
    const { left, top, width, height } = box;
    const at = document.elementsFromPoint(left + width / 2, top + height / 2).find(isOfPage);
    return !at?.closest('.page')?.contains(mention.start.node);
  }

  focused(): Element | null {
    return document.activeElement;
  }

  mentions(): readonly PageMention[] {
    if (this.#only !== null) return this.#pages.get(this.#only)?.mentions ?? [];
    return this.#run().flatMap((page) => this.#pages.get(page)?.mentions ?? []);
  }

  setActive(mention: PageMention | null): void {
    this.#active = mention;
    for (const marks of this.#shown()) marks.setActive(mention);
  }

  /**
   * Goes to a page, and does something while its mentions are the only ones.
   *
   * @returns what `act` returns; null where the page could not be shown
   */
  async within<Result>(page: number, act: () => Promise<Result>): Promise<Result | null> {
    if (!(await this.#show(page))) return null;
    this.#only = page;
    try {
      return await act();
    } finally {
      this.#only = null;
    }
  }

  /**
   * The last page in a direction whose mentions are known together with those in front. Where not even these are known, it is the
   * page behind that in front, so that the next one in this direction is that in front.
   */
  edge(direction: 'next' | 'previous'): number {
    const run = this.#run();
    const { page } = this.#view.state;
    return direction === 'next' ? (run.at(-1) ?? page - 1) : (run[0] ?? page + 1);
  }

  /** How many mentions of a drug or class stand on the pages before a page. */
  countBefore(id: string, page: number): number {
    const pages = this.names.list().find((name) => name.id === id)?.pages ?? new Map<number, number>();
    return [...pages].reduce((sum, [number, count]) => (number < page ? sum + count : sum), 0);
  }

  /**
   * The pages around that in front whose names are all known to `mentions`: they have a text layer, or name nothing. A step from
   * one to the next leaves no name out.
   */
  #run(): number[] {
    const { page, pages } = this.#view.state;
    const isComplete = (number: number) => this.#isShown(number) || this.names.idsOn(number)?.length === 0;
    if (!isComplete(page)) return [];
    let first = page;
    while (first > 1 && isComplete(first - 1)) first -= 1;
    let last = page;
    while (last < pages && isComplete(last + 1)) last += 1;
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  }

  #isShown(page: number): boolean {
    return this.#pages.get(page)?.layer.isConnected ?? false;
  }

  #shown(): PageMarks[] {
    return [...this.#pages.values()].filter(({ layer }) => layer.isConnected);
  }

  /** Marks the names of a page, unless they are marked already: the viewer draws a page anew in each other size. */
  #mark(page: number): Promise<void> {
    const old = this.#pages.get(page);
    if (old?.isMeasured && old.layer === this.#view.textLayers().get(page) && this.#isUpToDate(old)) {
      this.#options.changed();
      return Promise.resolve();
    }
    const marking = this.#readAndMark(page).finally(() => {
      if (this.#marking.get(page) === marking) this.#marking.delete(page);
    });
    this.#marking.set(page, marking);
    return marking;
  }

  #isUpToDate({ reading }: PageMarks): boolean {
    return reading.vocabulary === this.names.vocabulary;
  }

  async #readAndMark(page: number): Promise<void> {
    const read = await this.names.read(page);
    const layer = this.#view.textLayers().get(page);
    if (this.#options.signal.aborted || !layer) return;
    this.#pages.get(page)?.remove();
    const marks = new PageMarks(page, layer, read, this.#options.marks);
    if (this.#active) marks.setActive(this.#active);
    this.#pages.set(page, marks);
    this.#dropHidden();
    this.#options.changed();
  }

  /** The viewer has taken the text from pages far from the window. */
  #dropHidden(): void {
    for (const [page, { layer }] of this.#pages) if (!layer.isConnected) this.#pages.delete(page);
  }

  /** More has been read: an abbreviation may have got a meaning in a page that is shown. */
  #onRead(): void {
    for (const [page, marks] of this.#pages) {
      if (!this.#isUpToDate(marks)) void this.#mark(page);
    }
    this.#options.changed();
  }

  async #show(page: number): Promise<boolean> {
    const { signal } = this.#options;
    // Its text may be there already, and not read yet.
    await this.#marking.get(page);
    if (this.#isShown(page)) return true;
    const shown = new Promise<boolean>((resolve) => {
      const done = new AbortController();
      const until = AbortSignal.any([signal, done.signal, AbortSignal.timeout(MAX_SHOW_MS)]);
      until.addEventListener('abort', () => resolve(this.#isShown(page)), { once: true });
      this.#view.on(
        'text',
        async (number) => {
          if (number !== page) return;
          // The listener that marks all pages has begun with it: it was the first.
          await this.#marking.get(page);
          done.abort();
        },
        until,
      );
    });
    this.#view.goToPage(page);
    return shown;
  }
}
