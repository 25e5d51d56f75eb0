import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { parseMessage, type SiteAnswer } from '@/lib/messages';
import { siteOf } from '@/lib/settings';
import { serveOpenTabs } from './open-tabs';
import { showOnToolbar } from './toolbar';

export default defineBackground(() => {
  browser.runtime.onInstalled.addListener(() => void serveOpenTabs());

  browser.runtime.onMessage.addListener(async (value, sender): Promise<SiteAnswer | undefined> => {
    const { tab } = sender;
    const message = parseMessage(value);
    if (message?.type === 'ask-site') return { site: tab?.url ? siteOf(tab.url) : null };
    if (message?.type === 'page-changed' && tab?.id !== undefined) await showOnToolbar(tab.id);
    return undefined;
  });

  browser.commands.onCommand.addListener(async (command) => {
    if (command !== 'next-name') return;
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    if (tab?.id === undefined) return;
    // A page where our script does not run has nobody to answer.
    await browser.tabs.sendMessage(tab.id, { type: 'next-name' }, { frameId: 0 }).catch(() => undefined);
  });

  // Chromium hides the session area from content scripts at first; private windows keep their settings there.
  if ('setAccessLevel' in browser.storage.session) {
    const session = browser.storage.session as {
      setAccessLevel(options: { accessLevel: string }): Promise<void>;
    };
    void session.setAccessLevel({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' });
  }
});
