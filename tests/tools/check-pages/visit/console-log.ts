import type { CDPSession, Page } from 'puppeteer-core';
import type { BrowserKind } from '../../browsers/index.ts';

/**
 * Collects everything that a page and the scripts in it write to the console, including uncaught errors and the messages
 * of content scripts, which Puppeteer's own event leaves out in Chromium.
 *
 * @returns a function that returns the messages so far
 */
export async function listenToConsole(kind: BrowserKind, page: Page): Promise<() => string[]> {
  const messages: string[] = [];
  if (kind === 'chromium') await listenOverCdp(await page.createCDPSession(), messages);
  else {
    page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) =>
      messages.push(`error: ${error instanceof Error ? error.message : error}`),
    );
  }
  return () => [...messages];
}

async function listenOverCdp(session: CDPSession, messages: string[]): Promise<void> {
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    messages.push(`${type}: ${args.map(({ value, description }) => description ?? value).join(' ')}`);
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => {
    messages.push(`error: ${text} ${exception?.description ?? ''}`);
  });
  session.on('Log.entryAdded', ({ entry: { level, text, url } }) => {
    // The browser remarks on what this tool measures.
    if (!/ pptr:/.test(` ${url} ${text}`)) messages.push(`${level}: ${text} ${url ?? ''}`);
  });
  await session.send('Runtime.enable');
  await session.send('Log.enable');
}

/** @returns the messages of the second run that the first does not have, each as often as the second has more of it */
export function newMessages(plain: readonly string[], marked: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const message of plain) left.set(message, (left.get(message) ?? 0) + 1);
  return marked.filter((message) => {
    const count = left.get(message) ?? 0;
    left.set(message, count - 1);
    return count <= 0;
  });
}
