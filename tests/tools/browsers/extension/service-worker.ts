import type { Browser, Target, WebWorker } from 'puppeteer-core';
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
  return browser.targets().find((target) => isWorkerOf(target.type(), target.url(), extensionOrigin));
}

/** The workers that a debugger is or was attached to. */
const attached = new WeakMap<Target, WebWorker>();

/**
 * Attaches to the extension's service worker, if it runs, so that code can be run in it. It does not stop by itself then.
 *
 * @param extensionOrigin `chrome-extension://id`
 * @returns null while it is stopped, also when it has just stopped, and always in Firefox
 */
export async function attachServiceWorker(
  browser: Browser,
  extensionOrigin: string,
): Promise<WebWorker | null> {
  const target = serviceWorkerTarget(browser, extensionOrigin);
  const worker = await target?.worker().catch(ignoreEnd);
  if (!target || !worker || worker.client.detached) return null;
  attached.set(target, worker);
  return worker;
}

/**
 * Waits until the extension's service worker runs for the first time, so that its listeners are there before
 * a test does anything.
 *
 * @param extensionOrigin `chrome-extension://id`
 * @throws Error when it does not start in 10 s
 */
export async function serviceWorkerStart(browser: Browser, extensionOrigin: string): Promise<void> {
  await browser.waitForTarget((target) => isWorkerOf(target.type(), target.url(), extensionOrigin), {
    timeout: scaledTime(startTimeoutMs),
  });
}

/**
 * Stops the extension's service worker, as Chromium does when it has had nothing to do for a while; the next event starts it.
 *
 * @param extensionOrigin `chrome-extension://id`
 */
export async function stopServiceWorker(browser: Browser, extensionOrigin: string): Promise<void> {
  const target = serviceWorkerTarget(browser, extensionOrigin);
  if (!target) return;
  await leaveServiceWorker(browser, extensionOrigin);
  const session = await browser.target().createCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const running = targetInfos.filter(({ type, url }) => isWorkerOf(type, url, extensionOrigin));
  for (const { targetId } of running) await session.send('Target.closeTarget', { targetId }).catch(ignoreEnd);
  await session.detach();
  await until(
    // A page that waits for an answer starts another one at once.
    async () => serviceWorkerTarget(browser, extensionOrigin) !== target || undefined,
    startTimeoutMs,
    () => 'the end of the service worker',
  );
}

/**
 * Detaches from the extension's service worker, if something is attached. To be called before anything that ends it: Chromium
 * starts a worker paused if something was attached to the one before, and it stays paused for good if that goes before the new
 * one is ready.
 *
 * @param extensionOrigin `chrome-extension://id`
 */
export async function leaveServiceWorker(browser: Browser, extensionOrigin: string): Promise<void> {
  const target = serviceWorkerTarget(browser, extensionOrigin);
  const client = target && attached.get(target)?.client;
  if (!client || client.detached) return;
  await client.detach().catch((error: unknown) => {
    // It may have ended by itself meanwhile.
    if (!client.detached) throw error;
  });
}

/** A worker may end by itself before Puppeteer hears of it. */
function ignoreEnd(error: unknown): void {
  if (!/No target with given id|Target closed|Session closed/.test(String(error))) throw error;
}

function isWorkerOf(type: string, url: string, extensionOrigin: string): boolean {
  return type === 'service_worker' && url.startsWith(`${extensionOrigin}/`);
}
