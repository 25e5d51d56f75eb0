import { boxesOf, type PageMention } from '@/lib/page';
import type { Box, Direction, RemoteCard, RemoteCardLeave, RemoteCardShown, Size } from '@/lib/protocol';
import { type FrameView, frameView } from './frame-view';

/** How the cards of this frame reach those of other frames. */
export interface FrameLink {
  /** Shows the cards that this frame has no room for; null in the top page itself, and where it must not see them. */
  topPage: TopPage | null;
  /** Reports to the frame of a remote card that the card has closed here. */
  remoteCardClosed(key: string): void;
  /** Steps on from the card that is open in this frame, through the names of all frames. */
  stepOn(direction: Direction, otherThan: string | undefined): void;
  /** A card has been pinned in this frame by a tap or a click: a press in another frame closes it. */
  cardPinned(): void;
  /** Closes the cards of other frames: the reader has pressed Escape here, where no card is open, or has pressed the page. */
  closeOtherCards(): void;
  /**
   * Opens a link of a card in a tab; null where links open by themselves. A sandboxed frame may open none, or only tabs that are
   * sandboxed too, in which the linked page does not work.
   */
  openLink: ((url: string, inBackground: boolean) => void) | null;
  /** A card that had the focus has closed, and nothing in this frame had the focus before. */
  focusReleased(): void;
}

/** What a frame can ask of the top page. */
export interface TopPage {
  /** @returns null when the card is not shown there */
  show(card: RemoteCard): Promise<RemoteCardShown | null>;
  close(leave: RemoteCardLeave): void;
}

/** The card of a name in this frame that the top page shows, because this frame has no room for it. */
export class HostedCard {
  readonly kind = 'hosted';
  readonly hasFocus = false;
  readonly key = crypto.randomUUID();
  readonly mention: PageMention;
  readonly #topPage: TopPage;
  #box: Box | null = null;

  constructor(mention: PageMention, topPage: TopPage) {
    this.mention = mention;
    this.#topPage = topPage;
  }

  /** Where the card is, seen from this frame; null as long as that is unknown. */
  get box(): Box | null {
    return this.#box;
  }

  /** No target of an event in this document is the card. */
  isTarget(): boolean {
    return false;
  }

  hasMoved(): boolean {
    return false;
  }

  /** The top page places the card; here it only turns out whether the name is still there. */
  updatePlacement(): 'unmoved' | 'out of sight' {
    return boxesOf(this.mention).length > 0 ? 'unmoved' : 'out of sight';
  }

  isOccluded(): boolean {
    return false;
  }

  staysWithoutName(): boolean {
    return false;
  }

  /**
   * @param content the name and the language of the card
   * @param lineIndex the index of the box of the name that was pointed at
   * @returns whether the top page shows the card
   */
  async show(
    content: Pick<RemoteCard, 'id' | 'pointedAt' | 'language'>,
    lineIndex: number,
  ): Promise<boolean> {
    const card = remoteCardFor(content, this.key, this.mention, lineIndex);
    const shown = card && (await this.#topPage.show(card));
    if (shown) this.#box = seenFromHere(shown.box);
    return shown !== null;
  }

  /**
   * Has the top page close the card.
   *
   * @param pointerLeftAt when the pointer was last seen in this frame, if that is the reason (milliseconds of `Date.now()`):
   *   the card stays if the reader has gone into it
   */
  end(pointerLeftAt: number | null): void {
    this.#topPage.close({ key: this.key, atOnce: pointerLeftAt === null, pointerLeftAt: pointerLeftAt ?? 0 });
  }
}

/**
 * Describes the card of a name in this frame to the top page.
 *
 * @param content the name and the language of the card
 * @param key identifies this opening of the card
 * @param pointed the index of the box of the name that was pointed at
 * @returns null when the browser does not tell where the frame is
 */
function remoteCardFor(
  content: Pick<RemoteCard, 'id' | 'pointedAt' | 'language'>,
  key: string,
  mention: PageMention,
  pointed: number,
): RemoteCard | null {
  const between = framesBetween();
  if (!between) return null;
  const boxes = boxesOf(mention).map(({ left, top, right, bottom }) =>
    between.reduce((box, frame) => frame.toPage(box), { left, top, right, bottom }),
  );
  const outermost = outermostFrame();
  return { ...content, key, pointed, boxes, viewport: sizeOf(outermost), frame: indexInTop(outermost) };
}

/** @param box in the viewport of the outermost frame around this one */
function seenFromHere(box: Box): Box | null {
  return framesBetween()?.reduceRight((seen, frame) => frame.toFrame(seen), box) ?? null;
}

/** This frame, or the one around it that is next to the top page. */
function outermostFrame(): Window {
  let view: Window = window;
  while (view.parent !== view.top) view = view.parent;
  return view;
}

/** The index of a frame in the top page's `frames`; null for one in a shadow root. */
function indexInTop(outermost: Window): number | null {
  const { parent } = outermost;
  for (let i = 0; i < parent.length; i++) if (parent[i] === outermost) return i;
  return null;
}

/**
 * This frame and those around it, but for the outermost, as the frame around each shows it. The cards of frames of several
 * origins stay in them, so each can be looked into.
 *
 * @returns from the inside to the outside; null when the browser does not tell
 */
function framesBetween(): FrameView[] | null {
  const views: FrameView[] = [];
  for (let view: Window = window; view.parent !== view.top; view = view.parent) {
    const { frameElement } = view;
    if (!frameElement) return null;
    views.push(frameView(frameElement, sizeOf(view)));
  }
  return views;
}

function sizeOf({ innerWidth, innerHeight }: Window): Size {
  return { width: innerWidth, height: innerHeight };
}
