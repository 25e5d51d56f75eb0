import { render } from 'preact';
import type { Size } from '@/lib/protocol';
import type { Placement } from '../place/placement';
import { CardSheet } from './card-sheet';
import {
  type CardInput,
  closeWhenDone,
  isolateEvents,
  listenToReader,
  refuseUntrusted,
  selectFromPress,
} from './guard/card-events';
import { guardCard } from './guard/card-guard';
import { changeCard } from './guard/own-changes';
import { CardSight } from './guard/sight';
import { insertUnnoticed } from './insert-unnoticed';
import { preserveScroll } from './scrolling';

const TAG = 'glossary-card';

/** Lengths that differ by less than this are the same: layout rounds them. CSS pixels. */
const ROUNDING = 0.5;

/** The height of the card at one width, and the size that its content has then. */
interface Measure {
  height: number;
  content: Size;
  /** The same while the card is limited in height: a scroll bar may take some of the width. */
  limited?: Size;
}

/** The only element of the extension in a page: it is in the document only while a card is open. */
export class CardHost {
  readonly #element: HTMLElement;
  /** Where the card is rendered. */
  readonly content: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #sheet: CardSheet;
  readonly #draw: (content: HTMLElement, isOff: boolean) => void;
  /** Ends with the card, which may remain after all else of the extension has ended in the page. */
  readonly #lifetime = new AbortController();
  #sight: CardSight | null = null;
  #sizeObserver: ResizeObserver | null = null;
  readonly #usualScale: number;
  /** How many times as large as usual the card is now. */
  scale: number;
  /** Whether the reader has asked in this card for no more marks on the site. */
  isLeaving = false;
  /** Whether the card remains although all else has ended. */
  isRemaining = false;
  #returnFocus = (): void => undefined;
  /** By width, of a sheet or not. They stay right until the content or the window changes its size. */
  readonly #measures = new Map<string, Measure>();
  #placement: Placement | null = null;
  /** Set while the card has the style of a measurement instead of that of its placement. */
  #endMeasuring: (() => void) | null = null;

