import type { BrowserSession } from '../browsers/index.ts';

const invitation = `
The sample article is open in a browser window. Try this:
  - Rest the pointer on a dotted name, e.g. Herceptin: a card opens.
  - Press Alt+Shift+D to step from name to name; Escape closes the card.
  - Click the extension in the toolbar (behind the puzzle piece) for what is on the page; search there with a mistake.
  - Switch the marks off and on for this site in the same place.
Close the window or press Ctrl+C here to end.`;

/**
 * Opens the article in the window and waits until the person closes it or presses Ctrl+C.
 *
 * @param session a session with a window
 * @param articleUrl the address of the sample article
 * @param say gets what to try
 */
export async function showWindow(
  session: BrowserSession,
  articleUrl: string,
  say: (line: string) => void,
): Promise<void> {
  const [firstTab] = await session.browser.pages();
  const page = firstTab ?? (await session.newPage());
  // The page shall follow the window's size, not the size that tests have.
  await page.setViewport(null);
  await page.goto(articleUrl);
  say(invitation);
  await Promise.race([windowClosed(session), interrupted()]);
}

/** On a Mac the browser keeps running without a window. */
function windowClosed({ browser }: BrowserSession): Promise<void> {
  return new Promise((done) => {
    browser.once('disconnected', () => done());
    browser.on('targetdestroyed', () => {
      if (!browser.targets().some((target) => target.type() === 'page')) done();
    });
  });
}

/**
 * Puppeteer's own listeners would end this process at once and leave the browser's profile behind. Not
 * `removeAllListeners`: that takes tsx's hidden one too, and tsx kills a child that does not answer.
 */
function interrupted(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      for (const listener of process.listeners(signal)) process.off(signal, listener);
      process.on(signal, () => done());
    }
  });
}
