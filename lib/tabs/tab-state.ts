import { browser } from 'wxt/browser';
import { askReports, type FrameReport } from '@/lib/protocol';
import { siteOf } from '@/lib/settings';

/** What the popup can say of the tab it was opened over. */
export type TabState =
  | { kind: 'loading' }
  /** Extensions may not run here: a page of the browser, its store, or a page without an address. */
  | { kind: 'no-site' }
  /**
   * The reader has kept the extension from this site in the browser. Where it is kept from all sites the browser does
   * not even tell which site it is; then it may as well be a page of the browser.
   */
  | { kind: 'restricted'; site: string | null; origin: string }
  | { kind: 'pdf'; site: string }
  /** A page that our script does not run in yet. */
  | { kind: 'unserved'; site: string }
  | { kind: 'served'; site: string; tabId: number; reports: FrameReport[] };

const ALL_SITES = '<all_urls>';

/** The tab the popup was opened over; when it stands in a tab of its own, the one that was looked at before. */
export async function tabInQuestion() {
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  if (active?.url !== location.href) return active;
  const others = (await browser.tabs.query({ currentWindow: true })).filter(({ id }) => id !== active.id);
  return others.sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))[0];
}

/** Looks at a tab and finds out which of the states it is in. */
export async function readTabState(
  tab: { id?: number | undefined; url?: string | undefined } | undefined,
): Promise<TabState> {
  const site = tab?.url ? siteOf(tab.url) : null;
  if (tab?.id === undefined || !tab.url || site === null) {
    return tab?.url || (await mayRead(ALL_SITES))
      ? { kind: 'no-site' }
      : { kind: 'restricted', site, origin: ALL_SITES };
  }
  const looksLikePdf = /\.pdf$/i.test(new URL(tab.url).pathname);
  const origin = originPattern(tab.url);
  if (!(await mayRead(origin))) return { kind: 'restricted', site, origin };
  try {
    const reports = await askReports(browser.scripting, tab.id);
    if (reports.some(({ frameId, isPdf }) => frameId === 0 && isPdf)) return { kind: 'pdf', site };
    if (reports.length === 0) return { kind: looksLikePdf ? 'pdf' : 'unserved', site };
    return { kind: 'served', site, tabId: tab.id, reports };
  } catch {
    return looksLikePdf ? { kind: 'pdf', site } : { kind: 'no-site' };
  }
}

function mayRead(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [origin] });
}

/** Ports cannot stand in a match pattern of Firefox, so the pattern is that of the host. */
function originPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}
