import type { Page } from 'puppeteer-core';
import { type BrowserSession, evaluateInBackground } from '../../../tools/browsers/index.ts';
import { chromeScope } from '../browsers/firefox-chrome-scope.ts';

/** The part of `chrome.commands` that only a test calls: it tells the listeners, as the browser does. */
interface DispatchingEvent {
  dispatch(command: string, tab: unknown): void;
}

/** The letter of each command's key, which is pressed with Alt and Shift. */
const LETTERS = { 'next-name': 'D', 'previous-name': 'U', 'switch-site': 'G', search: 'L' } as const;

/**
 * Does what the key of a command does in the tab of a page, which is brought to the front. In Firefox that is the key itself, pressed in the browser's own window;
 * Chromium has no way to press one there, so its background is told.
 */
export async function pressCommand(
  session: BrowserSession,
  page: Page,
  command: keyof typeof LETTERS,
): Promise<void> {
  await page.bringToFront();
  if (session.kind === 'firefox') {
    const evaluate = await chromeScope(session.browser);
    await evaluate(`(() => {
      const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
      const window = Services.wm.getMostRecentWindow('navigator:browser');
      processor.beginInputTransactionForTests(window);
      const key = (options) => new window.KeyboardEvent('', options);
      const alt = key({ key: 'Alt', code: 'AltLeft', keyCode: 18 });
      const shift = key({ key: 'Shift', code: 'ShiftLeft', keyCode: 16 });
      const letter = key({ key: '${LETTERS[command]}', code: 'Key${LETTERS[command]}', keyCode: ${LETTERS[command].charCodeAt(0)} });
      for (const pressed of [alt, shift, letter]) processor.keydown(pressed);
      for (const released of [letter, shift, alt]) processor.keyup(released);
    })()`);
    return;
  }
  await evaluateInBackground(
    session,
    async (api, name, url) => {
      const [tab] = (await api.tabs.query({ active: true })).filter((candidate) => candidate.url === url);
      if (!tab) throw new Error(`No tab in front shows ${url}`);
      (api.commands.onCommand as unknown as DispatchingEvent).dispatch(name, tab);
    },
    command,
    page.url(),
  );
}
