import type { Box, Size } from '@/lib/protocol';

/** The side of the line of the name on which the card is; for a sheet, the end of the window. */
export type Side = 'below' | 'above' | 'left' | 'right' | 'foot' | 'head';

/** Where the card goes. It grows with its content up to `maxHeight`, then it scrolls. CSS pixels of the viewport. */
export interface Placement {
  /** Whether the card is a sheet, at one end of the window and as wide as the window, but not wider than can be read. */
  sheet: boolean;
  side: Side;
  left: number;
  top: number;
  width: number;
  maxHeight: number;
}

/** In which directions the text around the name runs. */
export interface TextFlow {
  /** The side on which the next column follows, where lines are columns; null where lines are horizontal. */
  columns: 'left' | 'right' | null;
  rightToLeft: boolean;
}

/** Where an open card is now. */
export interface PreviousPlacement {
  side: Side;
  /** Only the content of the card has changed: on another side, the card would leave the pointer that has changed it. */
  mustKeepSide: boolean;
}

export interface PlacementInput {
  /** The boxes of the lines that the name is in, at least one: the card covers none of them. */
  lines: readonly Box[];
  /** The box that was pointed at. */
  pointed: Box;
  flow?: TextFlow;
  /** The size of the card without a limit. */
  natural: Size;
  viewport: Size;
  previous?: PreviousPlacement | null;
  /** Where the card has no room beside the name: its size is that of a sheet then. */
  asSheet?: boolean;
}

/** The width of a card that is no sheet and has text of the usual size, in CSS pixels. */
export const CARD_WIDTH = 340;
/** Between the card and the line of the name, in CSS pixels. */
const GAP = 6;
/** Between the card and the edge of the window, in CSS pixels. */
const MARGIN = 8;
/** A card that scrolls within less than this cannot be read: a sheet is better. CSS pixels. */
const MIN_HEIGHT = 200;
/** A card of this height shows the first look of the longest record; the rest scrolls. CSS pixels. */
const MAX_HEIGHT = 480;
/** The part of the window that a sheet may take. */
const MAX_SHEET_SHARE = 0.62;
/** A narrower window is that of a phone held upright: cards are sheets there. CSS pixels. */
const MIN_CARD_WINDOW = 480;
/** In a window that is lower, that of a frame, cards are compact, and take all room beside the line. CSS pixels. */
const MIN_USUAL_WINDOW = 160;
/** In a narrower frame the words of a usual card are cut, so cards are compact. CSS pixels. */
const MIN_FRAME_WIDTH = 240;
/** A sheet need not be as wide as the window: longer lines are harder to read. CSS pixels. */
const MAX_SHEET_WIDTH = 560;
/**
 * The lines of a wrapped name follow each other within this multiple of their height. A part of the name in the next column
 * does not.
 */
const MAX_LINE_GAP = 1.5;
const HORIZONTAL: TextFlow = { columns: null, rightToLeft: false };

/**
 * Places the card after the line of the name, else before it, inside the window. Where neither side has room, the card is a
 * sheet at the foot of the window, or at its head if it would cover the line at the foot. An open card keeps its side as
 * long as it can be read there.
 */
export function choosePlacement(input: PlacementInput): Placement {
  const { lines, pointed, viewport, previous } = input;
  const most = maxHeightFor(input.natural.width);
  const natural = { ...input.natural, height: Math.min(input.natural.height, most) };
  const block = blockAround(input);
  // A part of the name in another column is left free too, if the sheet can be read then.
  const all = around([pointed, ...lines]);
  const hasRoom = Math.max(all.top, viewport.height - all.bottom) >= MIN_HEIGHT;
  const asSheet = (side?: Side) =>
    atStart(sheet(hasRoom ? all : block, input.natural, viewport, side), input);
  if (previous?.mustKeepSide && isSheetSide(previous.side)) return asSheet(previous.side);
  if (input.asSheet || viewport.width < MIN_CARD_WINDOW) return asSheet();

  const candidates = sidesOf(input.flow ?? HORIZONTAL)
    .map((side) => atSide(side, block, { ...input, natural }))
    .filter((candidate) => candidate !== null);
  const same = candidates.find(({ side }) => side === previous?.side);
  const isReadable = ({ maxHeight }: Placement) => maxHeight >= Math.min(natural.height, MIN_HEIGHT);
  if (same && (previous?.mustKeepSide || isReadable(same))) return same;

  const free = candidates.filter((candidate) => !lines.some((line) => covers(candidate, natural, line)));
  const fitting = free.find(({ maxHeight }) => maxHeight >= natural.height);
  if (fitting) return fitting;
  const [roomiest] = [...free].sort((one, other) => other.maxHeight - one.maxHeight);
  return roomiest && roomiest.maxHeight >= MIN_HEIGHT ? roomiest : asSheet();
}

/**
 * Whether a window, that of a frame, is so small that no card could be read in it.
 *
 * @param boxes the boxes of the name, one a line, at least one
 */
export function isCramped(boxes: readonly Box[], viewport: Size): boolean {
  const { top, bottom } = around(boxes);
  const most = Math.max(top - GAP - MARGIN, viewport.height - MARGIN - (bottom + GAP));
  return (
    viewport.width < MIN_FRAME_WIDTH ||
    (viewport.width < MIN_CARD_WINDOW ? Math.min(most, viewport.height * MAX_SHEET_SHARE) : most) < MIN_HEIGHT
  );
}

/** Whether a window, that of a frame, has room for a few lines only. */
function isLow({ height }: Size): boolean {
  return height < MIN_USUAL_WINDOW;
}

