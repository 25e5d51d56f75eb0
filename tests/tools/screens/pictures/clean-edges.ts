import type { Page } from 'puppeteer-core';
import { serializable } from '../../browsers/index.ts';

/**
 * Finds where to scroll a place to, so that neither edge of the window cuts a line of text.
 *
 * @param place a CSS selector
 * @param at how far down the window it would be, about
 * @returns how far down it is to be; as `at` where no such place is near
 */
export function placeBetweenLines(page: Page, place: string, at: number): Promise<number> {
  return page.evaluate(
    serializable((selector: string, wanted: number) => {
      const found = document.querySelector(selector);
      if (!found) throw new Error(`The page has no ${selector}.`);
      const range = document.createRange();
      range.selectNodeContents(document.body);
      const lines = [...range.getClientRects()].filter(({ height }) => height > 0 && height < 60);
      // Nor is a line to touch an edge; CSS pixels.
      const free = 6;
      const isCut = (edge: number) =>
        lines.some(({ top, bottom }) => top < edge + free && bottom > edge - free);
      const { top } = found.getBoundingClientRect();
      const start = top - innerHeight * wanted;
      const steps = Array.from({ length: 80 }, (_, i) => (i % 2 === 0 ? i / 2 : -(i + 1) / 2));
      const step = steps.find((by) => !isCut(start + by) && !isCut(start + by + innerHeight)) ?? 0;
      return wanted - step / innerHeight;
    }),
    place,
    at,
  );
}

/**
 * @param height of the window, CSS pixels
 * @returns how high the window has to be to end with a row of the table: as high or a little higher
 */
export async function endOfRow(page: Page, height: number): Promise<number> {
  const ends = await page.$$eval('tr', (rows) =>
    rows.map((row) => Math.ceil(row.getBoundingClientRect().bottom)),
  );
  const end = ends.find((bottom) => bottom >= height);
  if (end === undefined) throw new Error(`The page has no row of a table ${height} pixels down.`);
  return end;
}
