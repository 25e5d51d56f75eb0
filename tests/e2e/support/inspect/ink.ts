import type { Box, Picture } from '../../../tools/check-pages/pictures/compare-pixels.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** The share of a box, from above, that no underline reaches: letters without descenders end there. */
const ABOVE_LINE = 0.65;
/** How far the line of a mark may lie below the box of its text, in pixels. */
const BELOW = 2;

/** What a box shows of a text, in pixels by their number. */
export interface Ink {
  /** Those that the inside of its letters fills. */
  letters: readonly number[];
  /** Those between the letters, where no line is. */
  ground: readonly number[];
  /** All there are in and just below the box. */
  all: readonly number[];
}

/**
 * @param written the text without a mark
 * @param blank the same place without the text
 * @throws Error when there is no text
 */
export function inkIn(written: Picture, blank: Picture, box: Box): Ink {
  const above = pixelsIn(box, box.height * ABOVE_LINE, written);
  const changed = above.filter((at) => !isSame(colourAt(written, at), colourAt(blank, at)));
  const colour = mostCommon(changed.map((at) => String(colourAt(written, at))));
  const letters = changed.filter((at) => String(colourAt(written, at)) === colour);
  if (letters.length === 0) throw new Error('There is no text in the box');
  const inked = new Set(changed);
  return {
    letters,
    ground: above.filter((at) => !inked.has(at)),
    all: pixelsIn(box, box.height + BELOW, written),
  };
}

/** The least contrast between letters and what is between them (WCAG 2.2, 1.4.3). */
export function textContrast(picture: Picture, { letters, ground }: Ink): number {
  const colours = (pixels: readonly number[]) =>
    [...new Set(pixels.map((at) => String(colourAt(picture, at))))].map(
      (text) => text.split(',').map(Number) as unknown as Colour,
    );
  const grounds = colours(ground);
  return Math.min(...colours(letters).flatMap((one) => grounds.map((other) => contrast(one, other))));
}

/**
 * The pixels that a mark makes stand out from what was there, by 3:1 or more (WCAG 2.2, 1.4.11).
 *
 * @returns how many there are for each pixel that the text is wide
 */
export function lineWeight(marked: Picture, written: Picture, { all }: Ink, width: number): number {
  const seen = all.filter((at) => contrast(colourAt(marked, at), colourAt(written, at)) >= 3);
  return seen.length / width;
}

/** The most contrast that anything above the line has to the place without it. */
export function strongestInk(picture: Picture, blank: Picture, box: Box): number {
  const above = pixelsIn(box, box.height * ABOVE_LINE, picture);
  return Math.max(...above.map((at) => contrast(colourAt(picture, at), colourAt(blank, at))));
}

function pixelsIn({ x, y, width }: Box, height: number, picture: Picture): number[] {
  const pixels: number[] = [];
  for (let row = Math.ceil(y); row < Math.floor(y + height); row++)
    for (let column = Math.ceil(x); column < Math.floor(x + width); column++)
      pixels.push(row * picture.width + column);
  return pixels;
}

function colourAt({ pixels }: Picture, at: number): Colour {
  return [pixels[at * 4] ?? 0, pixels[at * 4 + 1] ?? 0, pixels[at * 4 + 2] ?? 0];
}

function isSame(one: Colour, other: Colour): boolean {
  return one.every((part, i) => part === other[i]);
}

function mostCommon(items: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
