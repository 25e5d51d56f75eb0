import { asShadowRoot, boxesOf, elementAround, type PageMention, parentAsShown } from '@/lib/page';
import type { FarCard } from '../frames/remote-card';
import { type FrameView, frameView } from '../frames/remote-card';
import { type Box, type Kept, LEAST_HEIGHT, type Placement, place, placeSheet, type Size } from './placement';
import { flowAround, linesAround } from './text-line';

/** The sizes that a card can have, and the window that it must fit into. */
export interface Room {
  /** The size that the card would take if nothing held it. */
  natural(): Size;
  /** The height that it would take at a width. */
  heightAt(width: number): number;
  viewport: Size;
  /** How an open card is to stay. */
  kept: Kept | null;
}

/** What an open card belongs to. */
export interface Anchor {
  /** The name in this document; null when it is in a frame. */
  readonly mention: PageMention | null;
  /** What the name stands in, or the frame that it is in. */
  readonly element: Element | null;
  /** Where the card is not inert: the root element, or the open dialog, popover or fullscreen element around. */
  readonly layer: Element | ShadowRoot;
  /** What may scroll and move the anchor. */
  readonly scrollers: readonly EventTarget[];
  /** The frame that the name is in, which may go or show another document. */
  readonly frame: Element | null;
  /** Where the card goes; null when the anchor is gone or out of sight. */
  place(room: Room): Placement | null;
}

/**
 * @param mention a name in this document
 * @param lineIndex the box that was pointed at, among those of a name wrapped over lines
 * @param asSheet at the foot of the window, or its head, whatever room there is by the name
 */
export function anchorAtName(mention: PageMention, lineIndex: number, asSheet: boolean): Anchor {
  const element = elementAround(mention.start.node);
  const { layer, roots } = surroundingsOf(element);
  const flow = flowAround(mention);
  return {
    mention,
    element,
    layer,
    // Nobody outside of a shadow root hears what scrolls inside.
    scrollers: [window, ...roots],
    frame: null,
    place(room) {
      const boxes = boxesOf(mention);
      const pointed = boxes[lineIndex] ?? boxes[0];
      if (!pointed || isOutside(pointed, room.viewport)) return null;
      if (asSheet) return placeSheet(pointed, room.heightAt, room.viewport);
      const lines = linesAround(mention, boxes, flow);
      return placeIn(room, { lines, pointed, flow });
    },
  };
}

/**
 * @param card of a name in a frame of this page
 * @param frame the element of that frame, or of the one around it; null when the browser does not tell
 */
export function anchorAtFrame({ boxes, pointed, viewport: inner }: FarCard, frame: Element | null): Anchor {
  // Nothing inside of a frame's element is shown, should that itself be fullscreen.
  const { layer, roots } = surroundingsOf(frame, { itself: false });
  return {
    mention: null,
    element: frame,
    layer,
    scrollers: [window, ...roots],
    frame,
    place(room) {
      if (frame && !frame.checkVisibility()) return null;
      const view = frame && inner && frameView(frame, inner);
      if (!view) return placeFarSheet(boxes, frame, room);
      const lines = boxes.map((box) => shownIn(view, box));
      const line = lines[pointed] ?? lines[0];
      if (!line || isOutside(line, room.viewport)) return null;
      return placeIn(room, { lines, pointed: line });
    },
  };
}

function placeIn(
  { natural, heightAt, viewport, kept }: Room,
  scene: Pick<Parameters<typeof place>[0], 'lines' | 'pointed' | 'flow'>,
): Placement {
  const size = natural();
  const placement = place({ ...scene, natural: size, viewport, kept });
  if (!placement.sheet) return placement;
  return place({ ...scene, natural: { ...size, height: heightAt(viewport.width) }, viewport, kept });
}

function isOutside({ top, bottom }: Box, viewport: Size): boolean {
  return bottom < 0 || top > viewport.height;
}

/** What is seen of a box of a frame. */
function shownIn({ toPage, frame }: FrameView, box: Box): Box {
  const { left, right, top, bottom } = toPage(box);
  const x = (value: number) => Math.max(frame.left, Math.min(value, frame.right));
  const y = (value: number) => Math.max(frame.top, Math.min(value, frame.bottom));
  return { left: x(left), right: x(right), top: y(top), bottom: y(bottom) };
}

/**
 * Of a frame inside a frame of another site only the outer one is known. The line is somewhere in that; where it leaves no
 * room beside it, the line is taken to be as far from its top as from that of the inner one.
 */
function placeFarSheet(
  boxes: readonly Box[],
  frame: Element | null,
  { heightAt, viewport }: Room,
): Placement {
  const { left, right, top, bottom } = frame?.getBoundingClientRect() ?? new DOMRect();
  const within = (y: number) => Math.max(0, Math.min(y, bottom, viewport.height));
  const sheetBeside = (from: number, to: number) =>
    placeSheet({ left, right, top: within(from), bottom: within(to) }, heightAt, viewport);
  const outside = sheetBeside(top, bottom);
  if (outside.maxHeight >= LEAST_HEIGHT) return outside;
  const tops = boxes.map((box) => top + box.top);
  const bottoms = boxes.map((box) => top + box.bottom);
  return sheetBeside(Math.min(...tops), Math.max(...bottoms));
}

/**
 * Outside an open modal dialog everything is inert, our card too, and a press outside of the page's own popover closes that.
 * A fullscreen element is modal.
 */
const LAYERS = ':modal, :popover-open';

/**
 * @param itself whether the element may be the layer
 * @returns the innermost layer around an element, and the shadow roots that it is shown in. A host that is such a layer shows
 *   only its root: then that is the layer.
 */
function surroundingsOf(
  element: Element | null,
  { itself } = { itself: true },
): { layer: Element | ShadowRoot; roots: ShadowRoot[] } {
  const roots: ShadowRoot[] = [];
  let layer: Element | ShadowRoot | null = null;
  let inside: ShadowRoot | null = null;
  for (let at = element; at; at = parentAsShown(at)) {
    if (!layer && (itself || at !== element) && at.matches(LAYERS)) layer = inside ?? at;
    inside = at.assignedSlot ? null : asShadowRoot(at.parentNode);
    if (inside) roots.push(inside);
  }
  return { layer: layer ?? document.documentElement, roots };
}
