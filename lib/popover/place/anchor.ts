import {
  asShadowRoot,
  boxesOf,
  createVisibilityCheck,
  elementAround,
  isSameMention,
  type PageMention,
  type PageWatcher,
  parentAsShown,
  type VisibleViewport,
} from '@/lib/page';
import type { Box, RemoteCard } from '@/lib/protocol';
import { type FrameView, frameView } from '../frames/frame-view';
import {
  choosePlacement,
  clamp,
  hiddenBySheet,
  lineAt,
  type Placement,
  type PlacementInput,
  type PreviousPlacement,
  sheetWidth,
  type TextFlow,
} from './placement';
import { scrollUp } from './scroll-up';

/** The number of text nodes on each side of the name that are measured: what is farther away is seldom in the same line. */
const MAX_NODES = 8;
/** The number of UTF-16 code units of each of them that are measured: a text node may hold a book. */
const MAX_LETTERS = 600;
/** Boxes of one line overlap by more than this part of the lower box; boxes of two close lines by less. */
const MIN_OVERLAP = 0.4;
/** The line is higher than the name by this part of its height at most: a drop cap beside three lines is no part of it. */
const MAX_GROWTH = 1.5;

/** The sizes that a card can have, and the window that it must fit into. */
export interface CardMeasures {
  /** Of a card that is no sheet. */
  width: number;
  /** The height that the card would take at a width, and as a sheet or not, if nothing limited it. */
  heightAt(width: number, asSheet: boolean): number;
  /** The part of the window that is seen. */
  viewport: VisibleViewport;
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
  /** Where it is now; null when it is gone. */
  box(): Box | null;
  /** @returns where the card goes; null when the name is gone or out of sight */
  placementFor(measures: CardMeasures): Placement | null;
  /** Scrolls the page so far that a sheet at the foot of the window leaves the line of the name free. */
  makeRoom(measures: Omit<CardMeasures, 'previous'>): void;
}

/**
 * @param mention a name in this document
 * @param lineIndex the index of the box that was pointed at, among the boxes of a name that is wrapped over lines
 * @param asSheet whether the card is a sheet, whatever room there is beside the name
 */
export function anchorAtName(mention: PageMention, lineIndex: number, asSheet: boolean): Anchor {
  const element = elementAround(mention.start.node);
  const flow = flowAround(mention);
  /** A step goes also to a name that the box around it does not show yet. */
  let isSeen = false;
  const pointedOf = (boxes: Box[]) => boxes[lineIndex] ?? boxes[0] ?? null;
  return {
    mention,
    element,
    layer: layerAround(element),
    frame: null,
    box: () => pointedOf(boxesOf(mention)),
    placementFor(measures) {
      const boxes = boxesOf(mention);
      const pointed = pointedOf(boxes);
      if (!pointed || isOutside(pointed, measures.viewport)) return null;
      const wasSeen = isSeen;
      // A page that renders its text again puts the name into another element.
      isSeen = createVisibilityCheck()(elementAround(mention.start.node), pointed).isSeen;
      if (wasSeen && !isSeen) return null;
      return placeIn(measures, { lines: linesAround(mention, boxes, flow), pointed, flow, asSheet });
    },
    makeRoom({ heightAt, viewport }) {
      const boxes = boxesOf(mention);
      const line = linesAround(mention, boxes, flow)[lineIndex];
      if (!line) return;
      const height = heightAt(sheetWidth(viewport), true);
      scrollUp(element, hiddenBySheet(moved(line, -viewport.left, -viewport.top), height, viewport));
    },
  };
}

/** Whether a point of the viewport is on a name of this document; on none when there is no name. */
export function isOnName(
  mention: PageMention | null,
  page: Pick<PageWatcher, 'mentionAt'>,
  x: number,
  y: number,
): boolean {
  const boxes = mention ? boxesOf(mention) : [];
  // A name that the page has just replaced has no box: only a hit test finds what is there now.
  if (!mention || (boxes.length > 0 && lineAt(boxes, x, y) < 0)) return false;
  const found = page.mentionAt(x, y);
  return found !== null && isSameMention(found, mention);
}

/** Whether a name is the one from before. A page that replaces its text has other nodes at the same place. */
export function isSameName(name: PageMention, before: PageMention): boolean {
  return isSameMention(name, before) || (name.id === before.id && !before.start.node.isConnected);
}

/**
 * @param card the card of a name in a frame of this page
 * @param frame the element of that frame, or of the outermost frame around it
 */
export function anchorAtFrame({ boxes, pointed, viewport: inner }: RemoteCard, frame: Element): Anchor {
  return {
    mention: null,
    element: frame,
    // The element of a frame shows none of its children, even if that element is fullscreen itself.
    layer: layerAround(frame, { isItselfIncluded: false }),
    frame,
    box: () => frame.getBoundingClientRect(),
    placementFor(measures) {
      if (!frame.checkVisibility()) return null;
      const view = frameView(frame, inner);
      const lines = boxes.map((box) => visiblePart(view, box));
      const line = lines[pointed] ?? lines[0];
      if (!line || isOutside(line, measures.viewport)) return null;
      return placeIn(measures, { lines, pointed: line });
    },
    // The page of the reader is not moved for a frame in it.
    makeRoom: () => undefined,
  };
}

