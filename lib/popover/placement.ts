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

/** Where the card goes; `maxHeight` makes it scroll. A sheet is as wide as the window. */
export interface Placement {
  sheet: boolean;
  left: number;
  top: number;
  width: number;
  maxHeight: number;
}

/** Between the card and the line of the name. */
const GAP = 6;
/** Between the card and the edge of the window. */
const MARGIN = 8;
/** A card that scrolls within less than this cannot be read; the sheet is better. */
const LEAST_HEIGHT = 200;
/** A card as high as this shows what matters at first sight; the rest scrolls. */
const MOST_HEIGHT = 460;
/** Part of the window that a sheet may take. */
const SHEET_PART = 0.6;
/** A sheet that belongs to a frame need not be as wide as the window: longer lines are harder to read. */
const MOST_SHEET_WIDTH = 560;
/** As in popover.css. */
const CARD_WIDTH = 340;

/**
 * Places the card below the line of the name, else above it, shifted in from the edges; where neither side has
 * room, as a sheet at the foot of the window, or at its head when the foot would cover the line.
 *
 * @param boxes the boxes of the name, one a line, at least one
 * @param pointed the box that was pointed at
 * @param natural the size the card would take if nothing held it
 * @param viewport the size of the window
 */
export function place(boxes: readonly Box[], pointed: Box, natural: Size, viewport: Size): Placement {
  const card = { width: natural.width, height: Math.min(natural.height, MOST_HEIGHT) };
  const { top: lineTop, bottom: lineBottom } = linesOf(boxes);
  const { above: roomAbove, below: roomBelow } = roomAround(boxes, viewport);
  if (card.width + 2 * MARGIN > viewport.width) return sheet(lineTop, lineBottom, card, viewport);

  const left = Math.max(MARGIN, Math.min(pointed.left, viewport.width - card.width - MARGIN));
  const below = {
    sheet: false,
    left,
    top: lineBottom + GAP,
    width: card.width,
    maxHeight: Math.min(roomBelow, MOST_HEIGHT),
  };
  if (card.height <= roomBelow) return below;
  const above = (height: number) => ({
    ...below,
    top: lineTop - GAP - height,
    maxHeight: Math.min(roomAbove, MOST_HEIGHT),
  });
  if (card.height <= roomAbove) return above(card.height);
  if (Math.max(roomBelow, roomAbove) < LEAST_HEIGHT) return sheet(lineTop, lineBottom, card, viewport);
  return roomBelow >= roomAbove ? below : above(roomAbove);
}

/**
 * Whether a window, that of a frame, is so small that no card could be read in it.
 *
 * @param boxes the boxes of the name, one a line, at least one
 */
export function isCramped(boxes: readonly Box[], viewport: Size): boolean {
  const { above, below } = roomAround(boxes, viewport);
  const narrow = CARD_WIDTH + 2 * MARGIN > viewport.width;
  const most = Math.max(above, below);
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
  return { ...sheet(line.top, line.bottom, { width, height: heightAt(width) }, viewport), left, width };
}

function sheet(lineTop: number, lineBottom: number, card: Size, viewport: Size): Placement {
  const wanted = Math.min(card.height, viewport.height * SHEET_PART);
  const roomBelow = viewport.height - lineBottom;
  const whole = { sheet: true, left: 0, width: viewport.width };
  const atFoot = roomBelow >= wanted || roomBelow >= lineTop;
  // Never negative: a name may be as high as the window, and then there is no room at all.
  const maxHeight = Math.max(0, Math.min(wanted, atFoot ? roomBelow : lineTop));
  return { ...whole, maxHeight, top: atFoot ? viewport.height - maxHeight : 0 };
}

function linesOf(boxes: readonly Box[]): { top: number; bottom: number } {
  return {
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

function roomAround(boxes: readonly Box[], viewport: Size): { above: number; below: number } {
  const { top, bottom } = linesOf(boxes);
  return { above: top - GAP - MARGIN, below: viewport.height - MARGIN - (bottom + GAP) };
}
