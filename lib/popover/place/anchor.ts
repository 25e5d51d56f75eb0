import {
  asShadowRoot,
  boxesOf,
  elementAround,
  isSameMention,
  type PageMention,
  type PageWatcher,
  parentAsShown,
} from '@/lib/page';
import type { Box, RemoteCard, Size } from '@/lib/protocol';
import { type FrameView, frameView } from '../frames/frame-view';
import {
  CARD_WIDTH,
  clamp,
  lineAt,
  MIN_HEIGHT,
  type Placement,
  type PlacementInput,
  type PreviousPlacement,
  place,
  placeSheet,
} from './placement';
import { flowAround, linesAround } from './text-line';

/** The sizes that a card can have, and the window that it must fit into. */
export interface CardMeasures {
  /** The height that the card would take at a width if nothing limited it. */
  heightAt(width: number): number;
  viewport: Size;
  previous: PreviousPlacement | null;
}

/** What an open card belongs to. */
export interface Anchor {
  /** The name in this document; null when it is in a frame. */
  readonly mention: PageMention | null;
  /** The element around the name, or the frame that the name is in. */
  readonly element: Element | null;
  /** Where the card is not inert: the root element, or the open dialog, popover or fullscreen element around the name. */
  readonly layer: Element | ShadowRoot;
  /** The frame that the name is in: the page may remove it, or load another document there. */
  readonly frame: Element | null;
  /** @returns where the card goes; null when the name is gone or out of sight */
  place(measures: CardMeasures): Placement | null;
}

/**
 * @param mention a name in this document
 * @param lineIndex the index of the box that was pointed at, among the boxes of a name that is wrapped over lines
 * @param asSheet whether the card is a sheet, whatever room there is beside the name
 */
export function anchorAtName(mention: PageMention, lineIndex: number, asSheet: boolean): Anchor {
  const element = elementAround(mention.start.node);
  const flow = flowAround(mention);
  return {
    mention,
    element,
    layer: layerAround(element),
    frame: null,
    place(measures) {
      const boxes = boxesOf(mention);
      const pointed = boxes[lineIndex] ?? boxes[0];
      if (!pointed || isOutside(pointed, measures.viewport)) return null;
      if (asSheet) return placeSheet(pointed, measures.heightAt, measures.viewport);
      return placeIn(measures, { lines: linesAround(mention, boxes, flow), pointed, flow });
    },
  };
}

/** Whether a point of the viewport is on the name of an open card. */
export function isOnName(
  card: { readonly mention: PageMention | null },
  page: Pick<PageWatcher, 'mentionAt'>,
  x: number,
  y: number,
): boolean {
  const boxes = card.mention ? boxesOf(card.mention) : [];
  // A name that the page has just replaced has no box: only a hit test finds what is there now.
  if (!card.mention || (boxes.length > 0 && lineAt(boxes, x, y) < 0)) return false;
  const found = page.mentionAt(x, y);
  return found !== null && isSameMention(found, card.mention);
}

/**
 * @param card the card of a name in a frame of this page
 * @param frame the element of that frame, or of the frame around it; null when the browser does not tell
 */
export function anchorAtFrame(
  { boxes, pointed, viewport: inner }: RemoteCard,
  frame: Element | null,
): Anchor {
  return {
    mention: null,
    element: frame,
    // The element of a frame shows none of its children, even if that element is fullscreen itself.
    layer: layerAround(frame, { isItselfIncluded: false }),
    frame,
    place(measures) {
      if (frame && !frame.checkVisibility()) return null;
      const view = frame && inner && frameView(frame, inner);
      if (!view) return placeSheetBeside(boxes, frame, measures);
      const lines = boxes.map((box) => visiblePart(view, box));
      const line = lines[pointed] ?? lines[0];
      if (!line || isOutside(line, measures.viewport)) return null;
      return placeIn(measures, { lines, pointed: line });
    },
  };
}

function placeIn(
  { heightAt, viewport, previous }: CardMeasures,
  text: Pick<PlacementInput, 'lines' | 'pointed' | 'flow'>,
): Placement {
  const placeAtWidth = (width: number) =>
    place({ ...text, natural: { width, height: heightAt(width) }, viewport, previous });
  const placement = placeAtWidth(CARD_WIDTH);
  return placement.sheet ? placeAtWidth(viewport.width) : placement;
}

function isOutside({ top, bottom }: Box, viewport: Size): boolean {
  return bottom < 0 || top > viewport.height;
}

/** What a frame shows of a box of its document, as a box of this viewport. */
function visiblePart({ toPage, frame }: FrameView, box: Box): Box {
  const { left, right, top, bottom } = toPage(box);
  const x = (value: number) => clamp(value, frame.left, frame.right);
  const y = (value: number) => clamp(value, frame.top, frame.bottom);
  return { left: x(left), right: x(right), top: y(top), bottom: y(bottom) };
}

/**
 * Places the card of a name in a frame inside a frame of another site, of which only the outer frame is known. The line of
 * the name is somewhere in that frame, so the sheet is beside the frame. Where that leaves too little room, the line is taken
 * to be as far from the top of the outer frame as it is from the top of its own.
 */
function placeSheetBeside(
  boxes: readonly Box[],
  frame: Element | null,
  { heightAt, viewport }: CardMeasures,
): Placement {
  const { left, right, top, bottom } = frame?.getBoundingClientRect() ?? new DOMRect();
  const inFrame = (y: number) => clamp(y, 0, Math.min(bottom, viewport.height));
  const sheetBeside = (from: number, to: number) =>
    placeSheet({ left, right, top: inFrame(from), bottom: inFrame(to) }, heightAt, viewport);
  const outside = sheetBeside(top, bottom);
  if (outside.maxHeight >= MIN_HEIGHT) return outside;
  const tops = boxes.map((box) => top + box.top);
  const bottoms = boxes.map((box) => top + box.bottom);
  return sheetBeside(Math.min(...tops), Math.max(...bottoms));
}

/**
 * Outside of an open modal dialog everything is inert, the card too, and a press outside of a popover of the page closes that
 * popover. A fullscreen element is modal.
 */
const LAYERS = ':modal, :popover-open';

/** @returns the innermost layer around an element; of a layer that is a shadow host, the root, which is all that it shows */
function layerAround(
  element: Element | null,
  { isItselfIncluded } = { isItselfIncluded: true },
): Element | ShadowRoot {
  let root: ShadowRoot | null = null;
  for (let at = element; at; at = parentAsShown(at)) {
    if ((isItselfIncluded || at !== element) && at.matches(LAYERS)) return root ?? at;
    root = at.assignedSlot ? null : asShadowRoot(at.parentNode);
  }
  return document.documentElement;
}