function placeIn(
  { width: ofCard, heightAt, viewport, previous }: CardMeasures,
  { asSheet = false, ...text }: Pick<PlacementInput, 'lines' | 'pointed' | 'flow' | 'asSheet'>,
): Placement {
  const { left, top } = viewport;
  const seen = (box: Box) => moved(box, -left, -top);
  const lines = text.lines.map(seen);
  const pointed = seen(text.pointed);
  const placeAs = (sheet: boolean) => {
    const width = sheet ? sheetWidth(viewport) : ofCard;
    const natural = { width, height: heightAt(width, sheet) };
    const placement = choosePlacement({
      ...text,
      lines,
      pointed,
      natural,
      viewport,
      previous,
      asSheet: sheet,
    });
    return { ...placement, left: placement.left + left, top: placement.top + top };
  };
  if (asSheet) return placeAs(true);
  const placement = placeAs(false);
  return placement.sheet ? placeAs(true) : placement;
}

function isOutside({ top, bottom }: Box, viewport: VisibleViewport): boolean {
  return bottom < viewport.top || top > viewport.top + viewport.height;
}

function moved({ left, top, right, bottom }: Box, x: number, y: number): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** What a frame shows of a box of its document, as a box of this viewport. */
function visiblePart({ toPage, frame }: FrameView, box: Box): Box {
  const { left, right, top, bottom } = toPage(box);
  const x = (value: number) => clamp(value, frame.left, frame.right);
  const y = (value: number) => clamp(value, frame.top, frame.bottom);
  return { left: x(left), right: x(right), top: y(top), bottom: y(bottom) };
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
    if ((isItselfIncluded || at !== element) && at.matches(LAYERS)) return popoverIn(root ?? at);
    root = at.assignedSlot ? null : asShadowRoot(at.parentNode);
  }
  return popoverIn(document.documentElement);
}

/** @returns the last popover that is open in a layer and closes at a press outside of it; else the layer */
function popoverIn(layer: Element | ShadowRoot): Element | ShadowRoot {
  const closing = [...layer.querySelectorAll<HTMLElement>(':popover-open')].findLast(
    // A shadow host shows none of its children.
    (one) => one.popover !== 'manual' && !one.shadowRoot,
  );
  return closing ?? layer;
}

/** The directions in which the text around a name runs. */
function flowAround(mention: PageMention): TextFlow {
  const block = blockOf(mention);
  if (!block) return { columns: null, rightToLeft: false };
  const { writingMode, direction } = getComputedStyle(block);
  return {
    columns: writingMode.startsWith('horizontal') ? null : writingMode.endsWith('lr') ? 'right' : 'left',
    rightToLeft: direction === 'rtl',
  };
}

/**
 * The lines that the boxes of a name are in. Larger, raised or lowered letters beside the name make the line higher than the
 * name itself.
 *
 * @param boxes the boxes of the name
 * @returns a box for each, higher or, for columns, wider where the line is
 */
function linesAround(mention: PageMention, boxes: readonly Box[], { columns }: TextFlow): Box[] {
  const [from, to] = columns ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
  const neighbours = boxesBeside(mention);
  return boxes.map((box) => {
    const size = box[to] - box[from];
    const sameLine = neighbours.filter((other) => {
      const shared = Math.min(box[to], other[to]) - Math.max(box[from], other[from]);
      return shared > MIN_OVERLAP * Math.min(size, other[to] - other[from]);
    });
    const start = Math.min(box[from], ...sameLine.map((other) => other[from]));
    const end = Math.max(box[to], ...sameLine.map((other) => other[to]));
    const maxGrowth = size * MAX_GROWTH;
    return {
      left: box.left,
      top: box.top,
      right: box.right,
      bottom: box.bottom,
      [from]: Math.max(start, box[from] - maxGrowth),
      [to]: Math.min(end, box[to] + maxGrowth),
    };
  });
}

/** The boxes of the text before and after the name. */
function boxesBeside({ start, end }: PageMention): DOMRect[] {
  const block = blockOf({ start });
  if (!block) return [];
  const range = new Range();
  const boxes: DOMRect[] = [];
  const measure = (node: Text, from: number, to: number) => {
    range.setStart(node, Math.max(0, from));
    range.setEnd(node, Math.min(node.length, to));
    boxes.push(...Array.from(range.getClientRects()).filter(({ width, height }) => width > 0 && height > 0));
  };
  measure(start.node, start.offset - MAX_LETTERS, start.offset + MAX_LETTERS);
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  texts.currentNode = start.node;
  for (let i = 0; i < MAX_NODES && texts.previousNode(); i++) {
    const node = texts.currentNode as Text;
    measure(node, node.length - MAX_LETTERS, node.length);
  }
  texts.currentNode = end.node;
  if (end.node !== start.node) measure(end.node, 0, end.offset + MAX_LETTERS);
  for (let i = 0; i < MAX_NODES && texts.nextNode(); i++) measure(texts.currentNode as Text, 0, MAX_LETTERS);
  return boxes;
}

/** The element whose lines the name is in. What is inline, a small inline block too, is part of a line. */
function blockOf({ start }: Pick<PageMention, 'start'>): Element | null {
  let block = elementAround(start.node);
  while (block?.parentElement && isInline(block)) block = block.parentElement;
  return block;
}

function isInline(element: Element): boolean {
  const { display } = getComputedStyle(element);
  return display.startsWith('inline') || display.startsWith('ruby') || display === 'contents';
}
