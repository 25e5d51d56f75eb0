import { render } from 'preact';
import cardStyles from '@/lib/card/card.css?inline';
import type { Placement } from '../place/placement';
import { zoomOf } from '../place/viewport';
import { keepFromPage } from './event-isolation';
import hostStyles from './popover.css?inline';

const TAG = 'glossary-card';

/** The one element of ours in a page: it stands in the document only while a card is open. */
export class CardHost {
  readonly #element: HTMLElement;
  /** Where the card is rendered. */
  readonly content: HTMLElement;
  readonly #root: ShadowRoot;

  constructor() {
    // In an inert document: a page that has defined an element of this name would run its own code here.
    const inert = document.implementation.createHTMLDocument('');
    this.#element = inert.createElement(TAG);
    this.#element.setAttribute('popover', 'manual');
    this.#root = this.#element.attachShadow({ mode: 'closed', delegatesFocus: false });
    this.content = inert.createElement('div');
    this.content.className = 'tokens';
    this.#root.append(this.content);
    keepFromPage(this.#element);
  }

  get isShown(): boolean {
    return this.#element.isConnected;
  }

  /** Whether the focus is inside the card. */
  get hasFocus(): boolean {
    return this.#root.activeElement !== null;
  }

  get isHovered(): boolean {
    return this.#element.matches(':hover');
  }

  /** The element that has the focus or is hovered, as the page sees it. */
  isTarget(target: EventTarget | null): boolean {
    return target === this.#element;
  }

  /** @param parent where the card is not inert */
  show(parent: Element | ShadowRoot): void {
    parent.append(this.#element);
    // Sheets belong to the document they were made in, so the root gets it after the move.
    this.#root.adoptedStyleSheets = [styleSheet()];
    this.#element.showPopover();
    // The card has the size it has on other pages, and its place is reckoned in pixels of the window.
    this.content.style.zoom = String(1 / zoomOf(this.#element));
  }

  /** Takes the card away, and its content: what that listens to and waits for ends. */
  end(): void {
    render(null, this.content);
    this.#element.remove();
  }

  /** The size the card would take if nothing held it. */
  naturalSize(): { width: number; height: number } {
    this.#style({ left: 0, top: 0, width: null, maxHeight: null });
    this.content.dataset.sheet = 'false';
    const { width, height } = this.content.getBoundingClientRect();
    return { width, height };
  }

  /** The height of the card at a given width. */
  heightAt(width: number): number {
    this.#style({ left: 0, top: 0, width, maxHeight: null });
    return this.content.getBoundingClientRect().height;
  }

  place({ sheet, left, top, width, maxHeight }: Placement): void {
    this.content.dataset.sheet = String(sheet);
    this.#style({ left, top, width, maxHeight });
  }

  /** Calls back when the size of the content changes, until the signal ends it. */
  watchSize(changed: () => void, signal: AbortSignal): void {
    const observer = new ResizeObserver(changed);
    observer.observe(this.content);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  /** Calls back when the card is pressed and is to get the focus, which is elsewhere. */
  whenPressed(pressed: () => void, signal: AbortSignal): void {
    this.content.addEventListener('mousedown', () => this.hasFocus || pressed(), { signal });
  }

  /** On the content, not on the host: `!important` rules of `:host`, which keep the page's out, would win there. */
  #style(values: { left: number; top: number; width: number | null; maxHeight: number | null }): void {
    const px = (value: number | null) => (value === null ? '' : `${value}px`);
    const { style } = this.content;
    style.left = px(values.left);
    style.top = px(values.top);
    style.width = px(values.width);
    style.maxHeight = px(values.maxHeight);
  }
}

let sheet: CSSStyleSheet | undefined;

/** One for all cards of the document: it is read once. */
function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(cardStyles + hostStyles);
  }
  return sheet;
}

/**
 * Remembers how far the parts of a card are scrolled: when the card is measured without its limits it has nothing to scroll,
 * and would be at its top again.
 *
 * @returns scrolls them there again
 */
export function keepScroll(content: Element): () => void {
  const scrolled = [...content.querySelectorAll('*')]
    .map((element) => ({ element, top: element.scrollTop }))
    .filter(({ top }) => top > 0);
  return () => {
    for (const { element, top } of scrolled) element.scrollTop = top;
  };
}
