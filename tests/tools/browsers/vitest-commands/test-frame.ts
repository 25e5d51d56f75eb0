import type { ElementHandle, Page } from 'puppeteer-core';

/**
 * Finds the frame in which Vitest runs the test file whose turn it is.
 *
 * @param page the page that the provider opened
 * @returns its element, which the caller disposes of
 * @throws Error when there is none within Puppeteer's time limit
 */
export async function testFrameElement(page: Page): Promise<ElementHandle<HTMLIFrameElement>> {
  const element = await page.waitForSelector<'iframe'>('iframe[data-vitest]' as 'iframe');
  if (!element) throw new Error('Vitest shows no frame with a test.');
  return element;
}
