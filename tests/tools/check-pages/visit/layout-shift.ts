import type { Page } from 'puppeteer-core';
import { serializable } from '../../browsers/index.ts';

/** How much of the page has jumped since it was opened (Chromium): the sum of its layout shifts, 0 where the browser does not report them. */
export function layoutShiftOf(page: Page): Promise<number> {
  return page.evaluate(
    serializable(() => {
      if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return 0;
      let sum = 0;
      const add = (entries: PerformanceEntryList) => {
        for (const entry of entries) sum += (entry as PerformanceEntry & { value: number }).value;
      };
      const observer = new PerformanceObserver((list) => add(list.getEntries()));
      observer.observe({ type: 'layout-shift', buffered: true });
      return new Promise<number>((resolve) => {
        // What is buffered is handed over before the next frame but one.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            add(observer.takeRecords());
            observer.disconnect();
            resolve(sum);
          }),
        );
      });
    }),
  );
}
