/** Two pictures of the same window, one of them with marks: where they differ, and whether only marks are there. */
import sharp from 'sharp';

/** A rectangle of the viewport in CSS pixels, which are the picture's own: the windows have no other scale. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** RGBA, row by row. */
export interface Picture {
  width: number;
  height: number;
  pixels: Uint8Array;
}

export interface PixelDifference {
  /** Differing pixels in the boxes of marks. */
  inside: number;
  /** Those on the border of a text with a mark in it (see mark-boxes.ts). */
  atEdges: number;
  /** Differing pixels elsewhere. */
  outside: number;
  /** The smallest rectangle around those elsewhere. */
  where: Box | null;
  /** Boxes of marks, whole in the picture, in which nothing differs: something of the page covers the mark or cuts it away. */
  unseen: Box[];
}

export async function readPicture(png: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}

/** Where two pictures may differ. */
export interface AllowedBoxes {
  marks: readonly Box[];
  edges: readonly Box[];
  /** How far around each mark, in pixels. */
  margin: number;
}

const OF_MARK = 2;
const OF_EDGE = 1;

/** @throws RangeError when the pictures are not of the same size */
export function comparePixels(
  without: Picture,
  withIt: Picture,
  { marks, edges, margin }: AllowedBoxes,
): PixelDifference {
  const { width, height } = without;
  if (withIt.width !== width || withIt.height !== height)
    throw new RangeError(`${width}×${height} without, ${withIt.width}×${withIt.height} with the extension`);
  const allowed = new Uint8Array(width * height);
  for (const box of edges) fillBox(allowed, OF_EDGE, box, 0, without);
  for (const box of marks) fillBox(allowed, OF_MARK, box, margin, without);
  const before = asWords(without.pixels);
  const after = asWords(withIt.pixels);
  let inside = 0;
  let atEdges = 0;
  let outside = 0;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let at = 0; at < before.length; at++) {
    if (before[at] === after[at]) continue;
    if (allowed[at] === OF_MARK) inside += 1;
    if (allowed[at] === OF_EDGE) atEdges += 1;
    if (allowed[at]) continue;
    outside += 1;
    const x = at % width;
    const y = (at - x) / width;
    [left, top, right, bottom] = [
      Math.min(left, x),
      Math.min(top, y),
      Math.max(right, x),
      Math.max(bottom, y),
    ];
  }
  const where = outside > 0 ? { x: left, y: top, width: right - left + 1, height: bottom - top + 1 } : null;
  const unseen = marks.filter((box) => isWhole(box, without) && !differsIn(before, after, box, without));
  return { inside, atEdges, outside, where, unseen };
}

function fillBox(mask: Uint8Array, value: number, box: Box, margin: number, picture: Picture): void {
  for (const [from, to] of rowsOf(box, margin, picture)) mask.fill(value, from, to);
}

function isWhole({ x, y, width, height }: Box, picture: Picture): boolean {
  return x >= 0 && y >= 0 && x + width <= picture.width && y + height <= picture.height;
}

function differsIn(before: Uint32Array, after: Uint32Array, box: Box, picture: Picture): boolean {
  for (const [from, to] of rowsOf(box, 0, picture))
    for (let at = from; at < to; at++) if (before[at] !== after[at]) return true;
  return false;
}

/** The part of a box that lies in the picture, row by row: where each row begins and ends in the pixels. */
function* rowsOf(
  box: Box,
  margin: number,
  { width, height }: Picture,
): Generator<[from: number, to: number]> {
  const left = Math.max(0, Math.floor(box.x - margin));
  const right = Math.min(width, Math.ceil(box.x + box.width + margin));
  const bottom = Math.min(height, Math.ceil(box.y + box.height + margin));
  for (let y = Math.max(0, Math.floor(box.y - margin)); y < bottom && left < right; y++)
    yield [y * width + left, y * width + right];
}

/** A pixel a number. The bytes may begin anywhere in a buffer that Node shares. */
function asWords(pixels: Uint8Array): Uint32Array {
  return new Uint32Array(pixels.slice().buffer);
}
