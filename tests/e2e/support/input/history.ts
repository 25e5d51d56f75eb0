import type { Page } from 'puppeteer-core';
import { until } from '../../../tools/browsers/index.ts';

/**
 * Goes to another page of the site. Puppeteer waits in vain for a page that Firefox takes out of its back-forward cache, so
 * the page itself goes; in a task of its own, because a navigation that begins at once ends the evaluation with an error.
 */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    setTimeout(() => {
      location.href = to;
    });
  }, path);
  await until(
    async () => (await page.evaluate(() => location.pathname)) === path || undefined,
    10_000,
    () => `the page ${path}`,
  );
}

/** Begins to go back to the page before; the caller waits for what that page shows. */
export async function startGoingBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    setTimeout(() => history.back());
  });
}
