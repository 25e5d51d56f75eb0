import type { Browser, Target } from 'puppeteer-core';
import { scaledTime } from '../time-scale.ts';
import { until } from '../until.ts';

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

/**
 * Stops the extension's service worker, as Chromium does when it has had nothing to do for a while; the next event starts it.
 *
 * @param extensionOrigin `chrome-extension://id`
 */
export async function stopServiceWorker(browser: Browser, extensionOrigin: string): Promise<void> {
  const worker = await serviceWorkerTarget(browser, extensionOrigin)?.worker();
  if (!worker) return;
  const { client } = worker;
  await worker.close().catch((error: unknown) => {
    // The worker ends before Puppeteer has detached from it, if it is quick.
    if (!client.detached) throw error;
  });
  await until(
    // A page that waits for an answer starts it again at once.
    async () =>
      client.detached || serviceWorkerTarget(browser, extensionOrigin) === undefined ? true : undefined,
    startTimeoutMs,
    () => 'the end of the service worker',
  );
}

function isWorkerOf(target: Target, extensionOrigin: string): boolean {
  return target.type() === 'service_worker' && target.url().startsWith(`${extensionOrigin}/`);
}
