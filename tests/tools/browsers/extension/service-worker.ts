import type { Browser, Target } from 'puppeteer-core';
import { scaledTime } from '../time-scale.ts';

/** A service worker starts in well under a second; a busy machine may take longer. */
const startTimeoutMs = 10_000;

/**
 * Finds the extension's running service worker.
 *
 * @param extensionOrigin `chrome-extension://id`
 * @returns undefined while it is stopped, and always in Firefox
 */
export function serviceWorkerTarget(browser: Browser, extensionOrigin: string): Target | undefined {
  return browser.targets().find((target) => isWorkerOf(target, extensionOrigin));
}

/**
 * Waits until the extension's service worker runs for the first time, so that its listeners are there before
 * a test does anything.
 *
 * @param extensionOrigin `chrome-extension://id`
 * @throws Error when it does not start in 10 s
 */
export async function serviceWorkerStart(browser: Browser, extensionOrigin: string): Promise<void> {
  await browser.waitForTarget((target) => isWorkerOf(target, extensionOrigin), {
    timeout: scaledTime(startTimeoutMs),
  });
}

function isWorkerOf(target: Target, extensionOrigin: string): boolean {
  return target.type() === 'service_worker' && target.url().startsWith(`${extensionOrigin}/`);
}
