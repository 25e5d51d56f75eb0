import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { parseMessage, type SiteAnswer } from '@/lib/protocol';
import { siteOf } from '@/lib/settings';
import { obeyCommands } from './commands';
import { serveOpenTabs, serveReturningPages } from './open-tabs';
import { tellPrivateTabs } from './private-tabs';
import { stepInTab, tellOtherFrames } from './steps';
import { showOnToolbar } from './toolbar';

export default defineBackground(() => {
  void serveOpenTabs();
  serveReturningPages();

  browser.runtime.onMessage.addListener(async (value, { tab, frameId }): Promise<unknown> => {
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
      case 'step-on':
        if (tab?.id !== undefined) await stepInTab(tab.id, message);
        return undefined;
      case 'close-cards':
      case 'card-stays':
      case 'focus-is-free':
        if (tab?.id !== undefined) await tellOtherFrames(tab.id, frameId, message);
        return undefined;
      case 'read-session':
        return browser.storage.session.get(message.keys);
      case 'write-session':
        return browser.storage.session.set(message.items);
      default:
        return undefined;
    }
  });

  obeyCommands();

  browser.storage.session.onChanged.addListener((changes) => void tellPrivateTabs(Object.keys(changes)));
});
