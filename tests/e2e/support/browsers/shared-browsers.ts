import type { Browser, Page } from 'puppeteer-core';
import {
  type BrowserKind,
  type BrowserSession,
  clearStorage,
  closeHiddenPage,
  evaluateInBackground,
  findBrowser,
  isHiddenPage,
  launchPlain,
  launchWithExtension,
} from '../../../tools/browsers/index.ts';

/** The folder of each browser's build; in the long run what was packed for its store (tests/tools/archives). */
export const BUILT = process.env['EXTENSION_FROM_ARCHIVES']
  ? { chromium: '.output/unpacked-archives/chrome', firefox: '.output/unpacked-archives/firefox' }
  : { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv3' };

/**
 * The browsers that all test files of a worker share: a start costs 2.5 s in Chromium and 6 s in Firefox. Each file gets
 * them in the state of their first day.
 */
interface SharedBrowsers {
  extended?: BrowserSession | undefined;
  plain?: Browser | undefined;
  /** A tab that stays open in each browser: Firefox ends when its last tab is closed. */
  blankTabs: Map<Browser, Page>;
}

/** The environment that closes the browsers has its own copy of this module, so they are kept where both copies find them. */
const SHARED = Symbol.for('breast-cancer-drug-glossary.shared-browsers');
const holder = globalThis as { [SHARED]?: SharedBrowsers };

/** @returns the browser with the built extension: no other tabs, nothing stored, allowed on all sites */
export async function cleanExtendedBrowser(kind: BrowserKind): Promise<BrowserSession> {
  const shared = sharedBrowsers();
  if (shared.extended) {
    try {
      await resetExtended(shared.extended);
      return shared.extended;
    } catch (failure) {
      console.warn('The browser with the extension is started again: it could not be cleaned:', failure);
      await shared.extended.close().catch(() => undefined);
      shared.extended = undefined;
    }
  }
  shared.extended = await launchWithExtension({
    kind,
    found: requireBrowser(kind),
    extensionDir: BUILT[kind],
    headless: true,
  });
  return shared.extended;
}

/** @returns the browser without the extension, with no other tabs */
export async function cleanPlainBrowser(kind: BrowserKind): Promise<Browser> {
  const shared = sharedBrowsers();
  if (shared.plain) {
    try {
      await closeTabs(shared.plain, async () => false);
      return shared.plain;
    } catch (failure) {
      console.warn('The browser without the extension is started again: it could not be cleaned:', failure);
      await shared.plain.close().catch(() => undefined);
      shared.plain = undefined;
    }
  }
  shared.plain = await launchPlain(kind, requireBrowser(kind));
  return shared.plain;
}

/** Ends the browsers of this worker, if there are any. */
export async function closeSharedBrowsers(): Promise<void> {
  const { extended, plain } = sharedBrowsers();
  delete holder[SHARED];
  await Promise.all([extended?.close(), plain?.close()]);
}

/** @throws Error when this machine has no such browser */
export function requireBrowser(kind: BrowserKind): ReturnType<typeof findBrowser> & object {
  const found = findBrowser(kind);
  if (!found) throw new Error(`There is no ${kind} on this machine; \`npm test\` installs one.`);
  return found;
}

function sharedBrowsers(): SharedBrowsers {
  holder[SHARED] ??= { blankTabs: new Map() };
  return holder[SHARED];
}

async function resetExtended(session: BrowserSession): Promise<void> {
  await closeTabs(session.browser, (page) => isHiddenPage(session, page));
  if (!(await mayRunEverywhere(session))) {
    await closeHiddenPage(session);
    await session.reinstall();
  }
  await clearStorage(session);
  await clearSession(session);
}

/** What is done once in a session stays done: flags say so. */
function clearSession(session: BrowserSession): Promise<void> {
  return evaluateInBackground(session, async ({ storage }) => {
    const stored = Object.entries(await storage.session.get(null));
    await storage.session.remove(stored.filter(([, value]) => typeof value === 'object').map(([key]) => key));
  });
}

/** A test may take the right to run on all sites away, and only a reader may give it back. */
function mayRunEverywhere(session: BrowserSession): Promise<boolean> {
  return evaluateInBackground(session, (api) => api.permissions.contains({ origins: ['<all_urls>'] }));
}

async function closeTabs(browser: Browser, stays: (page: Page) => Promise<boolean>): Promise<void> {
  const { blankTabs } = sharedBrowsers();
  const blank = blankTabs.get(browser) ?? (await browser.newPage());
  blankTabs.set(browser, blank);
  await blank.bringToFront();
  for (const context of browser.browserContexts())
    if (context !== browser.defaultBrowserContext()) await context.close();
  for (const page of await browser.pages()) if (page !== blank && !(await stays(page))) await page.close();
}
