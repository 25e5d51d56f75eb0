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
  /** Differing pixels in the boxes. */
  inside: number;
  /** Differing pixels elsewhere. */
  outside: number;
  /** The smallest rectangle around those elsewhere. */
  where: Box | null;
}

export async function readPicture(png: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}

/**
 * @param boxes where the pictures may differ
 * @param margin how far around each box they may differ, in pixels
 * @throws RangeError when the pictures are not of the same size
 */
export function comparePixels(
  without: Picture,
  withIt: Picture,
  boxes: readonly Box[],
  margin: number,
): PixelDifference {
  const { width, height } = without;
  if (withIt.width !== width || withIt.height !== height)
    throw new RangeError(`${width}×${height} without, ${withIt.width}×${withIt.height} with the extension`);
  const allowed = maskOf(boxes, margin, width, height);
  const before = asWords(without.pixels);
  const after = asWords(withIt.pixels);
  let inside = 0;
  let outside = 0;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let at = 0; at < before.length; at++) {
    if (before[at] === after[at]) continue;
    if (allowed[at]) {
      inside += 1;
      continue;
    }
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
  return { inside, outside, where };
}

function maskOf(boxes: readonly Box[], margin: number, width: number, height: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (const box of boxes) {
    const left = Math.max(0, Math.floor(box.x - margin));
    const right = Math.min(width, Math.ceil(box.x + box.width + margin));
    const bottom = Math.min(height, Math.ceil(box.y + box.height + margin));
    for (let y = Math.max(0, Math.floor(box.y - margin)); y < bottom && left < right; y++)
      mask.fill(1, y * width + left, y * width + right);
  }
  return mask;
}

/** A pixel a number. The bytes may begin anywhere in a buffer that Node shares. */
function asWords(pixels: Uint8Array): Uint32Array {
  return new Uint32Array(pixels.slice().buffer);
}
