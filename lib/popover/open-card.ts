import { type PageMention, visibleViewport } from '@/lib/page';
import type { Box, Size } from '@/lib/protocol';
import type { CardHost } from './host';
import { leaveWithTab } from './keyboard/leave-with-tab';
import type { Anchor } from './place/anchor';
import { colorSchemeAt } from './place/page-appearance';
import { cardWidth, type Side } from './place/placement';

/**
 * In less of a window that fingers have zoomed in, the card is smaller: a reader of large letters has enough of them in a line.
 * That is the width at which WCAG 2.2 (1.4.10) asks for text that can be read. CSS pixels.
 */
const MIN_READABLE = 320;

/** Farther inside a card than its round corners reach, in CSS pixels. */
const INSET = 12;

/** What happens to an open card that may move or close it. */
export interface OpenCardEvents {
  /** The page may have covered the card. */
  onLayoutChange(): void;
  /** The content has another size, and the card may have no room any more. */
  onResize(): void;
  /** The page has removed the card, or another document is in the frame of the name. */
  onLost(): void;
  /** The page has changed what stands in the card, for the second time. */
  onChanged(): void;
  /** The reader has pressed the card, which gets the focus. */
  onPress(): void;
  /** Tab leaves the card for the page. */
  onTabOut(): void;
  /** Opens a link of the card; null where links open by themselves. */
  onLink: ((url: string, inBackground: boolean) => void) | null;
}

/** A card that is open in this document, beside its anchor. */
export class OpenCard {
  readonly kind = 'here';
  readonly host: CardHost;
  readonly anchor: Anchor;
  /** The key of a card that is open for a name in a frame; null for a name of this document. */
  readonly remoteKey: string | null;
  /** The element that had the focus before the card. */
  readonly focusBefore: HTMLElement | null;
  readonly #lifetime = new AbortController();
  #side: Side | null = null;
  #viewport: Size | null = null;
  #anchorBox: Box | null = null;

  constructor(
    host: CardHost,
    anchor: Anchor,
    { remoteKey, focusBefore }: Pick<OpenCard, 'remoteKey' | 'focusBefore'>,
  ) {
    this.host = host;
    this.anchor = anchor;
    this.remoteKey = remoteKey;
    this.focusBefore = focusBefore;
  }

  /** The name of the card; null for one in a frame, or when the page has removed the card. */
  get mention(): PageMention | null {
    return this.host.isShown ? this.anchor.mention : null;
  }

  /** Ends with the card. */
  get signal(): AbortSignal {
    return this.#lifetime.signal;
  }

  get hasFocus(): boolean {
    return this.host.hasFocus;
  }

  get box(): Box {
    return this.host.content.getBoundingClientRect();
  }

  /** Whether a target of an event or a hit test is the card. */
  isTarget(target: EventTarget | null): boolean {
    return this.host.isTarget(target);
  }

  /** Whether the anchor has moved since the card was placed. Asked once a frame: no event tells it of transitions and pictures. */
  hasMoved(): boolean {
    const before = this.#anchorBox;
    const now = this.anchor.box();
    // The text may be about to be rendered again: whether the name is gone is known when it has been read.
    if (!now) return false;
    return (
      now.left !== before?.left ||
      now.top !== before?.top ||
      now.bottom !== before?.bottom ||
      now.right !== before?.right
    );
  }

  /**
   * Whether the card stays though its name is not displayed any more: a menu that the pointer keeps open closes when the pointer goes
   * to the card.
   *
   * @param isApproaching whether the pointer has left the name and may be on its way to the card
   */
  staysWithoutName(isApproaching: boolean): boolean {
    return (isApproaching || this.host.isHovered) && !this.anchor.box();
  }

  /** Gives the focus to the card. */
  focus(): void {
    this.host.content.querySelector<HTMLElement>('[role="dialog"]')?.focus({ preventScroll: true });
  }

  /** @returns false when the page has prevented that the card is shown: then nothing of the card remains in the page */
  show(): boolean {
    const { host, anchor } = this;
    if (!host.show(anchor.layer)) {
      host.remove();
      return false;
    }
    host.content.style.colorScheme = colorSchemeAt(anchor.element, host.content, anchor.box());
    return true;
  }

