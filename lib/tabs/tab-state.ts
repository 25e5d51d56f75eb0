import { collectPageReports, type FrameReport, type Scripting } from '@/lib/protocol';
import { siteOf } from '@/lib/settings';

/** What the popup can say about the tab that it was opened over. */
export type TabState =
  | { kind: 'loading' }
  /** Extensions may not run here: a page of the browser, its store, or a page without an address. */
  | { kind: 'no-site' }
  /**
   * The reader does not let the extension run on this site. Where it may run on no site, the browser does not even say which
   * site it is (`site` is null); the page may then as well be one of the browser's own.
   */
  | { kind: 'restricted'; site: string | null; origin: string }
  | { kind: 'pdf'; site: string }
  /** A page that the content script does not run in yet. */
  | { kind: 'not-injected'; site: string }
  | { kind: 'injected'; site: string; tabId: number; reports: FrameReport[] };

/** The part of a tab that is used here. */
export interface PopupTab {
  id?: number | undefined;
  url?: string | undefined;
  incognito: boolean;
  lastAccessed?: number | undefined;
}

/** The parts of `browser` that are used here. */
export interface TabStateBrowser {
  scripting: Scripting;
  tabs: { query(filter: { active?: true; currentWindow: true }): Promise<PopupTab[]> };
  permissions: { contains(permissions: { origins: string[] }): Promise<boolean> };
}

const ALL_SITES = '<all_urls>';

/**
 * @param ownUrl the address of the popup
 * @returns the tab that the popup was opened over; when the popup is in a tab of its own, the tab that was active before
 */
export async function targetTab(
  { tabs }: Pick<TabStateBrowser, 'tabs'>,
  ownUrl: string,
): Promise<PopupTab | undefined> {
  const [active] = await tabs.query({ active: true, currentWindow: true });
  if (active?.url !== ownUrl) return active;
  const others = (await tabs.query({ currentWindow: true })).filter(({ id }) => id !== active.id);
  return others.sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))[0];
}

/** Finds out which of the states a tab is in. */
export async function readTabState(
  { scripting, permissions }: Pick<TabStateBrowser, 'scripting' | 'permissions'>,
  tab: Pick<PopupTab, 'id' | 'url'> | undefined,
): Promise<TabState> {
  const mayRead = (origin: string) => permissions.contains({ origins: [origin] });
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
    const reports = await collectPageReports(scripting, tab.id);
    if (reports.some(({ frameId, isPdf }) => frameId === 0 && isPdf)) return { kind: 'pdf', site };
    if (reports.length === 0) return { kind: looksLikePdf ? 'pdf' : 'not-injected', site };
    return { kind: 'injected', site, tabId: tab.id, reports };
  } catch {
    return looksLikePdf ? { kind: 'pdf', site } : { kind: 'no-site' };
  }
}

/** The pattern is that of the host, without its port: BROWSER-BUGS.md#no-ports-in-match-patterns */
function originPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}
