import { type FrameStatus, listFrames, type Scripting } from '@/lib/protocol';
import { oncePerSession, type SessionFlags } from '../ways-in/once-per-session';

/** A frame, as `browser.scripting` takes it. */
export interface InjectionTarget {
  tabId: number;
  frameIds: number[];
}

type UpdateListener = (tabId: number, change: { status?: string | undefined }) => void;

/**
 * Only Firefox has the filter, and the package of types does not know it (BROWSER-BUGS.md#tabs-update-filter). Without the
 * filter each new title would be an event.
 */
interface FilteredUpdates {
  addListener(listener: UpdateListener, filter: { properties: ['status'] }): void;
  removeListener(listener: UpdateListener): void;
}

/** The parts of `browser` that are used here. */
export interface InjectionBrowser {
  scripting: Scripting;
  insertScript(target: InjectionTarget): Promise<unknown>;
  tabs: { query(filter: { discarded: false }): Promise<{ id?: number | undefined }[]> };
  session: SessionFlags;
  /** Firefox only: `tabs.onUpdated`. */
  updates: FilteredUpdates | null;
}

const DONE_KEY = 'injected-into-open-tabs';

/** How long after the start pages are expected that come out of the back-forward cache. */
const RETURN_MS = 60_000;

/**
 * Injects the content script into the tabs that were open before the extension was there: after install and update, and after
 * it was switched on again, for which there is no event (BROWSER-BUGS.md#open-tabs-get-no-script). Firefox does this by
 * itself, except for pages that are in the back-forward cache when the extension starts: they get the script if they come
 * back in the first minute (BROWSER-BUGS.md#cached-pages-get-no-script). A listener that stays would start the background at
 * each load of each tab. (Chromium discards its cache when an extension starts.)
 */
export async function injectIntoOpenTabs(browser: InjectionBrowser): Promise<void> {
  await oncePerSession(browser.session, DONE_KEY, async () => {
    injectIntoReturningPages(browser);
    const tabs = await browser.tabs.query({ discarded: false });
    // Pages of the browser and tabs that are just closing refuse; the others get the script all the same.
    await Promise.allSettled(
      tabs.flatMap(({ id }) => (id === undefined ? [] : [injectIntoTab(browser, id)])),
    );
  });
}

function injectIntoReturningPages(browser: InjectionBrowser): void {
  const { updates } = browser;
  if (!updates) return;
  const onUpdated: UpdateListener = (tabId, { status }) => {
    // A page of the browser refuses.
    if (status === 'complete') void injectIntoTab(browser, tabId).catch(() => undefined);
  };
  updates.addListener(onUpdated, { properties: ['status'] });
  setTimeout(() => updates.removeListener(onUpdated), RETURN_MS);
}

/** A frame that goes meanwhile does not keep the others from getting the script. */
async function injectIntoTab(browser: InjectionBrowser, tabId: number): Promise<void> {
  const frames = await listFrames(browser.scripting, tabId);
  await Promise.allSettled(frames.map((frame) => injectIntoFrame(browser, tabId, frame)));
}

async function injectIntoFrame(
  { insertScript }: InjectionBrowser,
  tabId: number,
  { frameId, injected }: FrameStatus,
): Promise<void> {
  if (!injected) await insertScript({ tabId, frameIds: [frameId] });
}
