import type { Page } from 'puppeteer-core';
import { type BrowserSession, evaluateInBackground } from '../../../tools/browsers/index.ts';
import { chromeScope } from '../browsers/firefox-chrome-scope.ts';

/** The part of `chrome.contextMenus.onClicked` that only a test calls: it tells the listeners, as the browser does. */
interface DispatchingEvent {
  dispatch(click: unknown, tab: unknown): void;
}

/**
 * Does what a press on an entry of the context menus does over a page, which is brought to the front: neither browser lets a test
 * press in a menu of its own window. Firefox is told as its menu tells it, Chromium's background as Chromium does.
 *
 * @param menuItemId the entry
 * @param selectionText what is selected on the page, for an entry about a selection
 */
export async function pressInMenu(
  session: BrowserSession,
  page: Page,
  menuItemId: string,
  selectionText?: string,
): Promise<void> {
  await page.bringToFront();
  const click = { menuItemId, ...(selectionText !== undefined && { selectionText, frameId: 0 }) };
  if (session.kind === 'firefox') {
    const evaluate = await chromeScope(session.browser);
    await evaluate(`(() => {
      const { extension } = WebExtensionPolicy.getByID('${session.extensionId}');
      const window = Services.wm.getMostRecentWindow('navigator:browser');
      const info = { modifiers: [], editable: false, ...${JSON.stringify(click)} };
      extension.emit('webext-menu-menuitem-click', info, window.gBrowser.selectedTab);
    })()`);
    return;
  }
  await evaluateInBackground(
    session,
    async (api, info, url) => {
      const [tab] = (await api.tabs.query({ active: true })).filter((candidate) => candidate.url === url);
      if (!tab) throw new Error(`No tab in front shows ${url}`);
      (api.contextMenus.onClicked as unknown as DispatchingEvent).dispatch(info, tab);
    },
    click,
    page.url(),
  );
}
