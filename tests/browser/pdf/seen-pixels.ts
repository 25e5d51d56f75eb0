import { page } from 'vitest/browser';

/** How light a pixel is, from 0 for black to 255 for white (ITU-R BT.709). */
export type Lightness = number;

/** What is seen of an element, pixel by pixel. */
export interface SeenPixels {
  /** At a place as a part of its width and its height, from 0 to 1. */
  at(x: number, y: number): Lightness;
  all: readonly Lightness[];
}

/** Takes a picture of an element as the browser paints it, with all filters and blends. It must be in the window. */
export async function seenPixels(element: Element): Promise<SeenPixels> {
  const base64 = await page.screenshot({ save: false });
  const picture = new Image();
  picture.src = `data:image/png;base64,${base64}`;
  await picture.decode();
  const { left, top, width, height } = element.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(width);
  canvas.height = Math.floor(height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser gives no context to draw in');
  context.drawImage(picture, -Math.round(left), -Math.round(top));
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const lightness = (at: number) =>
    Math.round(0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0));
  return {
    at: (x, y) =>
      lightness(4 * (Math.floor(y * canvas.height) * canvas.width + Math.floor(x * canvas.width))),
    all: Array.from({ length: data.length / 4 }, (_, at) => lightness(4 * at)),
  };
}
