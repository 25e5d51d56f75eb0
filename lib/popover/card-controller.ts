import { boxesOf, elementAround, isSameMention, type PageMention } from '@/lib/page';
import type { FarCard, LeftCard, ShownCard, TopPage } from './frames/remote-card';
import { frameOf, frameView, openInTopPage, watchFrame } from './frames/remote-card';
import { keepScroll } from './host/card-host';
import { CardMaker } from './host/card-maker';
import { closeOnEscapeOrPress, isDead, watchCovering } from './host/dismissal';
import { freeFocus, keepWheel } from './host/event-isolation';
import type { CardSteps } from './host/StepButtons';
import { isFrame, LentFocus } from './keyboard/focus-restorer';
import { leaveWithTab } from './keyboard/tab-order';
import type { About, CardInTopPage, CardRequest, OpenCard, Opening, PopoverOptions } from './open-card';
import { anchorAtFrame, anchorAtName } from './place/anchor';
import { colorSchemeAt, languageAt } from './place/page-appearance';
import { type Box, isCramped, lineAt } from './place/placement';
import { isPhoneSized, viewportSize } from './place/viewport';

/** The card in a page: at most one is open. */
export class Popover {
  readonly #options: PopoverOptions;
  /** Called when the card has been put to its place again, because its name or its size may have changed. */
  readonly #followed: () => void;
  readonly #lentFocus = new LentFocus();
  readonly #maker: CardMaker;
  #open: OpenCard | CardInTopPage | null = null;

  constructor(options: PopoverOptions, followed: () => void) {
    this.#options = options;
    this.#followed = followed;
    this.#maker = new CardMaker({ onClose: () => this.close(), onTurnOff: options.turnOff }, options.signal);
    options.signal.addEventListener('abort', () => this.close());
  }

