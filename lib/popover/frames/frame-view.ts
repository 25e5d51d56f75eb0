import type { ShadowRootOf } from '@/lib/page';
import type { Box, RemoteCard, Size } from '@/lib/protocol';

/** The elements that may show another document. */
const FRAME_TAGS = new Set(['iframe', 'frame', 'object', 'embed']);

const FRAME_SELECTOR = [...FRAME_TAGS].join();

/** Whether an element may show another document. */
export function isFrame(element: Element | null): boolean {
  return element !== null && FRAME_TAGS.has(element.localName);
}

/**
 * The element of this document that shows the frame of a name, or a frame around that; null when the browser does not tell.
 * Chromium: BROWSER-BUGS.md#no-frame-id-of-an-element
 */
export function frameOf({ frame }: RemoteCard, shadowRootOf: ShadowRootOf): Element | null {
  const view = frame === null ? null : window[frame];
  const element = view && [...document.querySelectorAll(FRAME_SELECTOR)].find((one) => viewIn(one) === view);
  return element ?? frameUnderPointer(shadowRootOf);
}

function viewIn(element: Element): Window | null {
  return 'contentWindow' in element ? (element.contentWindow as Window | null) : null;
}

/** No interface lists the frames in shadow roots, but the element of a frame is hovered while the pointer is in it. */
function frameUnderPointer(shadowRootOf: ShadowRootOf): Element | null {
  let hovered: Element | null = null;
  for (let tree: Document | ShadowRoot | null = document; tree; ) {
    const inner: Element | undefined = [...tree.querySelectorAll(':hover')].at(-1);
    hovered = inner ?? hovered;
    tree = inner ? shadowRootOf(inner) : null;
  }
  return isFrame(hovered) ? hovered : null;
}

/** Turns boxes of a frame's viewport into boxes of this one, whatever the zoom and scale of the frame. */
export interface FrameView {
  toPage(box: Box): Box;
  toFrame(box: Box): Box;
  /** The box of this viewport that the frame fills. */
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

/** The box that the document of a frame is shown in, without the border and padding of the frame's element. */
function contentBox(frame: Element): Box {
  const box = frame.getBoundingClientRect();
  // Not `instanceof`: the element of a frame in a frame is one of another window.
  const { offsetWidth, offsetHeight } = frame as Partial<HTMLElement>;
  if (offsetWidth === undefined || offsetHeight === undefined) return box;
  // Lengths of computed style and of layout leave out zoom and transforms.
  const x = box.width / offsetWidth || 1;
  const y = box.height / offsetHeight || 1;
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
