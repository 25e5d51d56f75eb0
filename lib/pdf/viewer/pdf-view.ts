import type { PDFDocumentProxy } from 'pdfjs-dist';
import { createFindController } from '../find/find-controller';
import { writeFields } from './add-drawn-text';
import { goToFirstPlace } from './first-place';
import { fitPages } from './fit-pages';
import type { Pdfjs } from './pdfjs';
import { keepHistory } from './place-history';
import { zoomByWheel } from './wheel-zoom';

/** A drawn page has at most so many pixels; beyond them the browser enlarges it. On a screen of 4K a page of A4 in full width has 21 million. */
const MAX_CANVAS_PIXELS = 2 ** 24;
/** The smallest and the largest scale, and the factor of one step. */
const ZOOM = { min: 0.1, max: 10, step: 1.1 };

/** How a page fits the window. */
export type FittedScale = 'auto' | 'page-width' | 'page-fit' | 'page-actual';

/** That, or the size of a page as a factor: "1.5". */
export type Scale = FittedScale | `${number}`;

/** What the viewer shows. */
export interface ViewState {
  page: number;
  pages: number;
  /** What the reader has chosen. */
  scale: string;
  /** In percent. */
  percent: number;
}

/** What a search in the document has found. */
export interface FindResult {
  /** The place of the match that is shown, from 1 on; 0 where there is none. */
  nth: number;
  count: number;
  isPending: boolean;
}

/** Events of the viewer. */
interface ViewEvents {
  /** Another page is in front, or the scale is another. */
  change(): void;
  find(result: FindResult): void;
  /** The text of a page lies over its picture now, or its size has changed. `layer` is the element of that text. */
  text(page: number, layer: HTMLElement): void;
  /** A page is drawn. `isDamaged` where it could not be. */
  drawn(page: number, isDamaged: boolean): void;
}