  /**
   * Puts the card beside its anchor. What is read of the layout is read before anything is written, unless the height of the
   * card is unknown.
   *
   * @param mustKeepSide whether the card stays on its side even if it cannot be read there
   * @param makesRoom whether the page may be scrolled first, so that a sheet leaves the line of the name free
   * @returns whether that is another place; 'out of sight' when the anchor is gone or outside of the window
   */
  updatePlacement({
    mustKeepSide,
    makesRoom = false,
  }: {
    mustKeepSide: boolean;
    makesRoom?: boolean;
  }): 'moved' | 'unmoved' | 'out of sight' {
    const viewport = visibleViewport();
    const isZoomedIn = (visualViewport?.scale ?? 1) > 1;
    this.host.zoom(isZoomedIn ? Math.min(1, viewport.width / MIN_READABLE) : 1);
    // The results of media queries change with the window.
    if (viewport.width !== this.#viewport?.width || viewport.height !== this.#viewport.height) {
      this.host.forgetMeasures();
    }
    this.#viewport = viewport;
    const measures = {
      width: cardWidth(this.host.scale, viewport),
      heightAt: (width: number, asSheet: boolean) => this.host.heightAt(width, asSheet),
      viewport,
    };
    if (makesRoom) this.anchor.makeRoom(measures);
    const placement = this.anchor.placementFor({
      ...measures,
      previous: this.#side && { side: this.#side, mustKeepSide },
    });
    this.#anchorBox = this.anchor.box();
    if (!placement) return 'out of sight';
    this.#side = placement.side;
    return this.host.applyPlacement(placement) ? 'moved' : 'unmoved';
  }

  /**
   * Whether the card can be seen and pressed nowhere: something covers all of it or has made it inert, such as a modal dialog
   * that was opened later.
   *
   * @param isAt whether the card is the topmost element at a point of the viewport
   */
  isOccluded(isAt: (x: number, y: number) => boolean): boolean {
    const { left, top, right, bottom } = this.box;
    const xs = [left + INSET, (left + right) / 2, right - INSET];
    const ys = [top + INSET, (top + bottom) / 2, bottom - INSET];
    return !xs.some((x) => ys.some((y) => isAt(x, y)));
  }

  /** Listens to what may move or close the card, until it ends. */
  listen(events: OpenCardEvents): void {
    const { host, anchor, signal } = this;
    host.guard(events.onChanged);
    host.listen(events, signal);
    host.watchSize({ onResize: events.onResize, onHide: events.onLost }, signal);
    anchor.frame?.addEventListener('load', ({ isTrusted }) => isTrusted && events.onLost(), { signal });
    if (anchor.mention) leaveWithTab(host.content, anchor.mention, events.onTabOut, signal);
    for (const type of ['scroll', 'resize'])
      visualViewport?.addEventListener(type, () => events.onLayoutChange(), { signal });
    watchOcclusion((target) => host.isTarget(target), events.onLayoutChange, signal);
  }

  /** Removes the card from the page, with all that it listens to. */
  end(): void {
    this.#lifetime.abort();
    this.host.remove();
  }

  /** Leaves the card alone in the page, until the reader is done with it. */
  remain(): void {
    this.#lifetime.abort();
    this.host.remain(() => this.focusBefore?.focus({ preventScroll: true }));
  }
}

/**
 * Calls back when the page may have covered the card: an element that covers it moves the focus, or is reported as shown.
 *
 * @param isCard whether the target of such an event is the card itself
 */
function watchOcclusion(
  isCard: (target: EventTarget | null) => boolean,
  mayBeOccluded: () => void,
  signal: AbortSignal,
): void {
  const check = (event: Event) => {
    if (!event.isTrusted) return;
    if (!isCard(event.target)) mayBeOccluded();
    // A focus trap that listens in the capture phase would pull the focus back.
    else if (event.type !== 'toggle') event.stopImmediatePropagation();
  };
  for (const type of ['toggle', 'fullscreenchange', 'focusin', 'focus']) {
    window.addEventListener(type, check, { capture: true, passive: true, signal });
  }
}
