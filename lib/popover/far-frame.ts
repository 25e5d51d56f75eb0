import { boxesOf, type PageMention } from '@/lib/page';
import type { FarCard } from './frame-cards';
import type { Box, Size } from './placement';

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