/** The viewer of pdf.js over one document, until the signal ends it. */
export class PdfView {
  readonly document: PDFDocumentProxy;
  readonly #container: HTMLDivElement;
  readonly #bus: InstanceType<Pdfjs['viewer']['EventBus']>;
  readonly #viewer: InstanceType<Pdfjs['viewer']['PDFViewer']>;
  readonly #links: InstanceType<Pdfjs['viewer']['PDFLinkService']>;
  readonly #history: InstanceType<Pdfjs['viewer']['PDFHistory']>;
  readonly #layers = new Map<number, HTMLElement>();
  readonly #listeners: { [Name in keyof ViewEvents]: Set<ViewEvents[Name]> } = {
    change: new Set(),
    find: new Set(),
    text: new Set(),
    drawn: new Set(),
  };

  /**
   * @param container an element with `position: absolute` and one child, in which the pages are shown
   * @param fragment the part of an address behind `#`: "page=3"
   * @param isNew whether what the tab remembers belongs to another document
   */
  constructor(
    { lib, viewer }: Pdfjs,
    document: PDFDocumentProxy,
    container: HTMLDivElement,
    { fragment, isNew, signal }: { fragment: string; isNew: boolean; signal: AbortSignal },
  ) {
    this.document = document;
    this.#container = container;
    const eventBus = new viewer.EventBus();
    const linkService = new viewer.PDFLinkService({
      eventBus,
      externalLinkTarget: viewer.LinkTarget.BLANK,
      externalLinkRel: 'noopener noreferrer nofollow',
    });
    this.#bus = eventBus;
    this.#links = linkService;
    const options = {
      container,
      eventBus,
      linkService,
      findController: createFindController(viewer, { eventBus, linkService }),
      // Fields of forms are drawn as they are filled in: nothing of the document is to be changed here.
      annotationMode: lib.AnnotationMode.ENABLE,
      annotationEditorMode: lib.AnnotationEditorType.DISABLE,
      enableAutoLinking: false,
      maxCanvasPixels: MAX_CANVAS_PIXELS,
      imageResourcesPath: './pdfjs/images/',
      l10n: WITHOUT_TEXTS,
      // The types of this version do not have it.
      abortSignal: signal,
    };
    this.#viewer = new viewer.PDFViewer(options);
    linkService.setViewer(this.#viewer);
    this.#begin(fragment, signal);
    this.#viewer.setDocument(document);
    linkService.setDocument(document);
    this.#history = keepHistory(
      viewer,
      { eventBus, links: linkService, pages: this.#viewer, document, isNew },
      signal,
    );
    signal.addEventListener('abort', () => {
      // The types do not say that null is how a document is taken away.
      this.#viewer.setDocument(null as unknown as PDFDocumentProxy);
      linkService.setDocument(null);
    });
  }

  get state(): ViewState {
    const {
      currentPageNumber: page,
      pagesCount: pages,
      currentScale,
      currentScaleValue: scale,
    } = this.#viewer;
    return { page, pages, scale: scale ?? '', percent: Math.round(currentScale * 100) };
  }

  goToPage(page: number): void {
    // The link service would add a step to the history of the tab for each.
    if (Number.isInteger(page) && page >= 1 && page <= this.#viewer.pagesCount)
      this.#viewer.scrollPageIntoView({ pageNumber: page });
  }

  /** Goes to a place that the document names: an entry of its outline. */
  goTo(destination: string | unknown[]): void {
    // It may be a name that nothing in the document has.
    this.#links.goToDestination(destination as string).catch(() => undefined);
  }

  setScale(scale: Scale): void {
    this.#notePlace();
    this.#viewer.currentScaleValue = scale;
  }

  zoom(direction: 'in' | 'out'): void {
    this.#notePlace();
    const { currentScale } = this.#viewer;
    const next = direction === 'in' ? currentScale * ZOOM.step : currentScale / ZOOM.step;
    this.#viewer.currentScale = allowedScale(next);
  }

  /** Turns all pages clockwise by 90 degrees. */
  turn(): void {
    this.#notePlace();
    this.#viewer.pagesRotation = (this.#viewer.pagesRotation + 90) % 360;
  }

  /**
   * In another size the viewer shows the place that it has noted last, and it notes one in the frame after the pages have been
   * scrolled: what comes before that frame would lead back to where the reader was before.
   */
  #notePlace(): void {
    this.#viewer.update();
  }

  /** Looks for a text in the whole document and goes to the next place where it stands. An empty text ends the search. */
  find(query: string, { isAgain, isBackwards }: { isAgain: boolean; isBackwards: boolean }): void {
    if (query === '') {
      this.#bus.dispatch('findbarclose', { source: this });
      return;
    }
    this.#bus.dispatch('find', {
      source: this,
      type: isAgain ? 'again' : '',
      query,
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      findPrevious: isBackwards,
      matchDiacritics: false,
    });
  }

  /** The element of a page. */
  pageElement(page: number): HTMLElement | null {
    return this.#container.querySelector<HTMLElement>(`.page[data-page-number="${page}"]`);
  }

  /** Calls back when what is named in `ViewEvents` happens, until the signal ends it. */
  on<Name extends keyof ViewEvents>(name: Name, listener: ViewEvents[Name], signal: AbortSignal): void {
    const listeners: Set<unknown> = this.#listeners[name];
    listeners.add(listener);
    signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
  }

  #begin(fragment: string, signal: AbortSignal): void {
    const { change, find, text, drawn } = this.#listeners;
    const on = <Detail>(name: string, listener: (detail: Detail) => void) =>
      this.#bus.on(name, listener, { signal });
    fitPages(this.#viewer, this.#container, on, signal);
    zoomByWheel(this.#viewer, this.#container, signal);
    on('pagesinit', () => {
      for (const element of this.#container.querySelectorAll<HTMLElement>('.page')) {
        // The word is the same in all languages of the interface.
        element.setAttribute('aria-label', `Page ${element.dataset['pageNumber']}`);
      }
      this.#viewer.currentScaleValue = 'auto';
      const { initialBookmark, initialRotation } = this.#history;
      if (initialRotation) this.#viewer.pagesRotation = initialRotation;
      const place = initialBookmark ?? fragment;
      if (place) goToFirstPlace(place, { viewer: this.#viewer, links: this.#links, on }, signal);
      for (const listener of change) listener();
    });
    // A link, an entry of the outline and the address can name any size: with one of 10^9, or next to none, no page would be seen.
    on<{ scale: number; presetValue?: string }>('scalechanging', ({ scale, presetValue }) => {
      if (presetValue === undefined && scale !== allowedScale(scale))
        this.#viewer.currentScale = allowedScale(scale);
    });
    for (const name of ['pagechanging', 'scalechanging', 'pagesloaded']) {
      on(name, () => {
        for (const listener of change) listener();
      });
    }
    on<{ pageNumber: number; error?: unknown; source: { textLayer?: { div: HTMLElement } } }>(
      'textlayerrendered',
      ({ pageNumber, error, source }) => {
        const layer = source.textLayer?.div;
        if (error || !layer) return;
        this.#layers.set(pageNumber, layer);
        for (const listener of text) listener(pageNumber, layer);
      },
    );
    on<{ pageNumber: number }>('annotationlayerrendered', ({ pageNumber }) => {
      const layer = this.pageElement(pageNumber)?.querySelector('.annotationLayer');
      // What cannot be read stays as it is.
      if (layer) void writeFields(this.document, pageNumber, layer).catch(() => undefined);
      // Links that would run a script, a program or a form lead nowhere here.
      const links = layer?.querySelectorAll('a[href=""]') ?? [];
      for (const link of links) link.closest('section')?.remove();
    });
    on<{ pageNumber: number; error?: unknown }>('pagerendered', ({ pageNumber, error }) => {
      for (const listener of drawn) listener(pageNumber, Boolean(error));
    });
    const report = ({ state, matchesCount }: { state?: number; matchesCount: FoundCount }) => {
      const result = {
        nth: matchesCount.current,
        count: matchesCount.total,
        isPending: state === FIND_PENDING,
      };
      for (const listener of find) listener(result);
    };
    on('updatefindmatchescount', report);
    on('updatefindcontrolstate', report);
  }

  /** The elements of the text of the pages that have one now. The viewer takes it from pages far from the window. */
  textLayers(): Map<number, HTMLElement> {
    for (const [page, layer] of this.#layers) if (!layer.isConnected) this.#layers.delete(page);
    return this.#layers;
  }
}

/** @returns the nearest scale that the reader can choose step by step */
function allowedScale(scale: number): number {
  return Math.min(ZOOM.max, Math.max(ZOOM.min, scale));
}

interface FoundCount {
  current: number;
  total: number;
}

/** `FindState.PENDING` of pdf.js. */
const FIND_PENDING = 3;

/** The viewer needs words only for what is not used here: names of pages, which `PdfView` gives, and editors. */
const WITHOUT_TEXTS = {
  getLanguage: () => 'en',
  getDirection: () => 'ltr',
  get: async (_ids: unknown, _values: unknown, fallback: string) => fallback,
  translate: async () => undefined,
  translateOnce: async () => undefined,
  destroy: async () => undefined,
  pause: () => undefined,
  resume: () => undefined,
};
