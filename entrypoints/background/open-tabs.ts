import { browser } from 'wxt/browser';
import { type ServedFrame, servedFrames } from '@/lib/protocol';
import { SCRIPT_MARK } from '../content/script-mark';

/** Only Firefox has the filter, and the package of types does not know it. Without it each new title would be heard. */
interface FilteredUpdates {
  addListener(
    listener: (tabId: number, change: { status?: string }) => void,
    filter: { properties: ['status'] },
  ): void;
}

/** In the session's storage, which lasts until the extension is switched off, updated or reloaded, or the browser is closed. */
const SERVED_KEY = 'open-tabs-served';

/**
 * Serves the tabs that were open before the extension was there with the files of the content script: after install
 * and update, and after it was switched on again, of which no event tells. Firefox does this by itself, but for a page that
 * came out of the back-forward cache while the extension started.
 */
export async function serveOpenTabs(): Promise<void> {
  if ((await browser.storage.session.get(SERVED_KEY))[SERVED_KEY]) return;
  // At once: a tab that never comes to rest is not to have all others asked at each start of the background.
  await browser.storage.session.set({ [SERVED_KEY]: true });
  const tabs = await browser.tabs.query({ discarded: false });
  // Pages of the browser and tabs that are just closing refuse; the others are served all the same.
  await Promise.allSettled(tabs.flatMap(({ id }) => (id === undefined ? [] : [serveTab(id)])));
}

/**
 * Firefox leaves out pages that were in the back-forward cache when the extension was updated or switched on: they are
 * served when they come back. (Chromium throws its cache away then.)
 */
export function serveReturningPages(): void {
  if (!import.meta.env.FIREFOX) return;
  const onUpdated: FilteredUpdates = browser.tabs.onUpdated;
  onUpdated.addListener(
    (tabId, { status }) => {
      // A page of the browser refuses.
      if (status === 'complete') void serveTab(tabId).catch(() => undefined);
    },
    { properties: ['status'] },
  );
}

/** Serves the frames of a tab; one that goes meanwhile keeps no other from being served. */
async function serveTab(tabId: number): Promise<void> {
  const frames = await servedFrames(browser.scripting, tabId, SCRIPT_MARK);
  await Promise.allSettled(frames.map((frame) => serveFrame(tabId, frame)));
}

async function serveFrame(tabId: number, { frameId, served }: ServedFrame): Promise<void> {
  const target = { tabId, frameIds: [frameId] };
  if (served && import.meta.env.FIREFOX) return;
  // Also where our script runs: Chromium gives that to a page which was just loading, but styles only to one that begins.
  await browser.scripting.insertCSS({ target, files: ['/content-scripts/content.css'] });
  if (!served) await browser.scripting.executeScript({ target, files: ['/content-scripts/content.js'] });
}
