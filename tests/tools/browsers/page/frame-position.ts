import type { Frame, Page } from 'puppeteer-core';

/** A point in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/**
 * Accepts a page where a frame is meant.
 *
 * @returns the frame itself, or the page's main frame
 */
export function frameOf(target: Page | Frame): Frame {
  return 'mainFrame' in target ? target.mainFrame() : target;
}

/**
 * Translates a point of a frame's viewport into the top page's, where `page.mouse` works.
 *
 * @param frame the frame that the point was measured in; a transformed `<iframe>` is not reckoned with
 * @param point in the frame's viewport
 * @returns the same point in the top page's viewport
 */
export async function toTopPage(frame: Frame, point: Point): Promise<Point> {
  const parent = frame.parentFrame();
  const element = await frame.frameElement();
  if (!parent || !element) return point;
  const offset = await element.evaluate((iframe) => {
    const box = iframe.getBoundingClientRect();
    const style = getComputedStyle(iframe);
    return {
      x: box.x + iframe.clientLeft + Number.parseFloat(style.paddingLeft),
      y: box.y + iframe.clientTop + Number.parseFloat(style.paddingTop),
    };
  });
  await element.dispose();
  return toTopPage(parent, { x: point.x + offset.x, y: point.y + offset.y });
}
