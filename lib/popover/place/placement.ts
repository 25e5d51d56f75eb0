/** A box in viewport coordinates, CSS pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Size {
  width: number;
  height: number;
}

/** Where the card is, seen from the line of the name; of a sheet, at which end of the window. */
export type Side = 'below' | 'above' | 'left' | 'right' | 'foot' | 'head';

/** Where the card goes; it grows with its content up to `maxHeight`, then it scrolls. A sheet is as wide as the window. */
export interface Placement {
  sheet: boolean;
  side: Side;
  left: number;
  top: number;
  width: number;
  maxHeight: number;
}

/** How the text around the name runs. */
export interface Flow {
  /** Lines are columns that follow each other to this side; null where lines are lines. */
  columns: 'left' | 'right' | null;
  rightToLeft: boolean;
}

/** A card that is open already. */
export interface Kept {
  side: Side;
  /** Just its content has changed: it stays where it is, or it would jump away from the pointer that has changed it. */
  always: boolean;
}

/** What a card is placed by. */
export interface Scene {
  /** The lines of the name, or of its parts where it is wrapped, at least one: the card covers none. */
  lines: readonly Box[];
  /** The part of the name that was pointed at. */
  pointed: Box;
  flow?: Flow;
  /** The size the card would take if nothing held it. */
  natural: Size;
  viewport: Size;
  kept?: Kept | null;
}

/** Between the card and the line of the name. */
const GAP = 6;
/** Between the card and the edge of the window. */
const MARGIN = 8;
/** A card that scrolls within less than this cannot be read; the sheet is better. */
export const LEAST_HEIGHT = 200;
/** A card as high as this shows what matters; the rest scrolls. */
const MOST_HEIGHT = 460;
/** Part of the window that a sheet may take. */
const SHEET_PART = 0.6;
/** A sheet that belongs to a frame need not be as wide as the window: longer lines are harder to read. */
const MOST_SHEET_WIDTH = 560;
/** As in popover.css. */
const CARD_WIDTH = 340;
/** Lines of a wrapped name follow each other within this many times their height; a part in the next column does not. */
const SAME_TEXT = 1.5;
const PLAIN: Flow = { columns: null, rightToLeft: false };

/**
 * Places the card after the line of the name, else before it, shifted in from the edges; where neither side has
 * room, as a sheet at the foot of the window, or at its head when the foot would cover the line. An open card keeps its
 * side as long as it can be read there.
 */
export function place(scene: Scene): Placement {
  const { lines, viewport, kept } = scene;
  const natural = { ...scene.natural, height: Math.min(scene.natural.height, MOST_HEIGHT) };
  const block = blockAround(scene);
  if (kept?.always && isAtEnd(kept.side)) return sheet(block, natural, viewport, kept.side);

  const candidates = sidesOf(scene.flow ?? PLAIN)
    .map((side) => atSide(side, block, { ...scene, natural }))
    .filter((candidate) => candidate !== null);
  const old = candidates.find(({ side }) => side === kept?.side);
  const isReadable = ({ maxHeight }: Placement) => maxHeight >= Math.min(natural.height, LEAST_HEIGHT);
  if (old && (kept?.always || isReadable(old))) return old;

  const free = candidates.filter((candidate) => !lines.some((line) => covers(candidate, natural, line)));
  const fitting = free.find(({ maxHeight }) => maxHeight >= natural.height);
  if (fitting) return fitting;
  const [roomiest] = [...free].sort((one, other) => other.maxHeight - one.maxHeight);
  return roomiest && roomiest.maxHeight >= LEAST_HEIGHT ? roomiest : sheet(block, natural, viewport);
}

/**
 * Whether a window, that of a frame, is so small that no card could be read in it.
 *
 * @param boxes the boxes of the name, one a line, at least one
 */
export function isCramped(boxes: readonly Box[], viewport: Size): boolean {
  const { top, bottom } = around(boxes);
  const narrow = CARD_WIDTH + 2 * MARGIN > viewport.width;
  const most = Math.max(top - GAP - MARGIN, viewport.height - MARGIN - (bottom + GAP));
  return (narrow ? Math.min(most, viewport.height * SHEET_PART) : most) < LEAST_HEIGHT;
}

/**
 * Places a card at the foot of the window, or at its head when the foot would cover the line.
 *
 * @param line the line of the name
 * @param heightAt the height that the card takes at a width
 */
