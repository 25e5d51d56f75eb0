import { render } from 'preact';
import type { Entry, Language } from '@/lib/card';
import {
  boxesOf,
  closestOf,
  elementAround,
  type PageMention,
  type PageWatch,
  shadowRootsAround,
} from '@/lib/page';
import { CardDialog } from './CardDialog';
import { CardHost } from './card-host';
import { type Box, place } from './placement';

export interface PopoverOptions {
  page: Pick<PageWatch, 'setActive' | 'elementAt' | 'focused'>;
  entry(id: string): Entry | undefined;
  language: Language;
  /** The reader wants no more marks on this site. */
  turnOff(): void;
  /** Ends everything and takes an open card away. */
  signal: AbortSignal;
}

interface OpenCard {
  mention: PageMention;
  host: CardHost;
  /** The box of the name that was pointed at, among those of a name wrapped over lines. */
  lineIndex: number;
  /** Stays when the pointer leaves: it was opened with the keyboard. */
  pinned: boolean;
  focusBefore: HTMLElement | null;
  end: AbortController;
}

/** The card in a page: at most one is open. */
export class Popover {
  readonly #options: PopoverOptions;
  #open: OpenCard | null = null;

  constructor(options: PopoverOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.close());
  }

  /** The mention whose card is open; null also when the page has taken our element away. */
  get mention(): PageMention | null {
    if (this.#open && !this.#open.host.isShown) this.close();
    return this.#open?.mention ?? null;
  }

  /** Whether the card is to stay although the pointer has left it. */
  get stays(): boolean {
    return this.#open !== null && (this.#open.pinned || this.#open.host.hasFocus);
  }

  /** Whether the open card is at a point of the viewport. */
  isAt(x: number, y: number): boolean {
    return this.#open?.host.isTarget(this.#options.page.elementAt(x, y)) ?? false;
  }

  /** Opens the card of a name that the pointer rests on, at a point of the viewport. */
  openAt(mention: PageMention, x: number, y: number): void {
    const boxes = boxesOf(mention);
    const lineIndex = boxes.findIndex((box) => contains(box, x, y));
    this.#show(mention, Math.max(lineIndex, 0), false);
  }

  /** Opens the card of a name that was stepped to, with the focus inside. */
  openFocused(mention: PageMention): void {
    this.#show(mention, 0, true);
    this.#open?.host.content.querySelector<HTMLElement>('[role="dialog"]')?.focus({ preventScroll: true });
  }

  close(): void {
    const hadFocus = this.#open?.host.hasFocus;
    const card = this.#takeAway();
    if (hadFocus) card?.focusBefore?.focus({ preventScroll: true });
  }

  #focused(): HTMLElement | null {
    const focused = this.#options.page.focused();
    return focused instanceof HTMLElement ? focused : null;
  }

  /** Closes the card and leaves the focus to whoever takes it next. */
  #takeAway(): OpenCard | null {
    const card = this.#open;
    if (!card) return null;
    this.#open = null;
    card.end.abort();
    render(null, card.host.content);
    card.host.hide();
    this.#options.page.setActive(null);
    return card;
  }

  #show(mention: PageMention, lineIndex: number, pinned: boolean): void {
    const entry = this.#options.entry(mention.id);
    const focusBefore = this.#open?.host.hasFocus ? this.#open.focusBefore : this.#focused();
    this.#takeAway();
    if (!entry || boxesOf(mention).length === 0) return;

    const host = new CardHost();
    const card = { mention, host, lineIndex, pinned, focusBefore, end: new AbortController() };
    this.#open = card;
    host.show(layerFor(mention));
    render(
      <CardDialog
        entry={entry}
        definedAs={mention.definedHere && mention.letters}
        language={this.#options.language}
        onClose={() => this.close()}
        onTurnOff={this.#options.turnOff}
      />,
      host.content,
    );
    this.#options.page.setActive(mention);
    this.follow();
    this.#listen(card);
  }

  #listen({ host, mention, end: { signal } }: OpenCard): void {
    const follow = () => this.follow();
    host.watchSize(follow, signal);
    // Nobody outside of a shadow root hears what scrolls inside.
    for (const tree of [window, ...shadowRootsAround(mention.start.node)]) {
      tree.addEventListener('scroll', follow, { capture: true, passive: true, signal });
    }
    window.addEventListener('resize', follow, { passive: true, signal });
    window.addEventListener(
      'pointerdown',
      ({ target, clientX, clientY }) => {
        // Where the card stands in a dialog of a shadow root, the target is the element that has the root.
        if (host.isTarget(target) || this.isAt(clientX, clientY)) return;
        this.close();
      },
      { capture: true, passive: true, signal },
    );
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        // Ours while the card is open, or it would close the page's own dialog instead.
        event.preventDefault();
        event.stopImmediatePropagation();
        this.close();
      },
      { capture: true, signal },
    );
  }

  /** Puts the card by its name again; closes it when the name is gone or out of sight. */
  follow(): void {
    const card = this.#open;
    if (!card) return;
    const boxes = boxesOf(card.mention);
    const pointed = boxes[card.lineIndex] ?? boxes[0];
    const { clientWidth: width, clientHeight } = document.documentElement;
    // In quirks mode the root element is as high as the document.
    const height = Math.min(clientHeight || window.innerHeight, window.innerHeight);
    if (!pointed || pointed.bottom < 0 || pointed.top > height) {
      this.close();
      return;
    }
    const natural = card.host.naturalSize();
    let placement = place(boxes, pointed, natural, { width, height });
    if (placement.sheet) {
      const size = { width: natural.width, height: card.host.heightAt(width) };
      placement = place(boxes, pointed, size, { width, height });
    }
    card.host.place(placement);
  }
}

function contains({ left, right, top, bottom }: Box, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** Outside an open modal dialog or fullscreen element everything is inert or hidden, our card too. */
function layerFor(mention: PageMention): Element {
  const element = elementAround(mention.start.node);
  const dialog = element && closestOf(element, 'dialog:modal');
  return dialog ?? document.fullscreenElement ?? document.documentElement;
}
