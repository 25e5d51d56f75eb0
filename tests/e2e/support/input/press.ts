import type { KeyInput, Page } from 'puppeteer-core';

/** Presses keys together, one set after the other: `press(page, 'Control+a', 'Backspace')`. */
export async function press(page: Page, ...sets: string[]): Promise<void> {
  for (const set of sets) {
    const names = set.split('+') as KeyInput[];
    const modifiers = names.slice(0, -1);
    for (const modifier of modifiers) await page.keyboard.down(modifier);
    for (const key of names.slice(-1)) await page.keyboard.press(key);
    for (const modifier of modifiers.toReversed()) await page.keyboard.up(modifier);
  }
}