export function placeSheet(line: Box, heightAt: (width: number) => number, viewport: Size): Placement {
  const width = Math.min(viewport.width, MOST_SHEET_WIDTH);
  const left = Math.max(0, Math.min((line.left + line.right - width) / 2, viewport.width - width));
  return { ...sheet(line, { width, height: heightAt(width) }, viewport), left, width };
}

/** How far a point is from a box; 0 inside. */
export function distanceTo({ left, top, right, bottom }: Box, x: number, y: number): number {
  return Math.hypot(x - within(x, left, right), y - within(y, top, bottom));
}

/** Which of the boxes a point is in; -1 where it is in none. */
export function lineAt(boxes: readonly Box[], x: number, y: number): number {
  return boxes.findIndex((box) => distanceTo(box, x, y) === 0);
}

function sidesOf({ columns }: Flow): Side[] {
  if (columns === null) return ['below', 'above'];
  return columns === 'left' ? ['left', 'right', 'below', 'above'] : ['right', 'left', 'below', 'above'];
}

function isAtEnd(side: Side): side is 'foot' | 'head' {
  return side === 'foot' || side === 'head';
}

/** @returns null where the window is too narrow */
function atSide(side: Side, block: Box, scene: Scene): Placement | null {
  const { pointed, natural, viewport } = scene;
  const width = natural.width;
  if (width + 2 * MARGIN > viewport.width) return null;
  const placement = (left: number, top: number, room: number) => {
    return { sheet: false, side, left, top, width, maxHeight: Math.min(room, MOST_HEIGHT) };
  };
  if (side === 'left' || side === 'right') {
    const left = side === 'left' ? block.left - GAP - width : block.right + GAP;
    if (left < MARGIN || left + width > viewport.width - MARGIN) return null;
    const room = viewport.height - 2 * MARGIN;
    const height = Math.min(natural.height, room);
    return placement(left, within(pointed.top, MARGIN, viewport.height - MARGIN - height), room);
  }
  const edge = scene.flow?.rightToLeft ? pointed.right - width : pointed.left;
  const left = within(edge, MARGIN, viewport.width - width - MARGIN);
  if (side === 'below') {
    return placement(left, block.bottom + GAP, viewport.height - MARGIN - (block.bottom + GAP));
  }
  const room = block.top - GAP - MARGIN;
  return placement(left, block.top - GAP - Math.min(natural.height, room), room);
}

function sheet(line: Pick<Box, 'top' | 'bottom'>, card: Size, viewport: Size, kept?: Side): Placement {
  const most = Math.min(viewport.height * SHEET_PART, MOST_HEIGHT);
  const wanted = Math.min(card.height, most);
  const roomBelow = viewport.height - line.bottom;
  const atFoot = kept ? kept === 'foot' : roomBelow >= wanted || roomBelow >= line.top;
  // Never negative: a name may be as high as the window, and then there is no room at all.
  const maxHeight = Math.max(0, Math.min(most, atFoot ? roomBelow : line.top));
  const top = atFoot ? viewport.height - Math.min(card.height, maxHeight) : 0;
  return { sheet: true, side: atFoot ? 'foot' : 'head', left: 0, top, width: viewport.width, maxHeight };
}

/** The box around the line that was pointed at and those of the name's lines that follow each other there. */
function blockAround({ lines, pointed, flow }: Scene): Box {
  const [from, to] = flow?.columns ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
  const most = (pointed[to] - pointed[from]) * SAME_TEXT;
  let block = around([pointed, ...lines.filter((line) => meets(line, pointed))]);
  for (const line of [...lines, ...lines.toReversed()]) {
    if (line[from] - block[to] <= most && block[from] - line[to] <= most) block = around([block, line]);
  }
  return block;
}

function covers({ left, top, width, maxHeight }: Placement, natural: Size, line: Box): boolean {
  const height = Math.min(natural.height, maxHeight);
  return meets({ left, top, right: left + width, bottom: top + height }, line);
}

function meets(one: Box, other: Box): boolean {
  // Sums of fractions are off by less than this; no screen shows it.
  const least = 0.01;
  return (
    one.left < other.right - least &&
    one.right > other.left + least &&
    one.top < other.bottom - least &&
    one.bottom > other.top + least
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

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
