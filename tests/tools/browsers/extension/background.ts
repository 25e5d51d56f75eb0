import type { Page } from 'puppeteer-core';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import type { BrowserSession } from '../launch/browser-session.ts';
import { functionSource } from '../page/page-function.ts';
import { until } from '../until.ts';
import { attachServiceWorker } from './service-worker.ts';

const START_MS = 10_000;

/** Where code of the extension runs: something that evaluates an expression. */
interface ExtensionScope {
  evaluate(expression: string): Promise<unknown>;
}

/** One hidden tab per session, which its address tells from a popup that a test opens: opening another for each call would take a second and disturb `tabs.query`. */
const hiddenPages = new WeakMap<BrowserSession, Promise<Page>>();

/**
 * Runs a function with the extension's rights: in its service worker (Chromium), or, where no worker is to be had, in a
 * background tab with its popup. That is so always in Firefox (BROWSER-BUGS.md#no-access-to-firefox-background), and in
 * Chromium after the worker was stopped. Only `tabs.query` gives different results there.
 *
 * @param session a session with the extension
 * @param run gets the extension API and the arguments; runs in the browser, so all of it is JSON
 * @param args what `run` gets after the API
 * @returns what `run` gave
 *
 * @example
 * const tabs = await evaluateInBackground(session, async (api) => (await api.tabs.query({})).length);
 */
export async function evaluateInBackground<T, Args extends unknown[]>(
  session: BrowserSession,
  run: (api: ExtensionApi, ...args: Args) => T,
  ...args: Args
): Promise<Awaited<T>> {
  const scope = (await runningWorker(session)) ?? (await hiddenPage(session));
  // Firefox gives promises only under `browser`, Chromium under `chrome`.
  const api = 'globalThis.browser ?? globalThis.chrome';
  const call = `${functionSource(run)}(${[api, ...args.map((arg) => JSON.stringify(arg))].join(', ')})`;
  return (await scope.evaluate(call)) as Awaited<T>;
}

async function runningWorker(session: BrowserSession): Promise<ExtensionScope | null> {
  const worker = await attachServiceWorker(session.browser, session.extensionOrigin);
  if (!worker) return null;
  // One that has just started has no interfaces of extensions yet.
  await until(
    async () => (await worker.evaluate('Boolean(globalThis.chrome?.runtime)')) || undefined,
    START_MS,
    () => 'the start of the service worker',
  );
  return worker;
}

async function hiddenPage(session: BrowserSession): Promise<ExtensionScope> {
  const known = await hiddenPages.get(session);
  if (known && !known.isClosed()) return known;
  const opening = session.openExtensionPage('popup.html?hidden', { background: true });
  hiddenPages.set(session, opening);
  // The next call opens another one.
  opening.catch(() => hiddenPages.delete(session));
  return opening;
}

/** @returns whether a page is the hidden tab of a session, which stays open from one test to the next */
export async function isHiddenPage(session: BrowserSession, page: Page): Promise<boolean> {
  return (await hiddenPages.get(session)) === page;
}

/** Closes the hidden tab of a session, if there is one: it would end with the extension. */
export async function closeHiddenPage(session: BrowserSession): Promise<void> {
  const page = await hiddenPages.get(session);
  hiddenPages.delete(session);
  await page?.close();
}
