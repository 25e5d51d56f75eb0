import { boxesOf, type PageMention } from '@/lib/page';
import type { Box, Direction, RemoteCard, RemoteCardLeave, RemoteCardShown, Size } from '@/lib/protocol';
import { frameView } from './frame-view';

/** How the cards of this frame reach those of other frames. */
export interface FrameLink {
  /** Shows the cards that this frame has no room for; null in the top page itself. */
  topPage: TopPage | null;
  /** Reports to the frame of a remote card that the card has closed here. */
  remoteCardClosed(key: string): void;
  /** Steps on from the card that is open in this frame, through the names of all frames. */
  stepOn(direction: Direction, otherThan: string | undefined): void;
  /** A card has been pinned in this frame by a tap or a click: a press in another frame closes it. */
  cardPinned(): void;
  /** Closes the cards of other frames: the reader has pressed Escape here, where no card is open, or has pressed the page. */
  closeOtherCards(): void;
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

  /** Where the card is, seen from this frame; null when that is unknown. */
  get box(): Box | null {
    return this.#box;
  }

  /** No target of an event in this document is the card. */
  isTarget(): boolean {
    return false;
  }

  /** The top page places the card; here it only turns out whether the name is still there. */
  place(): 'unmoved' | 'out of sight' {
    return boxesOf(this.mention).length > 0 ? 'unmoved' : 'out of sight';
  }

  isOccluded(): boolean {
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
    const shown = await this.#topPage.show(remoteCardFor(content, this.key, this.mention, lineIndex));
    if (shown) this.#box = shown.box;
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
 */
function remoteCardFor(
  content: Pick<RemoteCard, 'id' | 'pointedAt' | 'language'>,
  key: string,
  mention: PageMention,
  pointed: number,
): RemoteCard {
  const boxes = boxesOf(mention).map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
  const outermost = seenFromOutermostFrame(boxes) ?? { boxes, viewport: null };
  return { ...content, key, pointed, frame: indexInTop(), ...outermost };
}

/**
 * The index, in the top page's `frames`, of this frame or the frame around it: sites may compare each other's windows, though
 * not look into them.
 */
function indexInTop(): number | null {
  let view: Window = window;
  while (view.parent !== view.top) view = view.parent;
  const { parent } = view;
  for (let i = 0; i < parent.length; i++) if (parent[i] === view) return i;
  return null;
}

/** The boxes in the viewport of the frame next to the top page; null where a frame between is of another site. */
function seenFromOutermostFrame(boxes: Box[]): Pick<RemoteCard, 'boxes' | 'viewport'> | null {
  let view: Window = window;
  let seen = boxes;
  while (view.parent !== view.top) {
    const frame = elementOfFrame(view);
    if (!frame) return null;
    seen = seen.map(frameView(frame, sizeOf(view)).toPage);
    view = view.parent;
  }
  return { boxes: seen, viewport: sizeOf(view) };
}

function elementOfFrame(view: Window): Element | null {
  try {
    return view.frameElement;
  } catch {
    return null;
  }
}

function sizeOf({ innerWidth, innerHeight }: Window): Size {
  return { width: innerWidth, height: innerHeight };
}