  /** The mention whose card is open; null also when our element is gone. */
  get mention(): PageMention | null {
    if (this.#here && !this.#here.host.isShown) this.close();
    if (this.#open?.kind === 'in top page') return this.#open.mention;
    return this.#open?.anchor.mention ?? null;
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** Where the open card is, in this viewport; null when that is not known. */
  get box(): Box | null {
    if (this.#open?.kind === 'in top page') return this.#open.box;
    return this.#here?.host.content.getBoundingClientRect() ?? null;
  }

  /** Whether the open card is to stay although the pointer has left its name. */
  get #stays(): boolean {
    return this.#here !== null && (this.#here.pinned || this.#here.host.hasFocus);
  }

  get #here(): OpenCard | null {
    return this.#open?.kind === 'here' ? this.#open : null;
  }

  /** Whether the open card is at a point of the viewport. */
  isAt(x: number, y: number): boolean {
    return this.#here?.host.isTarget(this.#options.page.elementAt(x, y)) ?? false;
  }

  /** Whether a point of the viewport is on the name of the open card. */
  isOnName(x: number, y: number): boolean {
    const { mention } = this;
    const boxes = mention ? boxesOf(mention) : [];
    // What the page has just drawn anew has no box, and is found only where it stands now.
    if (!mention || (boxes.length > 0 && lineAt(boxes, x, y) < 0)) return false;
    const found = this.#options.page.mentionAt(x, y);
    return found !== null && isSameMention(found, this.mention);
  }

  /** Makes the card of a name that may be wanted soon, so that it can be shown at once; null: none is wanted any more. */
  prepare(mention: PageMention | null): void {
    const about = mention && this.#about(mention);
    const entry = about && this.#options.entry(about.id);
    if (entry) this.#maker.prepare(entry, about);
    else this.#maker.drop();
  }

  /** Opens the card of a name that the pointer rests on, at a point of the viewport. */
  openAt(mention: PageMention, x: number, y: number, how: Opening = { pinned: false, asSheet: false }): void {
    const boxes = boxesOf(mention);
    const lineIndex = Math.max(0, lineAt(boxes, x, y));
    if (this.#options.topPage && boxes.length > 0 && isCramped(boxes, viewportSize())) {
      this.#openInTopPage(mention, lineIndex, this.#options.topPage, how);
    } else this.#openAtName(mention, lineIndex, how);
  }

  /** Opens the card of a name that was tapped or clicked, at a point of the viewport; if it is open, it is to stay. */
  openTapped(mention: PageMention, x: number, y: number, kind: 'touch' | 'pen' | 'mouse'): void {
    if (this.#open && isSameMention(this.mention, mention)) this.#open.pinned = true;
    else this.openAt(mention, x, y, { pinned: true, asSheet: kind !== 'mouse' && isPhoneSized() });
  }

  /** Opens the card of a name that was stepped to, with the focus inside. */
  openFocused(mention: PageMention, steps: CardSteps): void {
    this.#openAtName(mention, 0, { pinned: true, asSheet: false, steps });
    freeFocus(this.#options.page.focused());
    this.#here?.host.content.querySelector<HTMLElement>('[role="dialog"]')?.focus({ preventScroll: true });
  }

  /**
   * Opens the card of a name in a frame of this page.
   *
   * @returns null when it is not open
   */
  openFar(far: FarCard): ShownCard | null {
    const { key: farKey, id, pointedAt, language, viewport } = far;
    const frame = frameOf(far, this.#options.shadowRootOf);
    this.#show({ farKey, id, pointedAt, language, anchor: anchorAtFrame(far, frame), pinned: false });
    if (!this.box) return null;
    return { box: frame && viewport && frameView(frame, viewport).toFrame(this.box) };
  }

  close(): void {
    const card = this.#takeAway();
    if (!card?.hadFocus) return;
    if (card.focusBefore) card.focusBefore.focus({ preventScroll: true });
    else this.#options.focusIsFree();
  }

  /** Closes the card without giving the focus back yet: the reader has gone on in another frame. */
  dismiss(): void {
    // The focus may be in the other frame already.
    const isFocusThere = isFrame(this.#focused());
    const card = this.#takeAway();
    if (card && (card.hadFocus || isFocusThere)) this.#lentFocus.lend(card.focusBefore);
  }

  /** The reader has closed the card to which they had stepped in another frame. */
  takeFocusBack(): void {
    this.#lentFocus.takeBack();
  }

  /**
   * The pointer has left the name and the card for long enough.
   *
   * @param seenAt when it was last seen in this document, in milliseconds of `Date.now()`
   */
  leave(seenAt: number): void {
    if (this.#open?.kind === 'in top page') {
      if (!this.#open.pinned) this.#takeAway({ atOnce: false, seenAt });
    } else if (!this.#stays) this.close();
  }

  /**
   * The pointer has left the name in a frame whose card is open here, unless the reader has closed that.
   *
   * @param here what is known of a pointer that is in this document; null when it is still in the frame
   */
  leaveFar({ key, atOnce }: LeftCard, here: { isClosing: boolean } | null): void {
    const card = this.#here;
    if (card?.farKey !== key) return;
    const isInCard = here !== null && (here.isClosing || card.host.isHovered);
    if (atOnce || !(this.#stays || isInCard)) this.close();
  }

  /** The card in the top page has been closed there. */
  farWasClosed(key: string): void {
    if (this.#open?.kind !== 'in top page' || this.#open.key !== key) return;
    this.#open.end.abort();
    this.#open = null;
    this.#options.page.setActive(null);
  }

  #openAtName(mention: PageMention, lineIndex: number, { pinned, asSheet, steps }: Opening): void {
    const anchor = anchorAtName(mention, lineIndex, asSheet);
    this.#show({ ...this.#about(mention), farKey: null, anchor, pinned, steps });
    if (this.#open) this.#options.page.setActive(mention);
  }

  #openInTopPage(mention: PageMention, lineIndex: number, topPage: TopPage, how: Opening): void {
    this.#takeAway();
    const wanted = { mention, lineIndex, about: this.#about(mention), pinned: how.pinned };
    const { card, isShown } = openInTopPage(wanted, topPage, {
      isOnName: (x, y) => this.isOnName(x, y),
      close: () => this.close(),
    });
    this.#open = card;
    this.#options.page.setActive(mention);
    void isShown.then((shown) => {
      if (!shown && this.#open === card) this.#openAtName(mention, lineIndex, how);
    });
  }

  #about(mention: PageMention): About {
    const { id, letters, definedHere = false, start } = mention;
    const language = languageAt(elementAround(start.node), letters, this.#options.browserLanguage);
    return { id, pointedAt: { letters, definedHere }, language };
  }

  #focused(): HTMLElement | null {
    const focused = this.#options.page.focused();
    return focused instanceof HTMLElement && focused !== document.body ? focused : null;
  }

  /** Closes the card and leaves the focus to whoever takes it next. */
  #takeAway(
    { atOnce, seenAt } = { atOnce: true, seenAt: 0 },
  ): { hadFocus: boolean; focusBefore: HTMLElement | null } | null {
    const card = this.#open;
    if (!card) return null;
    this.#open = null;
    card.end.abort();
    this.#options.page.setActive(null);
    if (card.kind === 'in top page') {
      this.#options.topPage?.close({ key: card.key, atOnce, seenAt });
      return null;
    }
    const hadFocus = card.host.hasFocus;
    card.host.end();
    if (card.farKey !== null) this.#options.farClosed(card.farKey);
    return { hadFocus, focusBefore: card.focusBefore };
  }

  #show({ farKey, anchor, pinned, steps, ...about }: CardRequest): void {
    const entry = this.#options.entry(about.id);
    const focused = this.#focused();
    const before = this.#takeAway();
    if (!entry) return;

    const host = this.#maker.make(entry, about, steps);
    const focusBefore = before?.hadFocus ? before.focusBefore : this.#lentFocus.endWith(focused);
    const end = new AbortController();
    const card: OpenCard = { kind: 'here', farKey, anchor, host, placement: null, pinned, focusBefore, end };
    this.#open = card;
    host.show(anchor.layer);
    host.content.style.colorScheme = colorSchemeAt(anchor.element, host.content);
    this.#place({ always: false });
    if (this.#open === card) this.#listen(card);
  }

  #listen({ host, anchor, end: { signal } }: OpenCard): void {
    const follow = () => this.follow();
    keepWheel(host.content, signal);
    host.whenPressed(() => freeFocus(this.#options.page.focused()), signal);
    host.watchSize(() => this.#place({ always: true }), signal);
    for (const scroller of anchor.scrollers) {
      scroller.addEventListener('scroll', follow, { capture: true, passive: true, signal });
    }
    window.addEventListener('resize', follow, { passive: true, signal });
    if (anchor.frame) watchFrame(anchor.frame, { resized: follow, left: () => this.close() }, signal);
    watchCovering(
      (target) => host.isTarget(target),
      () => this.#closeIfDead(),
      signal,
    );
    leaveWithTab(host.content, anchor.mention, () => this.#takeAway(), signal);
    // Where the card stands in a dialog of a shadow root, the target is the element that has the root.
    const isInside = ({ target, clientX: x, clientY: y }: PointerEvent) =>
      host.isTarget(target) || this.isAt(x, y) || this.isOnName(x, y);
    closeOnEscapeOrPress({ isInside, close: () => this.close() }, signal);
  }

  /** Puts the card by its name again; closes it when the name is gone or out of sight. */
  follow(): void {
    const card = this.#open;
    if (!card) return;
    if (card.kind === 'in top page') {
      if (boxesOf(card.mention).length === 0) this.close();
      return;
    }
    this.#place({ always: false });
    this.#closeIfDead();
    this.#followed();
  }

  /** @param always whether the card keeps its side whatever room it has there */
  #place({ always }: { always: boolean }): void {
    const card = this.#here;
    if (!card) return;
    const { host, anchor, placement: before } = card;
    // A card that is new has nothing scrolled, and to look would make the browser lay it out twice.
    const scrollBack = before && keepScroll(host.content);
    card.placement = anchor.place({
      natural: () => host.naturalSize(),
      heightAt: (width) => host.heightAt(width),
      viewport: viewportSize(),
      kept: before && { side: before.side, always },
    });
    if (card.placement) {
      host.place(card.placement);
      scrollBack?.();
    } else {
      // It may be a step to a name in another frame that has scrolled the page: this one was left for that.
      this.#lentFocus.lend(card.focusBefore);
      this.close();
    }
  }

  #closeIfDead(): void {
    if (this.box && this.#here && isDead(this.box, (x, y) => this.isAt(x, y))) this.close();
  }
}
