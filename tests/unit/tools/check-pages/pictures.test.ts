import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { comparePixels, readPicture } from '../../../tools/check-pages/pictures/compare-pixels';
import { chooseWindows } from '../../../tools/check-pages/pictures/compare-windows';

/** A white picture with black pixels. */
async function picture(...black: [x: number, y: number][]) {
  const [width, height] = [40, 20];
  const pixels = Buffer.alloc(width * height * 3, 255);
  for (const [x, y] of black) pixels.fill(0, (y * width + x) * 3, (y * width + x) * 3 + 3);
  return readPicture(
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
  );
}

const box = { x: 10.5, y: 5, width: 8, height: 6 };
const allowed = { marks: [box], edges: [], margin: 2 };

describe('two pictures', () => {
  it('may differ in the boxes of marks and two pixels around', async () => {
    const difference = comparePixels(await picture(), await picture([8, 3], [12, 7], [20, 12]), allowed);
    expect(difference).toEqual({ inside: 3, atEdges: 0, outside: 0, where: null, unseen: [] });
  });

  it('differ outside of marks by a single pixel, whose place is reported', async () => {
    const difference = comparePixels(
      await picture([0, 0]),
      await picture([7, 5], [12, 7], [30, 19]),
      allowed,
    );
    expect(difference).toMatchObject({ inside: 1, outside: 3, where: { x: 0, y: 0, width: 31, height: 20 } });
  });

  it('may differ at the edges of a text with a mark, which is counted apart', async () => {
    const edges = [{ x: 29, y: 0, width: 2, height: 20 }];
    const difference = comparePixels(await picture(), await picture([12, 7], [30, 4]), { ...allowed, edges });
    expect(difference).toMatchObject({ inside: 1, atEdges: 1, outside: 0 });
  });

  it('report a mark as unseen if it is whole in the picture and no pixel in it differs', async () => {
    const partly = { x: 30, y: 15, width: 8, height: 9 };
    const marks = [box, partly];
    const difference = comparePixels(await picture(), await picture(), { ...allowed, marks });
    expect(difference.unseen).toEqual([box]);
  });

  it('of different size are not compared', async () => {
    const small = { width: 1, height: 1, pixels: new Uint8Array(4) };
    expect(() => comparePixels(small, small, allowed)).not.toThrow();
    const other = await picture();
    expect(() => comparePixels(small, other, allowed)).toThrow(RangeError);
  });
});

describe('the windows to compare', () => {
  it('are the top, the bottom, and those between that show marks', () => {
    expect(chooseWindows([100, 3000, 3100, 9000], 10_000, 800, 8)).toEqual([0, 60, 2960, 8960, 9200]);
  });

  it('are at most as many as wanted, spread over the page', () => {
    const marks = Array.from({ length: 100 }, (_, i) => i * 1000);
    const windows = chooseWindows(marks, 100_000, 800, 8);
    expect(windows.length).toBeLessThanOrEqual(8);
    expect(windows.at(0)).toBe(0);
    expect(windows.at(-1)).toBe(99_200);
    expect(windows.some((y) => y > 40_000 && y < 60_000)).toBe(true);
  });

  it('of a page that is lower than the window is the one at its top', () => {
    expect(chooseWindows([100], 500, 800, 8)).toEqual([0]);
  });
});
