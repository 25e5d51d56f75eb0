import { collectPageReports, type FrameQuery, type FrameReport, hasPdfFrame } from '@/lib/protocol';
import { siteOf } from '@/lib/settings';
import type { NamedFrame } from '../frames/step-in-tab';
import { shownPdf } from '../ways-in/pdf-page';

/** What the popup can say about the tab that it was opened over. */
export type TabState =
  /** Nothing has answered yet. The site is that of the tab's address, and null where that is unknown or has none. */
  | { kind: 'loading'; site: string | null }
  /** Extensions may not run here: a page of the browser, its store, or a page without an address. */
  | {
      kind: 'no-site';
      /** False for a page that has no website, such as one whose address holds the page itself (`data:`). */
      isOfBrowser: boolean;
      /**
       * Where it may be a PDF: its address, null where no other page can load it. The browser tells neither that a page is a PDF
       * that another page has made (`blob:`), nor, in Firefox, that one is whose address does not end in ".pdf".
       */
      pdf?: string | null;
    }
  /**
   * The reader does not let the extension run on this site. Where it may run on no site, the browser does not even say which
   * site it is (`site` is null); the page may then as well be one of the browser's own.
   */
  | { kind: 'restricted'; site: string | null; origin: string }
  /** The address is null where the reader must choose the file. */
  | { kind: 'pdf'; site: string; address: string | null }
  /** A page that the content script does not run in yet. */
  | { kind: 'not-injected'; site: string }
  | {
      kind: 'injected';
      /** Null for a file that the reader has chosen in our own page. */
      site: string | null;
      tabId: number;
      /** Whether names are marked. */
      on: boolean;
      /** What the frames name that have answered, in the order of the page. */
      frames: readonly NamedFrame[];
      /** Whether more may come. */
      isAsking: boolean;
      /** Whether the page has changed what stood in a card, so that the card has closed. */
      hasChangedCard?: true;
      /** Whether a frame of the page shows a PDF. */
      hasPdf?: true;
    };

/** The part of a tab that is used here. */
export interface PopupTab {
  id?: number | undefined;
  url?: string | undefined;
  title?: string | undefined;
  incognito: boolean;
  lastAccessed?: number | undefined;
}

/** The parts of `browser` that are used here. */
export interface TabStateBrowser extends FrameQuery {
  tabs: { query(filter: { active?: true; currentWindow: true }): Promise<PopupTab[]> };
  permissions: { contains(permissions: { origins: string[] }): Promise<boolean> };
}

const ALL_SITES = '<all_urls>';

/**
 * @param ownUrl the address of the popup
 * @returns the tab that the popup was opened over; when the popup is in a tab of its own, the tab that was active before, which is
 *   no other popup
 */
export async function targetTab(
  { tabs }: Pick<TabStateBrowser, 'tabs'>,
  ownUrl: string,
): Promise<PopupTab | undefined> {
  const [active] = await tabs.query({ active: true, currentWindow: true });
  if (active?.url !== ownUrl) return active;
  const others = (await tabs.query({ currentWindow: true })).filter(({ url }) => !url?.startsWith(ownUrl));
  return others.sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))[0];
}

/**
 * Finds out which of the states a tab is in.
 *
 * @param hasPrivatePages whether the browser opens pages of extensions in private windows, too. Where it does not, the address of
 *   a PDF stays in its private window
 * @param late is called with the state that frames tell of which answer after the return
 * @returns the state that the frames tell of which have answered in time
 */
export async function readTabState(
  browser: Pick<TabStateBrowser, 'scripting' | 'runtime' | 'permissions'>,
  tab: Pick<PopupTab, 'id' | 'url' | 'incognito'> | undefined,
  hasPrivatePages: boolean,
  late: (state: TabState) => void,
): Promise<TabState> {
  const mayRead = (origin: string) => browser.permissions.contains({ origins: [origin] });
  const site = siteOfTab(tab);
  // Our own page answers what it names, and nothing else: no script can be put into it.
  if (tab?.id !== undefined && shownPdf(tab.url) !== null) {
    return { kind: 'injected', site, tabId: tab.id, on: true, frames: [], isAsking: true };
  }
  if (tab?.id === undefined || !tab.url || site === null) {
    const url = tab?.url ?? '';
    if (!url && !(await mayRead(ALL_SITES))) return { kind: 'restricted', site, origin: ALL_SITES };
    const isOfBrowser = !/^(?:data|blob|javascript):/i.test(url);
    const mayBePdf = tab !== undefined && /^(?:blob:|$)/i.test(url);
    return { kind: 'no-site', isOfBrowser, ...(mayBePdf && { pdf: null }) };
  }
  const looksLikePdf = /\.pdf$/i.test(new URL(tab.url).pathname);
  const origin = originPattern(tab.url);
  if (!(await mayRead(origin))) return { kind: 'restricted', site, origin };
  const { id } = tab;
  const address = tab.incognito && !hasPrivatePages ? null : tab.url;
  const asked = collectPageReports(browser, id, (reports) => void stateOf(reports).then(late));
  // Beside the question for reports: the reader waits for both at once.
  const pdfFrame = hasPdfFrame(browser.scripting, id);
  const stateOf = async (reports: FrameReport[]): Promise<TabState> => {
    if (reports.some(({ frameId, isPdf }) => frameId === 0 && isPdf)) {
      return { kind: 'pdf', site, address };
    }
    if (reports.length === 0)
      return looksLikePdf ? { kind: 'pdf', site, address } : { kind: 'not-injected', site };
    const on = reports.some((report) => report.on);
    const hasChangedCard = reports.some((report) => report.hasChangedCard);
    const injected = { kind: 'injected', site, tabId: id, on, frames: [], isAsking: on } as const;
    const hasPdf = reports.some((report) => report.isPdf) || (await pdfFrame);
    return { ...injected, ...(hasChangedCard && { hasChangedCard }), ...(hasPdf && { hasPdf }) };
  };
  try {
    const { reports, isComplete } = await asked;
    return isComplete || reports.length > 0 ? await stateOf(reports) : { kind: 'loading', site };
  } catch {
    return looksLikePdf
      ? { kind: 'pdf', site, address }
      : { kind: 'no-site', isOfBrowser: true, pdf: address };
  }
}

/** @returns the site of a tab, in our own page that of its document; null where the browser does not tell it, or it has none */
export function siteOfTab(tab: Pick<PopupTab, 'url'> | undefined): string | null {
  return tab?.url ? siteOf(shownPdf(tab.url) ?? tab.url) : null;
}

/** The pattern is that of the host, without its port: BROWSER-BUGS.md#no-ports-in-match-patterns */
function originPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}
