import type { BrowserSession } from '../launch/browser-session.ts';
import { evaluateInBackground } from './background.ts';

/** What `storage.local` holds, unvalidated: tests look at exactly what was written. */
export type StoredItems = Record<string, unknown>;

/** The little label on the toolbar button. */
export interface Badge {
  text: string;
  /** The button's tooltip and accessible name. */
  title: string;
}

/**
 * Reads everything in `storage.local`.
 *
 * @param session a session with the extension
 */
export function readStorage(session: BrowserSession): Promise<StoredItems> {
  return evaluateInBackground(session, (api): Promise<StoredItems> => api.storage.local.get(null));
}

/**
 * Adds items to `storage.local`; the others stay.
 *
 * @param session a session with the extension
 * @param items JSON values by key
 */
export function writeStorage(session: BrowserSession, items: StoredItems): Promise<void> {
  return evaluateInBackground(session, (api, added: StoredItems) => api.storage.local.set(added), items);
}

/**
 * Empties `storage.local`, as on the day of the install.
 *
 * @param session a session with the extension
 */
export function clearStorage(session: BrowserSession): Promise<void> {
  return evaluateInBackground(session, (api) => api.storage.local.clear());
}

/**
 * Reads the badge that the toolbar button shows for one tab.
 *
 * @param session a session with the extension
 * @param tabUrl the exact address of the tab, as the extension sees it
 * @throws Error when no tab has that address
 */
export function badge(session: BrowserSession, tabUrl: string): Promise<Badge> {
  return evaluateInBackground(
    session,
    async (api, url: string) => {
      const tabs = await api.tabs.query({});
      const tabId = tabs.find((tab) => tab.url === url)?.id;
      if (tabId === undefined)
        throw new Error(`No tab shows ${url}; open are ${tabs.map((tab) => tab.url).join(', ')}`);
      // Manifest version 2, which WXT builds for Firefox unless told otherwise, has another name for it.
      const action = api.action ?? api.browserAction;
      return { text: await action.getBadgeText({ tabId }), title: await action.getTitle({ tabId }) };
    },
    tabUrl,
  );
}
