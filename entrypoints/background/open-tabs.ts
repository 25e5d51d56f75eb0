import { browser } from 'wxt/browser';

/**
 * After install and update, serves the tabs that are already open with the files of the content script.
 * Firefox does this by itself.
 */
export async function serveOpenTabs(): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  const tabs = await browser.tabs.query({});
  // Pages of the browser and tabs that are just closing refuse; the others are served all the same.
  await Promise.allSettled(tabs.flatMap(({ id }) => (id === undefined ? [] : [serve(id)])));
}

async function serve(tabId: number): Promise<void> {
  const target = { tabId, allFrames: true };
  await browser.scripting.insertCSS({ target, files: ['/content-scripts/content.css'] });
  await browser.scripting.executeScript({ target, files: ['/content-scripts/content.js'] });
}
