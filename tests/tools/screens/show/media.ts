import type { CDPSession, Page } from 'puppeteer-core';
import { chromeScope } from '../../../e2e/support/browsers/firefox-chrome-scope.ts';
import { type BrowserSession, until } from '../../browsers/index.ts';

/** The settings of the system that pages follow. */
export interface Media {
  scheme: 'light' | 'dark';
  forcedColors: boolean;
}

const mediaTimeoutMs = 5000;

/** The emulation ends with the session that has set it. */
const clients = new WeakMap<Page, CDPSession>();

/** Lets a tab believe in a system with these settings; in Firefox, all tabs. */
export async function setMedia(session: BrowserSession, page: Page, media: Media): Promise<void> {
  await (session.kind === 'firefox' ? setFirefoxPreferences(session, media) : emulate(page, media));
  await until(
    async () => (await page.evaluate(isSet, media)) || undefined,
    mediaTimeoutMs,
    () => `the tab to believe in ${JSON.stringify(media)}`,
  );
}

/** Enlarges the letters in all tabs of Firefox, and nothing else; Chromium has no such zoom. */
export async function setTextZoom({ browser }: BrowserSession, factor: number): Promise<void> {
  const evaluate = await chromeScope(browser);
  await evaluate(`for (const { gBrowser } of Services.wm.getEnumerator('navigator:browser')) {
    for (const { browsingContext } of gBrowser.browsers) browsingContext.textZoom = ${factor};
  }`);
}

/** Runs in the page. */
function isSet({ scheme, forcedColors }: Media): boolean {
  if (matchMedia('(forced-colors: active)').matches !== forcedColors) return false;
  return forcedColors || matchMedia(`(prefers-color-scheme: ${scheme})`).matches;
}

async function emulate(page: Page, media: Media): Promise<void> {
  const client = clients.get(page) ?? (await page.createCDPSession());
  clients.set(page, client);
  // Puppeteer's own emulateMediaFeatures refuses forced-colors.
  await client.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: media.scheme },
      { name: 'forced-colors', value: media.forcedColors ? 'active' : 'none' },
    ],
  });
}

async function setFirefoxPreferences({ browser }: BrowserSession, { scheme, forcedColors }: Media) {
  const evaluate = await chromeScope(browser);
  const values = {
    'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
    // 2: never the page's own colours; 0: those, unless the system has high contrast.
    'browser.display.document_color_use': forcedColors ? 2 : 0,
  };
  for (const [name, value] of Object.entries(values)) {
    await evaluate(`Services.prefs.setIntPref(${JSON.stringify(name)}, ${value})`);
  }
}
