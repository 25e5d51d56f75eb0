import type { PointedAt } from '@/lib/card';
import type { Language } from '@/lib/locales';
import { boxesOf, type PageMention } from '@/lib/page';
import { closeOnEscapeOrPress } from '../host/dismissal';
import type { About, CardInTopPage } from '../open-card';
import type { Box, Size } from '../place/placement';

/** A card to be shown in the top page, because the frame of its name has no room for one. */
export interface FarCard {
  /** Names this opening of the card: another may be open by the time a message about it arrives. */
  key: string;
  /** What the name means. */
  id: string;
  pointedAt: PointedAt;
  /** That of the frame. */
  language: Language;
  /** The lines of the name in the viewport of its frame (CSS pixels), at least one. */
  boxes: Box[];
  /** Which of them was pointed at. */
  pointed: number;
  /**
   * The size of that viewport: where the element of the frame has another, the page zooms or scales it. Null for a frame
   * inside of a frame of another site: nobody knows where in the page that is.
   */
  viewport: Size | null;
  /** Which of the top page's `frames` the name is in, or in a frame of which; null for one in a shadow root. */
  frame: number | null;
}

/** A card of which the reader has left the name. */
export interface LeftCard {
  key: string;
  /** Even though the reader may be in the card. */
  atOnce: boolean;
  /** When the pointer was last seen in the frame, in milliseconds of `Date.now()`. */
  seenAt: number;
}

/** A card that is open in the top page. */
export interface ShownCard {
  /** Where, in the viewport of the frame that has asked for it; null when that is not known. */
  box: Box | null;
}

/** What a frame can ask of the top page. */
export interface TopPage {
  /** @returns null when the card is not shown there */
  show(card: FarCard): Promise<ShownCard | null>;
  /** Closes the card; not at once: unless the reader has gone into it. */
  close(leaving: LeftCard): void;
}

/** What names in small frames need: a frame the top page, and the top page somebody to tell. */
export interface FrameCards {
  /** Shows the cards that this frame has no room for; null in the top page itself. */
  topPage: TopPage | null;
  /** A card that was opened for a frame has been closed. */
  farClosed(key: string): void;
  /** Goes on from the card that is open in this frame, through the names of all frames. */
  stepOn(direction: 'next' | 'previous', otherThan: string | undefined): void;
  /** A card that stays has been opened in this frame with a tap or click: a press in another frame is to close it. */
  cardStays(): void;
  /** The reader has pressed Escape in this frame, which has no card, or pressed the page: closes cards of other frames. */
  closeElsewhere(): void;
  /** A card has closed that had the focus, and nothing in this frame had it before. */
  focusIsFree(): void;
}

/**
 * Has the card of a name in this frame opened in the top page.
 *
 * @param isOnName whether a point of this viewport is on the name: to press there does not close the card
 * @param close takes the card away again
 * @returns the card, and whether it is shown once the top page has answered
 */
export function openInTopPage(
  {
    mention,
    lineIndex,
    about,
    pinned,
  }: { mention: PageMention; lineIndex: number; about: About; pinned: boolean },
  topPage: TopPage,
  { isOnName, close }: { isOnName(x: number, y: number): boolean; close(): void },
): { card: CardInTopPage; isShown: Promise<boolean> } {
  const key = String(Math.random());
  const end = new AbortController();
  const card: CardInTopPage = { kind: 'in top page', key, mention, box: null, pinned, end };
  closeOnEscapeOrPress({ isInside: ({ clientX, clientY }) => isOnName(clientX, clientY), close }, end.signal);
  window.addEventListener('pagehide', close, { signal: end.signal });
  const isShown = topPage.show(farCard(about, key, mention, lineIndex)).then((shown) => {
    if (shown) card.box = shown.box;
    return shown !== null;
  });
  return { card, isShown };
}

/** What a document may hold that shows another. */
export const FRAME_TAGS = new Set(['iframe', 'frame', 'object', 'embed']);

const FRAME_SELECTOR = [...FRAME_TAGS].join();

type ShadowRootOf = (element: Element) => ShadowRoot | null;

/**
 * The element of this document whose frame a name is in, or in a frame of which; null when the browser does not say.
 * Chromium has no `runtime.getFrameId`.
 */
