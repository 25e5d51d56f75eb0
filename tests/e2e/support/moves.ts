import type { Page } from 'puppeteer-core';
import type { Point } from '../../tools/browsers/index.ts';

/** A hand that makes a step each time, as slow as the steadiest reader. */
const SLOW_STEP_MS = 40;
const SLOW_STEP_PX = 3;

/** Moves the real mouse on a straight line, in steps of a few pixels and with a pause after each. */
export async function moveSlowly(page: Page, from: Point, to: Point): Promise<void> {
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / SLOW_STEP_PX);
  for (let i = 1; i <= steps; i++) {
    await page.mouse.move(from.x + ((to.x - from.x) * i) / steps, from.y + ((to.y - from.y) * i) / steps);
    await pause(SLOW_STEP_MS);
  }
}

/** Waits by the clock of the page, whose timers cards go by: that nothing happens has no event. */
export function waitOnPageClock(page: Page, milliseconds: number): Promise<void> {
  return page.evaluate((least) => {
    const start = performance.now();
    return new Promise<void>((done) => {
      const look = () => (performance.now() - start > least ? setTimeout(done) : requestAnimationFrame(look));
      look();
    });
  }, milliseconds);
}

/** The time that a hand takes is what these tests are about. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((over) => setTimeout(over, milliseconds));
}
