import type { Browser, Page } from 'puppeteer-core';
import { openPage } from '../extension/extension-page.ts';
import { leaveServiceWorker } from '../extension/service-worker.ts';
import type { BrowserKind } from '../find/browser-places.ts';
import { scaledTime } from '../time-scale.ts';
import { requireExtensionPage } from './extension-manifest.ts';

/** Puppeteer's own limit for a page to load or to show something. */
const PAGE_TIMEOUT_MS = 30_000;

/** A running browser with the extension in it and a profile that ends with it. */
export interface BrowserSession {
  kind: BrowserKind;
  browser: Browser;
  /** `chrome-extension://id` or `moz-extension://uuid`, without a slash at the end. */
  extensionOrigin: string;
  /** By which the browser knows the extension; in Firefox the one of the manifest. */
  extensionId: string;
  /** Opens an empty tab. */
  newPage(): Promise<Page>;
  /** Opens e.g. `popup.html` in a tab of its own and waits until it is loaded. */
  openExtensionPage(path: string, tab?: { background: boolean }): Promise<Page>;
  /** Removes the extension with all that it stored, and installs it again under the same address. */
  reinstall(): Promise<void>;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

/**
 * Makes a session of a browser in which the extension is installed.
 *
 * @param origin the extension's, without a slash at the end
 * @param extensionDir the folder it was installed from
 * @param installed `id`: by which the browser knows the extension; `install`: installs it
 */
export function sessionOf(
  kind: BrowserKind,
  browser: Browser,
  origin: string,
  extensionDir: string,
  installed: { id: string; install: () => Promise<unknown> },
): BrowserSession {
  return {
    kind,
    browser,
    extensionOrigin: origin,
    extensionId: installed.id,
    newPage: async () => {
      const page = await browser.newPage();
      page.setDefaultTimeout(scaledTime(PAGE_TIMEOUT_MS));
      return page;
    },
    openExtensionPage: async (path, tab = { background: false }) => {
      requireExtensionPage(extensionDir, path);
      return openPage({ browser, kind, url: `${origin}/${path.replace(/^\//, '')}`, ...tab });
    },
    reinstall: async () => {
      await leaveServiceWorker(browser, origin);
      await browser.uninstallExtension(installed.id).catch((error: unknown) => {
        // A test may have removed it already. Installed over one that is still there, it would count as an update.
        if (!/could not find extension|no such web extension/.test(String(error))) throw error;
      });
      await installed.install();
    },
    close: () => browser.close(),
  };
}
