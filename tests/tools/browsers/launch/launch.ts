import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { closeFirstRunPage } from '../extension/first-run-page.ts';
import { serviceWorkerStart } from '../extension/service-worker.ts';
import type { BrowserKind } from '../find/browser-places.ts';
import type { FoundBrowser } from '../find/find-browser.ts';
import { chromiumFlags, firefoxFlags, firefoxPreferences } from './browser-flags.ts';
import { type BrowserSession, sessionOf } from './browser-session.ts';
import { geckoId, hasServiceWorker, requireBuiltExtension } from './extension-manifest.ts';
import { recordLaunch } from './launch-record.ts';

/** The same window in both browsers, so that a card is placed alike. */
const viewport = { width: 1280, height: 800 };

/** What to start, and with what in it. */
export interface LaunchRequest {
  kind: BrowserKind;
  found: FoundBrowser;
  /** The built extension: a folder with manifest.json. */
  extensionDir: string;
  headless: boolean;
  /** Milliseconds after which a call into the browser fails; Puppeteer's own limit if left out. */
  protocolTimeout?: number;
  /** The port of a proxy on this machine for all requests, also those to this machine. */
  proxyPort?: number;
  /** A host name that leads to this machine, beside its own names. */
  hostName?: string;
  /** Chromium only: command-line arguments beside those that every test needs. */
  flags?: readonly string[];
}

/**
 * Starts a browser with a fresh profile and installs the extension as a developer would.
 *
 * @returns the session, once the extension's service worker runs (Chromium) and the page that opens after the install is closed
 * @throws Error when the extension is not built, or the browser does not start or refuses the extension
 *
 * @example
 * const session = await launchWithExtension({ kind: 'firefox', found, extensionDir, headless: true });
 */
export async function launchWithExtension(request: LaunchRequest): Promise<BrowserSession> {
  requireBuiltExtension(request.extensionDir);
  const extensionDir = resolve(request.extensionDir);
  const uuid = randomUUID();
  const uuids = request.kind === 'firefox' ? { [geckoId(extensionDir)]: uuid } : {};
  const browser = await start(request, uuids);
  try {
    const originOf = (id: string) =>
      request.kind === 'firefox' ? `moz-extension://${uuid}` : `chrome-extension://${id}`;
    const install = async () => {
      const id = await browser.installExtension(extensionDir);
      if (request.kind === 'chromium' && hasServiceWorker(extensionDir))
        await serviceWorkerStart(browser, originOf(id));
      await closeFirstRunPage(browser, originOf(id), extensionDir);
      return id;
    };
    const id = await install();
    return sessionOf(request.kind, browser, originOf(id), extensionDir, { id, install });
  } catch (cause) {
    await browser.close();
    throw new Error(`${request.found.path} did not start the extension in ${extensionDir}.`, { cause });
  }
}

/**
 * Starts a browser with a fresh profile and nothing in it, for measuring what the extension adds.
 *
 * @param kind the family that `found` belongs to
 * @param found the browser to start
 * @param options as in `LaunchRequest`; headless if left out
 */
export function launchPlain(
  kind: BrowserKind,
  found: FoundBrowser,
  { headless = true, ...others }: Partial<Pick<LaunchRequest, 'headless' | 'protocolTimeout'>> = {},
): Promise<Browser> {
  return start({ kind, found, headless, ...others }, {});
}

/** `Extensions.loadUnpacked` over a pipe is the one way that branded Chrome, Edge and Chromium all have. */
function start(
  request: Omit<LaunchRequest, 'extensionDir'>,
  uuids: Record<string, string>,
): Promise<Browser> {
  recordLaunch(request.kind);
  const common = {
    executablePath: request.found.path,
    headless: request.headless,
    defaultViewport: viewport,
    // Nobody listens, and to report each request is a quarter of Firefox's work.
    networkEnabled: false,
    issuesEnabled: false,
    ...(request.protocolTimeout !== undefined && { protocolTimeout: request.protocolTimeout }),
  };
  return request.kind === 'firefox'
    ? puppeteer.launch({
        ...common,
        browser: 'firefox',
        args: firefoxFlags(),
        extraPrefsFirefox: firefoxPreferences(uuids, request.proxyPort, request.hostName),
      })
    : puppeteer.launch({
        ...common,
        browser: 'chrome',
        args: [...chromiumFlags(request.proxyPort, request.hostName), ...(request.flags ?? [])],
        pipe: true,
        enableExtensions: true,
      });
}
