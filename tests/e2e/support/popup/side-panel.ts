import type { Page } from 'puppeteer-core';
import { type BrowserSession, evaluateInBackground, until } from '../../../tools/browsers/index.ts';
import { chromeScope } from '../browsers/firefox-chrome-scope.ts';
import { pressInMenu } from '../input/context-menu.ts';

/** The panel beside the page. */
export interface SidePanel {
  /** What it says; empty while it is not there. */
  text(): Promise<string>;
  /** Types into its search, in the place of what stands there. */
  type(query: string): Promise<void>;
  /** Clicks what a CSS selector finds in it first. */
  click(selector: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the panel beside a page: in Firefox from the menu of the toolbar button, in Chromium as its own entry there does. */
export async function openSidePanel(session: BrowserSession, page: Page): Promise<SidePanel> {
  const panel = session.kind === 'firefox' ? inFirefox(session) : inChromium(session);
  if ((await panel.text()) !== '') throw new Error('The panel was open already');
  if (session.kind === 'firefox') await pressInMenu(session, page, 'open-beside');
  else await openInChromium(session, page);
  await until(
    async () => (await panel.text()) !== '' || undefined,
    10_000,
    () => 'the panel beside the page',
  );
  return panel;
}

/** The browser takes it for a press of the reader only in a page, and only without waiting for anything before. */
async function openInChromium(session: BrowserSession, page: Page): Promise<void> {
  const opener = await session.openExtensionPage('first-run.html');
  const windowId = await opener.evaluate('chrome.windows.getCurrent().then(({ id }) => id)');
  const client = await opener.createCDPSession();
  await client.send('Runtime.evaluate', {
    expression: `chrome.sidePanel.open({ windowId: ${windowId} })`,
    userGesture: true,
    awaitPromise: true,
  });
  await opener.close();
  await page.bringToFront();
}

function inChromium({ browser, extensionOrigin }: BrowserSession): SidePanel {
  const shown = async () => {
    const target = browser
      .targets()
      .find((candidate) => candidate.url() === `${extensionOrigin}/sidepanel.html`);
    return target?.asPage();
  };
  return {
    text: async () => (await (await shown())?.evaluate(() => document.body.innerText)) ?? '',
    async type(query) {
      const panel = await shown();
      await panel?.$eval('input', (field) => field.select());
      await panel?.type('input', query);
    },
    click: async (selector) => void (await (await shown())?.locator(selector).click()),
    close: async () => void (await (await shown())?.close()),
  };
}

function inFirefox(session: BrowserSession): SidePanel {
  return {
    text: () =>
      evaluateInBackground(session, (api) => {
        const [view] = api.extension.getViews({ type: 'sidebar' });
        return view?.document.body.innerText ?? '';
      }),
    // No key of a test reaches it there: the field tells of the text as it does after a key.
    type: (query) =>
      evaluateInBackground(
        session,
        (api, text) => {
          const [view] = api.extension.getViews({ type: 'sidebar' });
          const field = view?.document.querySelector('input');
          if (!field) throw new Error('The panel has no search');
          field.value = text;
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        },
        query,
      ),
    click: (selector) =>
      evaluateInBackground(
        session,
        (api, css) => {
          const [view] = api.extension.getViews({ type: 'sidebar' });
          const found = view?.document.querySelector<HTMLElement>(css);
          if (!found) throw new Error(`The panel has no ${css}`);
          found.click();
        },
        selector,
      ),
    close: async () => {
      const evaluate = await chromeScope(session.browser);
      await evaluate(`Services.wm.getMostRecentWindow('navigator:browser').SidebarController.hide()`);
    },
  };
}
