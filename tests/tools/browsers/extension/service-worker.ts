import type { Browser, Target, WebWorker } from 'puppeteer-core';
import { until } from '../until.ts';

/** A service worker starts in well under a second; a busy machine may take longer. */
const START_MS = 10_000;

/**
 * Asks the browser itself which service workers of the extension run: lib/BROWSER-BUGS.md#puppeteer-lists-ended-workers.
 *
 * @param extensionOrigin `chrome-extension://id`
 * @returns by what the browser knows each of them: none while it is stopped, and after a reload another one than before
 */
export async function runningServiceWorkers(
  browser: Browser,
  extensionOrigin: string,
): Promise<readonly string[]> {
  const session = await browser.target().createCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  await session.detach();
  return targetInfos
    .filter(({ type, url }) => isWorkerOf(type, url, extensionOrigin))
    .map(({ targetId }) => targetId);
}

/** The last one: those before it have ended. See lib/BROWSER-BUGS.md#puppeteer-lists-ended-workers. */
function lastServiceWorker(browser: Browser, extensionOrigin: string): Target | undefined {
  return browser.targets().findLast((target) => isWorkerOf(target.type(), target.url(), extensionOrigin));
}

/** @returns undefined while it is stopped, until Puppeteer has heard of its start, and always in Firefox */
async function runningTarget(browser: Browser, extensionOrigin: string): Promise<Target | undefined> {
  // Firefox lists none, and cannot be asked which run.
  if (!lastServiceWorker(browser, extensionOrigin)) return undefined;
  const running = await runningServiceWorkers(browser, extensionOrigin);
  return running.length > 0 ? lastServiceWorker(browser, extensionOrigin) : undefined;
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
  const target = await runningTarget(browser, extensionOrigin);
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
  await until(
    // Puppeteer hears of it later than the browser.
    () => runningTarget(browser, extensionOrigin),
    START_MS,
    () => 'the start of the service worker',
  );
}

/**
 * Stops the extension's service worker, as Chromium does when it has had nothing to do for a while; the next event starts it.
 *
 * @param extensionOrigin `chrome-extension://id`
 */
export async function stopServiceWorker(browser: Browser, extensionOrigin: string): Promise<void> {
  await leaveServiceWorker(browser, extensionOrigin);
  const before = await runningServiceWorkers(browser, extensionOrigin);
  const session = await browser.target().createCDPSession();
  for (const targetId of before) await session.send('Target.closeTarget', { targetId }).catch(ignoreEnd);
  await session.detach();
  await until(
    // A page that waits for an answer starts another one at once.
    async () =>
      !(await runningServiceWorkers(browser, extensionOrigin)).some((id) => before.includes(id)) || undefined,
    START_MS,
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
  const target = lastServiceWorker(browser, extensionOrigin);
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