  /** @param draw renders the card; `isOff` when the reader has switched the marks off in it */
  constructor(scale: number, draw: (content: HTMLElement, isOff: boolean) => void) {
    this.#usualScale = scale;
    this.scale = scale;
    this.#draw = draw;
    // In a document without scripts: a page that has defined an element of this name would run its own code here.
    const inert = document.implementation.createHTMLDocument('');
    this.#element = inert.createElement(TAG);
    this.#element.setAttribute('popover', 'manual');
    this.#root = this.#element.attachShadow({ mode: 'closed', delegatesFocus: false });
    this.content = inert.createElement('div');
    this.content.className = 'tokens';
    this.content.dataset.sheet = 'false';
    this.#root.append(this.content);
    // A translation by the browser would be words that nobody has checked, and a change that is not ours.
    this.content.translate = false;
    this.#sheet = new CardSheet(this.#root);
    refuseUntrusted(this.#root);
    isolateEvents(this.#element);
    selectFromPress(this.content);
    draw(this.content, false);
  }

  /** Whether the page has left the card in this document, and open. */
  get isShown(): boolean {
    const { ownerDocument, isConnected } = this.#element;
    return ownerDocument === document && isConnected && this.#element.matches(':popover-open');
  }

  /** Whether the focus is inside the card. */
  get hasFocus(): boolean {
    return this.#root.activeElement !== null;
  }

  get isHovered(): boolean {
    return this.#element.matches(':hover');
  }

  /** Whether a target of an event or a hit test is the card, as the page sees it. */
  isTarget(target: EventTarget | null): boolean {
    return target === this.#element;
  }

  /**
   * @param parent an element or shadow root where the card is not inert
   * @returns false when the page has prevented that: it may cancel `beforetoggle`, or remove the card in it
   */
  show(parent: Element | ShadowRoot): boolean {
    try {
      // Sheets belong to the document they were made in.
      insertUnnoticed(this.#element, parent, () => this.#sheet.adopt());
      this.#element.showPopover();
    } catch {
      // The page has removed the element, or has moved it into another document.
    }
    if (!this.isShown) return false;
    this.#unzoom();
    return true;
  }

  /** Makes the card so many times as large as usual. */
  zoom(factor: number): void {
    const before = this.scale;
    this.scale = this.#usualScale * factor;
    if (this.scale === before) return;
    this.forgetMeasures();
    this.#unzoom();
  }

  /** The card has the same size on all pages, and its place is in pixels of the window. */
  #unzoom(): void {
    const zoom = String(this.scale / this.#element.currentCSSZoom);
    changeCard(() => Object.assign(this.content.style, { zoom }));
  }

  /** Removes the card from the document, and its content: all that the content listens to and waits for ends. */
  remove(): void {
    this.#lifetime.abort();
    render(null, this.content);
    this.#element.remove();
  }

  /** Lets the card remain when all else of the extension ends in the page: it says so, and how to undo that. @param returnFocus when the card ends, if it has the focus */
  remain(returnFocus: () => void): void {
    this.isRemaining = true;
    this.#sheet.remain();
    changeCard(() => this.#draw(this.content, true));
    this.#returnFocus = returnFocus;
    closeWhenDone(this.#element, () => this.leave(), this.#lifetime.signal);
  }

  /** Ends a card that remains. */
  leave(): void {
    const { hasFocus } = this;
    this.remove();
    if (hasFocus) this.#returnFocus();
  }

  /** Whether a press in the card may change a setting. */
  allows(press: MouseEvent): boolean {
    const { left, top } = this.content.getBoundingClientRect();
    const placed = this.#placement;
    if (placed && isClose(left, placed.left) && isClose(top, placed.top))
      return this.#sight?.allows(press) ?? false;
    // The page zooms itself in another way than before.
    this.#unzoom();
    this.#sight?.onMove();
    return false;
  }

  /**
   * From now on, until the card is removed: knows whether the card is seen, and undoes the first change of the card that
   * somebody else makes.
   *
   * @param changedAgain called at the second one
   */
  guard(changedAgain: () => void): void {
    const { signal } = this.#lifetime;
    const redraw = () => this.#draw(this.content, this.isRemaining);
    const parts = { root: this.#root, content: this.content, sheet: this.#sheet };
    const events = { redraw, redrawn: () => this.#observeSize(), changedAgain };
    this.#sight = new CardSight(this.#element, this.content, guardCard(parts, events, signal), signal);
  }

  /**
   * The height that the card takes at a width if nothing limits it. Lays the card out, unless the height is known.
   *
   * @param asSheet whether it has the larger letters of a sheet
   */
  heightAt(width: number, asSheet: boolean): number {
    const known = this.#measures.get(keyOf(width, asSheet));
    if (known) return known.height;
    // A card that is not placed yet is not scrolled, and reading that would make the browser lay the card out twice.
    this.#endMeasuring ??= this.#placement ? preserveScroll(this.content) : () => undefined;
    this.#style({ sheet: asSheet, left: 0, top: 0, width, maxHeight: null });
    const { height } = this.content.getBoundingClientRect();
    this.#measures.set(keyOf(width, asSheet), { height, content: this.#contentSize() });
    return height;
  }

  /** @returns whether the card has another place than before */
  applyPlacement(placement: Placement): boolean {
    const isSame = String(Object.values(this.#placement ?? {})) === String(Object.values(placement));
    if (isSame && !this.#endMeasuring) return false;
    this.#placement = placement;
    if (!isSame) this.#sight?.onMove();
    changeCard(() => {
      this.content.dataset.side = placement.side;
    });
    this.#style(placement);
    this.#endMeasuring?.();
    this.#endMeasuring = null;
    return !isSame;
  }

  /** Measures the card again at the next placement: the window has changed, and with it the results of media queries. */
  forgetMeasures(): void {
    this.#measures.clear();
  }

  /**
   * Watches the size of the card until the signal ends it.
   *
   * @param onResize called when the card would have another height
   * @param onHide called when the page has removed or closed the card
   */
  watchSize({ onResize, onHide }: { onResize(): void; onHide(): void }, signal: AbortSignal): void {
    const observer = new ResizeObserver(() => {
      if (!this.isShown) onHide();
      else if (!this.#isAsMeasured()) {
        this.forgetMeasures();
        onResize();
      }
    });
    this.#sizeObserver = observer;
    this.#observeSize();
    signal.addEventListener('abort', () => observer.disconnect());
  }

  #observeSize(): void {
    this.#sizeObserver?.observe(this.content);
    // Where the card scrolls, only its content grows.
    const inner = this.#scrolledContent();
    if (inner) this.#sizeObserver?.observe(inner);
  }

  /** Listens to what the reader does in the card. */
  listen(input: CardInput, signal: AbortSignal): void {
    listenToReader(this.content, () => this.hasFocus, input, signal);
  }

  /** Whether card and content have the sizes that they were measured with. */
  #isAsMeasured(): boolean {
    const { width = 0, sheet: isSheet = false } = this.#placement ?? {};
    const measure = this.#measures.get(keyOf(width, isSheet));
    if (!measure || !this.#placement) return false;
    const { height } = this.content.getBoundingClientRect();
    const { maxHeight } = this.#placement;
    const content = this.#contentSize();
    const isLimited = measure.height > maxHeight;
    if (isLimited) measure.limited ??= content;
    const known = (isLimited && measure.limited) || measure.content;
    return (
      isClose(height, Math.min(measure.height, maxHeight)) &&
      isClose(content.width, known.width) &&
      isClose(content.height, known.height)
    );
  }

  #scrolledContent(): Element | null {
    return this.content.querySelector('.scroller')?.firstElementChild ?? null;
  }

  #contentSize(): Size {
    const { width = 0, height = 0 } = this.#scrolledContent()?.getBoundingClientRect() ?? {};
    return { width, height };
  }

  /** On the content, not on the host: `!important` rules of `:host`, which keep the page's rules out, would win there. */
  #style(values: Pick<Placement, 'sheet' | 'left' | 'top' | 'width'> & { maxHeight: number | null }): void {
    const inCard = (pixels: number) => `${pixels / this.scale}px`;
    changeCard(() => {
      this.content.dataset.sheet = String(values.sheet);
      const { style } = this.content;
      style.left = inCard(values.left);
      style.top = inCard(values.top);
      style.width = inCard(values.width);
      style.maxHeight = values.maxHeight === null ? '' : inCard(values.maxHeight);
    });
  }
}

function isClose(one: number, other: number): boolean {
  return Math.abs(one - other) < ROUNDING;
}

function keyOf(width: number, asSheet: boolean): string {
  return `${width} ${asSheet}`;
}
