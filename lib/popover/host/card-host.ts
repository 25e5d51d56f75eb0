import { render } from 'preact';
import cardStyles from '@/lib/card/card.css?inline';
import type { Placement } from '../place/placement';
import hostStyles from './popover.css?inline';

const TAG = 'glossary-card';

/** Lengths that differ by less than this are the same: layout rounds them. CSS pixels. */
const ROUNDING = 0.5;

/**
 * The events that reach shortcuts and click handlers of a page, its focus traps, and whatever the page closes at a press
 * elsewhere.
 */
const ISOLATED_EVENTS = [
  ...['click', 'auxclick', 'dblclick', 'contextmenu', 'mousedown', 'mouseup', 'wheel'],
  ...['pointerdown', 'pointerup', 'touchstart', 'touchend', 'keydown', 'keypress', 'keyup'],
  ...['focusin', 'focusout'],
];

/** The height of the card at one width, and the size that its content has then. */
interface Measure {
  height: number;
  content: { width: number; height: number };
}

/** The only element of the extension in a page: it is in the document only while a card is open. */
export class CardHost {
  readonly #element: HTMLElement;
  /** Where the card is rendered. */
  readonly content: HTMLElement;
  readonly #root: ShadowRoot;
  readonly scale: number;
  /** By width, of a sheet or not. They stay right until the content or the window changes its size. */
  readonly #measures = new Map<string, Measure>();
  #placement: Placement | null = null;
  /** Set while the card has the style of a measurement instead of that of its placement. */
  #endMeasuring: (() => void) | null = null;

