import { type BrowserSession, evaluateInBackground, until } from '../../../tools/browsers/index.ts';

/**
 * Waits for the popup at the toolbar button, not one in a tab, and closes it.
 *
 * @param wanted what it is to say
 */
export async function waitForPopup(session: BrowserSession, wanted: string): Promise<void> {
  const read = session.kind === 'firefox' ? readInFirefox : readInChromium;
  let last = 'no popup';
  await until(
    async () => {
      last = await read(session, wanted);
      return last.includes(wanted) || undefined;
    },
    10_000,
    () => `a popup that says "${wanted}"; last seen: ${last}`,
  );
}

/** @returns what the popup says, or that there is none; a popup that says what is wanted is closed */
async function readInChromium(session: BrowserSession, wanted: string): Promise<string> {
  const { browser, extensionOrigin } = session;
  const target = browser.targets().find((candidate) => candidate.url() === `${extensionOrigin}/popup.html`);
  if (!target) return 'no popup';
  const popup = await target.asPage();
  const text = await popup.evaluate(() => document.body.innerText);
  if (!text.includes(wanted)) return text;
  await popup.close();
  // The next one is refused as long as this one is there.
  const popups = () =>
    evaluateInBackground(
      session,
      async (api) => (await api.runtime.getContexts({ contextTypes: ['POPUP'] })).length,
    );
  const isGone = async () => (!browser.targets().includes(target) && (await popups()) === 0) || undefined;
  await until(isGone, 10_000, () => 'the end of the popup');
  return text;
}

function readInFirefox(session: BrowserSession, wanted: string): Promise<string> {
  return evaluateInBackground(
    session,
    (api, text) => {
      const [popup] = api.extension.getViews({ type: 'popup' });
      const said = popup?.document.body.innerText ?? 'no popup';
      if (said.includes(text)) popup?.close();
      return said;
    },
    wanted,
  );
}

/** Opens the popup at the toolbar button, clicks what a CSS selector finds in it first, and closes it when it says what is wanted. */
export async function clickInPopup(session: BrowserSession, selector: string, wanted: string): Promise<void> {
  await evaluateInBackground(session, (api) => api.action.openPopup());
  const click = session.kind === 'firefox' ? clickInFirefox : clickInChromium;
  await until(
    async () => (await click(session, selector)) || undefined,
    10_000,
    () => `a popup with ${selector}`,
  );
  await waitForPopup(session, wanted);
}

async function clickInChromium(
  { browser, extensionOrigin }: BrowserSession,
  selector: string,
): Promise<boolean> {
  const target = browser.targets().find((candidate) => candidate.url() === `${extensionOrigin}/popup.html`);
  const popup = await target?.asPage();
  if (!popup) return false;
  return popup.evaluate((css) => {
    const found = document.querySelector<HTMLElement>(css);
    found?.click();
    return found !== null;
  }, selector);
}

function clickInFirefox(session: BrowserSession, selector: string): Promise<boolean> {
  return evaluateInBackground(
    session,
    (api, css) => {
      const [popup] = api.extension.getViews({ type: 'popup' });
      const found = popup?.document.querySelector<HTMLElement>(css);
      found?.click();
      return found !== null && found !== undefined;
    },
    selector,
  );
}