/** Whether a window, that of a frame, has room for a compact card only. */
export function isForCompact(viewport: Size): boolean {
  return isLow(viewport) || viewport.width < MIN_FRAME_WIDTH;
}

/**
 * @param line the line of the name
 * @param height that of a sheet without a limit
 * @returns by how much the page has to be scrolled so that a sheet at the foot does not cover the line; 0 where it does not. CSS pixels
 */
export function hiddenBySheet(line: Box, height: number, viewport: Size): number {
  const top = viewport.height - Math.min(height, viewport.height * MAX_SHEET_SHARE);
  return Math.max(0, line.bottom + GAP - top);
}

/** @returns how wide a card is that is no sheet, where its text is so many times as large as usual; CSS pixels */
export function cardWidth(scale: number, viewport: Size): number {
  return Math.max(CARD_WIDTH, Math.min(CARD_WIDTH * scale, viewport.width - 2 * MARGIN));
}

/** A card with larger text is wider, and as much higher. */
function maxHeightFor(width: number): number {
  return MAX_HEIGHT * Math.max(1, width / CARD_WIDTH);
}

/** @returns how wide a sheet is in a window, in CSS pixels */
export function sheetWidth(viewport: Size): number {
  return Math.min(viewport.width, MAX_SHEET_WIDTH);
}

/** The distance of a point from a box; 0 inside. */
export function distanceTo({ left, top, right, bottom }: Box, x: number, y: number): number {
  return Math.hypot(x - clamp(x, left, right), y - clamp(y, top, bottom));
}

/** @returns the index of the box that a point is in; -1 where it is in none */
export function lineAt(boxes: readonly Box[], x: number, y: number): number {
  return boxes.findIndex((box) => distanceTo(box, x, y) === 0);
}

/** The sides that a card may be on, the best first. */
function sidesOf({ columns }: TextFlow): Side[] {
  const sides: Side[] = ['below', 'above'];
  if (columns) sides.unshift(columns, columns === 'left' ? 'right' : 'left');
  return sides;
}

function isSheetSide(side: Side): side is 'foot' | 'head' {
  return side === 'foot' || side === 'head';
}

/** @returns null where the window is too narrow */
function atSide(side: Side, block: Box, input: PlacementInput): Placement | null {
  const { pointed, natural, viewport } = input;
  const width = natural.width;
  if (width + 2 * MARGIN > viewport.width) return null;
  const placement = (left: number, top: number, room: number) => {
    return { sheet: false, side, left, top, width, maxHeight: Math.min(room, maxHeightFor(width)) };
  };
  if (side === 'left' || side === 'right') {
    const left = side === 'left' ? block.left - GAP - width : block.right + GAP;
    if (left < MARGIN || left + width > viewport.width - MARGIN) return null;
    const room = viewport.height - 2 * MARGIN;
    const height = Math.min(natural.height, room);
    return placement(left, clamp(pointed.top, MARGIN, viewport.height - MARGIN - height), room);
  }
  const edge = input.flow?.rightToLeft ? pointed.right - width : pointed.left;
  const left = clamp(edge, MARGIN, viewport.width - width - MARGIN);
  if (side === 'below') {
    return placement(left, block.bottom + GAP, viewport.height - MARGIN - (block.bottom + GAP));
  }
  const room = block.top - GAP - MARGIN;
  return placement(left, block.top - GAP - Math.min(natural.height, room), room);
}

/** @param side the end of the window that an open sheet is at; else the sheet takes the better one */
function sheet(line: Pick<Box, 'top' | 'bottom'>, card: Size, viewport: Size, side?: Side): Placement {
  const most = viewport.height * (isLow(viewport) ? 1 : MAX_SHEET_SHARE);
  const wanted = Math.min(card.height, most);
  const roomBelow = viewport.height - line.bottom;
  const isAtFoot = side ? side === 'foot' : roomBelow >= wanted || roomBelow >= line.top;
  // A name may be as high as the window: then there is no room, but never a negative one.
  const maxHeight = Math.max(0, Math.min(most, isAtFoot ? roomBelow : line.top));
  const top = isAtFoot ? viewport.height - Math.min(card.height, maxHeight) : 0;
  return {
    sheet: true,
    side: isAtFoot ? 'foot' : 'head',
    left: 0,
    top,
    width: sheetWidth(viewport),
    maxHeight,
  };
}

/** A sheet is where lines begin. */
function atStart(placement: Placement, { flow, viewport }: PlacementInput): Placement {
  return flow?.rightToLeft ? { ...placement, left: viewport.width - placement.width } : placement;
}

/** The box around the line that was pointed at and the lines of the name that follow each other there. */
function blockAround({ lines, pointed, flow }: PlacementInput): Box {
  const [from, to] = flow?.columns ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
  const maxGap = (pointed[to] - pointed[from]) * MAX_LINE_GAP;
  let block = around([pointed, ...lines.filter((line) => overlap(line, pointed))]);
  for (const line of [...lines, ...lines.toReversed()]) {
    if (line[from] - block[to] <= maxGap && block[from] - line[to] <= maxGap) block = around([block, line]);
  }
  return block;
}

function covers({ left, top, width, maxHeight }: Placement, natural: Size, line: Box): boolean {
  const height = Math.min(natural.height, maxHeight);
  return overlap({ left, top, right: left + width, bottom: top + height }, line);
}

function overlap(one: Box, other: Box): boolean {
  // Sums of fractions are off by less than this; no screen shows it.
  const tolerance = 0.01;
  return (
    one.left < other.right - tolerance &&
    one.right > other.left + tolerance &&
    one.top < other.bottom - tolerance &&
    one.bottom > other.top + tolerance
  );
}

function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** @returns the nearest value between the two bounds; where they cross, `min` */
export function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(value, max));
}
