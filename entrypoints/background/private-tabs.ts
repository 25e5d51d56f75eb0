import { browser } from 'wxt/browser';
import type { Message } from '@/lib/protocol';

/** Tells the pages in private windows that settings of the session have changed: they cannot listen themselves. */
export async function tellPrivateTabs(keys: string[]): Promise<void> {
  const message: Message = { type: 'session-changed', keys };
  for (const { id, incognito } of await browser.tabs.query({})) {
    // A page where our script does not run has nobody to answer.
    if (incognito && id !== undefined) void browser.tabs.sendMessage(id, message).catch(() => undefined);
  }
}
