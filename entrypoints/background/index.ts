import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { parseMessage, type SiteAnswer } from '@/lib/messages';
import { siteOf } from '@/lib/settings';
import { serveOpenTabs, serveReturningPages } from './open-tabs';
import { tellPrivateTabs } from './private-tabs';
import { showOnToolbar } from './toolbar';

export default defineBackground(() => {
  void serveOpenTabs();
  serveReturningPages();

  browser.runtime.onMessage.addListener(async (value, { tab }): Promise<unknown> => {
    const message = parseMessage(value);
    switch (message?.type) {
      case 'ask-site':
        return { site: tab?.url ? siteOf(tab.url) : null } satisfies SiteAnswer;
      case 'page-changed':
        // Not awaited: the page needs no answer, and one that is on its way when the page goes is an error in Firefox.
        if (tab?.id !== undefined) void showOnToolbar(tab.id);
        return undefined;
      case 'show-in-top-page':
      case 'left-in-frame':
        if (tab?.id === undefined) return false;
        // A top page where our script does not run has nobody to answer.
        return browser.tabs.sendMessage(tab.id, message, { frameId: 0 }).catch(() => false);
      case 'closed-in-top-page':
        if (tab?.id !== undefined) await browser.tabs.sendMessage(tab.id, message).catch(() => undefined);
        return undefined;
      case 'read-session':
        return browser.storage.session.get(message.keys);
      case 'write-session':
        return browser.storage.session.set(message.items);
      default:
        return undefined;
    }
  });

  browser.commands.onCommand.addListener(async (command) => {
    if (command !== 'next-name') return;
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    if (tab?.id === undefined) return;
    // A page where our script does not run has nobody to answer.
    await browser.tabs.sendMessage(tab.id, { type: 'next-name' }, { frameId: 0 }).catch(() => undefined);
  });

  browser.storage.session.onChanged.addListener((changes) => void tellPrivateTabs(Object.keys(changes)));
});
