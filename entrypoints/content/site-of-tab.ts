import { browser } from 'wxt/browser';
import { parseSiteAnswer } from '@/lib/protocol';
import { siteOf } from '@/lib/settings';

/** @returns the site of the tab's top page, which frames obey too; null when there is none */
export async function siteOfTab(): Promise<string | null> {
  if (window.top === window) return siteOf(location.href);
  const origins = location.ancestorOrigins;
  const top = origins?.[origins.length - 1];
  // "null": the top page hides its origin (a sandboxed document); only the background can see its address.
  if (top && top !== 'null') return siteOf(top);
  return parseSiteAnswer(await browser.runtime.sendMessage({ type: 'ask-site' }).catch(() => null));
}
