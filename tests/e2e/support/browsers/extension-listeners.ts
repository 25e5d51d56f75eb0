import type { Page } from 'puppeteer-core';
import type { BrowserSession } from '../../../tools/browsers/index.ts';
import { chromeScope } from './firefox-chrome-scope.ts';

const EXTENSION = 'Breast Cancer Drug Glossary';

/**
 * The listeners that content scripts, those of earlier versions too, have on the document, its root element and its
 * window, by what is listened to; none of the page's own.
 */
export function extensionListeners(session: BrowserSession, page: Page): Promise<string[]> {
  return session.kind === 'firefox' ? inFirefox(session, page) : inChromium(page);
}

/** Each version of a content script has a context of its own, and `getEventListeners` tells one context's. */
async function inChromium(page: Page): Promise<string[]> {
  const client = await page.createCDPSession();
  const contexts: number[] = [];
  client.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === EXTENSION) contexts.push(context.id);
  });
  await client.send('Runtime.enable');
  const types: string[] = [];
  for (const contextId of contexts) {
    for (const expression of ['document', 'document.documentElement', 'window']) {
      const { result } = await client.send('Runtime.evaluate', { expression, contextId });
      if (!result.objectId) continue;
      const { listeners } = await client.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
      types.push(...listeners.map(({ type }) => type));
    }
  }
  await client.detach();
  return types.sort();
}

/** A listener belongs to a content script when the extension's origin is among its principals; Firefox's own code may ask. */
async function inFirefox(session: BrowserSession, page: Page): Promise<string[]> {
  await page.bringToFront();
  const evaluate = await chromeScope(session.browser);
  const frameScript = `
    const isOwn = ({ listenerObject }) => {
      const principal = listenerObject && Cu.getObjectPrincipal(listenerObject);
      return principal?.origin.includes(${JSON.stringify(session.extensionOrigin)}) ?? false;
    };
    const targets = [content.document, content.document.documentElement, content];
    const listeners = targets.flatMap((target) => Services.els.getListenerInfoFor(target));
    sendAsyncMessage('own-listeners', listeners.filter(isOwn).map(({ type }) => type));`;
  const types = await evaluate(`new Promise((resolve) => {
    const { messageManager } = gBrowser.selectedBrowser;
    messageManager.addMessageListener('own-listeners', function heard({ data }) {
      messageManager.removeMessageListener('own-listeners', heard);
      resolve(JSON.stringify(data));
    });
    messageManager.loadFrameScript('data:,' + ${JSON.stringify(encodeURIComponent(frameScript))}, false);
  })`);
  return (JSON.parse(String(types)) as string[]).sort();
}