  /** @param scale how many times as large as usual the card is */
  constructor(scale: number) {
    this.scale = scale;
    // In a document without scripts: a page that has defined an element of this name would run its own code here.
    const inert = document.implementation.createHTMLDocument('');
    this.#element = inert.createElement(TAG);
    this.#element.setAttribute('popover', 'manual');
    this.#root = this.#element.attachShadow({ mode: 'closed', delegatesFocus: false });
    this.content = inert.createElement('div');
    this.content.className = 'tokens';
    this.content.dataset.sheet = 'false';
    this.#root.append(this.content);
    refuseUntrusted(this.#root);
    isolateEvents(this.#element);
  }

  /** Whether the page has left the card in the document, and open. */
  get isShown(): boolean {
    return this.#element.isConnected && this.#element.matches(':popover-open');
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
    parent.append(this.#element);
    // Sheets belong to the document they were made in, so the root gets the sheet after the move.
    this.#root.adoptedStyleSheets = [styleSheet()];
    try {
      this.#element.showPopover();
    } catch {
      // The element was removed while it was about to be shown.
    }
    if (!this.isShown) return false;
    // The card has the same size on all pages, and its place is in pixels of the window.
    this.content.style.zoom = String(this.scale / this.#element.currentCSSZoom);
    return true;
  }

  /** Removes the card from the document, and its content: all that the content listens to and waits for ends. */
  remove(): void {
    render(null, this.content);
    this.#element.remove();
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
  place(placement: Placement): boolean {
    const isSame = this.#placement !== null && isSamePlacement(this.#placement, placement);
    if (isSame && !this.#endMeasuring) return false;
    this.#placement = placement;
    this.content.dataset.side = placement.side;
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
    observer.observe(this.content);
    // Where the card scrolls, only its content grows.
    const inner = this.#scrolledContent();
    if (inner) observer.observe(inner);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  /** Calls back when the card is pressed while the focus is elsewhere: the press gives the focus to the card. */
  onPress(pressed: () => void, signal: AbortSignal): void {
    const onPress = ({ isTrusted }: Event) => isTrusted && !this.hasFocus && pressed();
    this.content.addEventListener('mousedown', onPress, { signal });
  }

  /**
   * Keeps a wheel that turns over the card from scrolling the page, also where the content of the card is at its end: the page
   * would scroll the name away, and the card with it. `overscroll-behavior` alone does not do that where nothing in the card
   * scrolls.
   */
  containWheel(signal: AbortSignal): void {
    this.content.addEventListener(
      'wheel',
      (event) => {
        // With Ctrl the wheel zooms.
        if (event.isTrusted && !event.ctrlKey && !scrollsInside(event, this.content)) event.preventDefault();
      },
      { passive: false, signal },
    );
  }

  /** Whether card and content have the sizes that they were measured with. */
  #isAsMeasured(): boolean {
    const { width = 0, sheet: isSheet = false } = this.#placement ?? {};
    const measure = this.#measures.get(keyOf(width, isSheet));
    if (!measure || !this.#placement) return false;
    const { height } = this.content.getBoundingClientRect();
    const content = this.#contentSize();
    return (
      isClose(height, Math.min(measure.height, this.#placement.maxHeight)) &&
      isClose(content.width, measure.content.width) &&
      isClose(content.height, measure.content.height)
    );
  }

  #scrolledContent(): Element | null {
    return this.content.querySelector('.scroller')?.firstElementChild ?? null;
  }

  #contentSize(): { width: number; height: number } {
    const { width = 0, height = 0 } = this.#scrolledContent()?.getBoundingClientRect() ?? {};
    return { width, height };
  }

  /** On the content, not on the host: `!important` rules of `:host`, which keep the page's rules out, would win there. */
  #style(values: Pick<Placement, 'sheet' | 'left' | 'top' | 'width'> & { maxHeight: number | null }): void {
    this.content.dataset.sheet = String(values.sheet);
    const { style } = this.content;
    const inCard = (pixels: number) => `${pixels / this.scale}px`;
    style.left = inCard(values.left);
    style.top = inCard(values.top);
    style.width = inCard(values.width);
    style.maxHeight = values.maxHeight === null ? '' : inCard(values.maxHeight);
  }
}

/**
 * Keeps events that the page makes up from the buttons and links of the card. The root is closed, but Firefox gives it to the
 * page: BROWSER-BUGS.md#closed-root-leaks
 */
function refuseUntrusted(root: ShadowRoot): void {
  const refuse = (event: Event) => {
    if (event.isTrusted) return;
    event.stopImmediatePropagation();
    // Of the events that a page can make up, only a click has an effect of the browser's own.
    if (event.type === 'click') event.preventDefault();
  };
  for (const type of ISOLATED_EVENTS) {
    root.addEventListener(type, refuse, { capture: true, passive: type !== 'click' });
  }
}

/** Keeps the events of the card from the page: only listeners that hear an event before it arrives at the card get it. */
function isolateEvents(card: HTMLElement): void {
  for (const type of ISOLATED_EVENTS) {
    card.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  }
}

function scrollsInside(event: WheelEvent, content: HTMLElement): boolean {
  if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) return false;
  const path = event.composedPath();
  return path.slice(0, path.indexOf(content)).some((one) => one instanceof Element && canScroll(one, event));
}

function canScroll(element: Element, { deltaY }: WheelEvent): boolean {
  const { scrollTop, scrollHeight, clientHeight } = element;
  const distance = deltaY < 0 ? scrollTop : scrollHeight - clientHeight - scrollTop;
  // At its end an element may still be less than a pixel away from it, because lengths are fractions.
  return distance >= 1 && /auto|scroll/.test(getComputedStyle(element).overflowY);
}

function keyOf(width: number, asSheet: boolean): string {
  return `${width} ${asSheet}`;
}

function isClose(one: number, other: number): boolean {
  return Math.abs(one - other) < ROUNDING;
}

function isSamePlacement(one: Placement, other: Placement): boolean {
  return (
    one.sheet === other.sheet &&
    one.side === other.side &&
    one.left === other.left &&
    one.top === other.top &&
    one.width === other.width &&
    one.maxHeight === other.maxHeight
  );
}

let sheet: CSSStyleSheet | undefined;

/** One for all cards of the document, so that the browser parses it once. */
function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(cardStyles + hostStyles);
  }
  return sheet;
}

/**
 * Remembers how far the parts of a card are scrolled: a card that is measured without its limits has nothing to scroll, and
 * would be at its top afterwards.
 *
 * @returns scrolls the parts back to where they were
 */
function preserveScroll(content: Element): () => void {
  const scrolled = [...content.querySelectorAll('*')]
    .map((element) => ({ element, top: element.scrollTop }))
    .filter(({ top }) => top > 0);
  return () => {
    for (const { element, top } of scrolled) element.scrollTop = top;
  };
}