export function frameOf({ frame }: FarCard, shadowRootOf: ShadowRootOf): Element | null {
  const view = frame === null ? null : window[frame];
  const shown = view && [...document.querySelectorAll(FRAME_SELECTOR)].find((one) => viewIn(one) === view);
  return shown ?? frameUnderPointer(shadowRootOf);
}

function viewIn(element: Element): Window | null {
  return 'contentWindow' in element ? (element.contentWindow as Window | null) : null;
}

/** Nobody may list the frames in shadow roots, but the element of a frame is hovered while the pointer is in it. */
function frameUnderPointer(shadowRootOf: ShadowRootOf): Element | null {
  let hovered: Element | null = null;
  for (let tree: Document | ShadowRoot | null = document; tree; ) {
    const inner: Element | undefined = [...tree.querySelectorAll(':hover')].at(-1);
    hovered = inner ?? hovered;
    tree = inner ? shadowRootOf(inner) : null;
  }
  return hovered && FRAME_TAGS.has(hovered.localName) ? hovered : null;
}

/** Which of the top page's `frames` this one is in: sites may compare each other's windows, though not look into them. */
function indexInTop(): number | null {
  let view: Window = window;
  while (view.parent !== view.top) view = view.parent;
  const { parent } = view;
  for (let i = 0; i < parent.length; i++) if (parent[i] === view) return i;
  return null;
}

/** Turns boxes of a frame's viewport into boxes of this one, whatever the zoom and scale of the frame. */
export interface FrameView {
  toPage(box: Box): Box;
  toFrame(box: Box): Box;
  /** What the frame takes of the page. */
  frame: Box;
}

/** @param inner the size of the frame's viewport, as the frame itself sees it */
export function frameView(frame: Element, inner: Size): FrameView {
  const outer = contentBox(frame);
  const x = (outer.right - outer.left) / inner.width || 1;
  const y = (outer.bottom - outer.top) / inner.height || 1;
  return {
    frame: outer,
    toPage: ({ left, right, top, bottom }) => ({
      left: outer.left + left * x,
      right: outer.left + right * x,
      top: outer.top + top * y,
      bottom: outer.top + bottom * y,
    }),
    toFrame: ({ left, right, top, bottom }) => ({
      left: (left - outer.left) / x,
      right: (right - outer.left) / x,
      top: (top - outer.top) / y,
      bottom: (bottom - outer.top) / y,
    }),
  };
}

/** The box that the frame's document is shown in, without border and padding. */
function contentBox(frame: Element): Box {
  const box = frame.getBoundingClientRect();
  if (!(frame instanceof HTMLElement)) return box;
  // The lengths of style and layout know nothing of zoom and transforms.
  const x = box.width / frame.offsetWidth || 1;
  const y = box.height / frame.offsetHeight || 1;
  const style = getComputedStyle(frame);
  const inset = (side: 'Left' | 'Top' | 'Right' | 'Bottom') =>
    (Number.parseFloat(style[`border${side}Width`]) || 0) + (Number.parseFloat(style[`padding${side}`]) || 0);
  return {
    left: box.left + inset('Left') * x,
    top: box.top + inset('Top') * y,
    right: box.right - inset('Right') * x,
    bottom: box.bottom - inset('Bottom') * y,
  };
}

/**
 * What the top page needs to know of a name in this frame.
 *
 * @param about what the card is to say
 * @param key of this opening of the card
 * @param pointed which box of the name was pointed at
 */
export function farCard(
  about: Pick<FarCard, 'id' | 'pointedAt' | 'language'>,
  key: string,
  mention: PageMention,
  pointed: number,
): FarCard {
  const boxes = boxesOf(mention).map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
  const seen = seenFromOuterFrame(boxes) ?? { boxes, viewport: null };
  return { ...about, key, pointed, frame: indexInTop(), ...seen };
}

/** The boxes as the frame next to the top page sees them; null where a frame between is of another site and out of reach. */
function seenFromOuterFrame(boxes: Box[]): Pick<FarCard, 'boxes' | 'viewport'> | null {
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

/**
 * Watches the element of a frame until the signal ends it.
 *
 * @param resized called when it has another size; one that was taken away or is hidden has none
 * @param left called when it shows another document
 */
export function watchFrame(
  frame: Element,
  { resized, left }: { resized(): void; left(): void },
  signal: AbortSignal,
): void {
  const observer = new ResizeObserver(resized);
  observer.observe(frame);
  frame.addEventListener('load', left, { signal });
  signal.addEventListener('abort', () => observer.disconnect());
}
