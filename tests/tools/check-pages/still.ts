import type { Page } from 'puppeteer-core';
import { portable } from '../browsers/index.ts';

/**
 * Stops what moves by itself, so that two pictures of a page can be compared: its animations stand at their beginning, and
 * no caret blinks. No style is added, the document stays as it is.
 */
export async function standStill(page: Page): Promise<void> {
  await page.evaluate(
    portable(() => {
      for (const animation of document.getAnimations()) {
        animation.pause();
        animation.currentTime = 0;
      }
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    }),
  );
}

/** How much of the page has jumped since it was opened (Chromium): the sum of its layout shifts, and 0 where none is told. */
export function layoutShiftOf(page: Page): Promise<number> {
  return page.evaluate(
    portable(() => {
      if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return 0;
      let sum = 0;
      const add = (entries: PerformanceEntryList) => {
        for (const entry of entries) sum += (entry as PerformanceEntry & { value: number }).value;
      };
      const observer = new PerformanceObserver((list) => add(list.getEntries()));
      observer.observe({ type: 'layout-shift', buffered: true });
      return new Promise<number>((told) => {
        // What is buffered is handed over before the next frame but one.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            add(observer.takeRecords());
            observer.disconnect();
            told(sum);
          }),
        );
      });
    }),
  );
}
