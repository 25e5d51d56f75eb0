import type { Page } from 'puppeteer-core';
import { serializable } from '../../browsers/index.ts';

/**
 * Stops what moves by itself, so that two pictures of a page can be compared: its animations stand at their beginning, and
 * no caret blinks. No style is added, the document stays as it is.
 */
export async function freezePage(page: Page): Promise<void> {
  await page.evaluate(
    serializable(() => {
      for (const animation of document.getAnimations()) {
        animation.pause();
        animation.currentTime = 0;
      }
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    }),
  );
}
