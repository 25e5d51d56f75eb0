import { type Arrival, type Direction, on, type Runtime, type Target } from '@/lib/protocol';
import { isOn, type ReadResult, type Settings, withSite } from '@/lib/settings';
import { askNamedFrames } from '../frames/named-frames';
import { type FrameAccess, goToEntry, MAX_BUSY_MS } from '../frames/step-in-tab';
import { openPageList } from '../ways-in/page-lists';
import { pdfPagePath, shownPdf } from '../ways-in/pdf-page';
import type { TabStores } from './tab-settings';
import {
  type PopupTab,
  readTabState,
  siteOfTab,
  type TabState,
  type TabStateBrowser,
  targetTab,
} from './tab-state';

/** What the popup shows of its tab and of the reader's settings. */
export interface TabView {
  state: TabState;
  /** Null until they are read. */
  saved: ReadResult | null;
  /** The rule that the site of the tab gets when it is switched; null where it has none. */
  rule: string | null;
  isPrivate: boolean;
  /** Why the last change could not be saved, or null. */
  failure: string | null;
}

/** What the reader can do in the popup. */
export interface TabActions {
  /** @param rule that of the site (`TabView.rule`) */
  setSite(rule: string, on: boolean): Promise<void>;
  setEverywhere(on: boolean): Promise<void>;
  /** Lets the browser ask the reader to allow the extension on an origin. */
  allow(origin: string): Promise<void>;
  /** Goes to the next or previous name of a drug or class. @returns which one that is; null when the page shows none */
  goTo(id: string, direction: Direction): Promise<Arrival | null>;
  /** Loads the page anew. */
  reload(): Promise<void>;
  /** Opens a PDF in the page that marks its names; null opens that page without one, to choose a file. */
  readPdf(address: string | null): Promise<void>;
  /** Opens these drugs and classes of the page as a list in the glossary page. */
  openList(ids: readonly string[]): Promise<void>;
}

/** The parts of `browser` that are used here. */
export interface TabViewBrowser extends FrameAccess, TabStateBrowser {
  runtime: Runtime & Target;
  tabs: FrameAccess['tabs'] &
    TabStateBrowser['tabs'] & {
      onUpdated: TabUpdates;
      reload(tabId: number): Promise<void>;
      create(tab: { url: string }): Promise<unknown>;
    };
  permissions: TabStateBrowser['permissions'] & {
    request(permissions: { origins: string[] }): Promise<boolean>;
  };
}

type UpdateListener = (
  tabId: number,
  change: { status?: string | undefined; url?: string | undefined },
) => void;

/** `browser.tabs.onUpdated` as it is used here. */
interface TabUpdates {
  addListener(listener: UpdateListener): void;
  removeListener(listener: UpdateListener): void;
}

/** A tab where nothing answers yet is read again after this many milliseconds, then after twice as many, and so on. */
const RETRY_MS = 250;

/** Longer titles are cut. UTF-16 code units. */
const MAX_TITLE = 500;

export const INITIAL_VIEW: TabView = {
  state: { kind: 'loading', site: null },
  saved: null,
  rule: null,
  isPrivate: false,
  failure: null,
};

/**
 * Reads the tab under the popup and the settings, and reads them again when either changes, until the signal ends it. A page
 * that is just loading does not say by itself when the content script has started there: the browser tells when the tab shows
 * another page, and where nothing answers yet the tab is read again.
 *
 * @param ownUrl the address of the popup
 * @param hasPrivatePages whether the browser opens pages of extensions in private windows, too
 * @param show is called with each new view
 * @param onError is told of messages that were refused
 */
export function watchTab(
  browser: TabViewBrowser,
  settings: TabStores,
  {
    ownUrl,
    hasPrivatePages,
    show,
    onError,
  }: { ownUrl: string; hasPrivatePages: boolean; show(view: TabView): void; onError(text: string): void },
  signal: AbortSignal,
): TabActions {
  let view = INITIAL_VIEW;
  let tabId: number | undefined;
  let title = '';
  /** The number of the newest reading: what an older one finds out after it is dropped. */
  let newest = 0;
  let retryMs = RETRY_MS;
  /** How many changes of the settings are being saved: what is read meanwhile may be older than they are. */
  let changing = 0;
  const named = askNamedFrames(browser, showNames, signal);

  function update(changes: Partial<TabView>): void {
    if (signal.aborted) return;
    view = { ...view, ...changes };
    show(view);
  }

  function showNames(): void {
    if (view.state.kind === 'injected') update({ state: withNames(view.state) });
  }

  function withNames(state: TabState): TabState {
    if (state.kind !== 'injected' || !state.on) return state;
    return { ...state, frames: named.frames, isAsking: named.isAsking };
  }

  async function refresh(): Promise<void> {
    newest += 1;
    const reading = newest;
    const tab = await targetTab(browser, ownUrl);
    // The popup of a private window runs outside of it, so only the tab tells.
    const isPrivate = tab?.incognito ?? false;
    const site = siteOfTab(tab);
    const [saved, rule] = await Promise.all([
      settings.of({ incognito: isPrivate }).read(),
      site === null ? null : settings.newRule(site),
    ]);
    if (reading !== newest) return;
    tabId = tab?.id;
    title = tab?.title || tab?.url || '';
    // The switches need not wait for the frames of the page.
    const first: TabState = { kind: 'loading', site };
    update({
      rule,
      isPrivate,
      ...(changing === 0 && { saved }),
      ...(view.state.kind === 'loading' && { state: first }),
    });
    if (tabId !== undefined) void named.ask(tabId, 0);
    let isOutdated = false;
    const state = await readTabState(browser, tab, hasPrivatePages, (later) => {
      isOutdated = true;
      if (reading === newest) update({ state: withNames(later) });
    });
    if (reading !== newest || isOutdated) return;
    update({ state: withNames(onAsChosen(state, tab, saved)) });
    if (!mayAnswerLater(tab, state)) return;
    setTimeout(() => {
      if (reading === newest && !signal.aborted) void refresh();
    }, retryMs);
    retryMs *= 2;
  }

  const onUpdated: UpdateListener = (id, { status, url }) => {
    if (id !== tabId || (status === undefined && url === undefined)) return;
    retryMs = RETRY_MS;
    void refresh();
  };

  async function change(edit: (settings: Settings) => Settings): Promise<void> {
    // The switch shows it at once: a second press must not wait for the first to be saved.
    if (view.saved) update({ saved: { ...view.saved, settings: edit(view.saved.settings) } });
    changing += 1;
    let failure: string | null = null;
    try {
      await settings.of({ incognito: view.isPrivate }).change(edit);
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    changing -= 1;
    update({ failure });
    if (changing === 0) await refresh();
  }

  on(
    { runtime: browser.runtime, receiver: 'extension-page', onError, signal },
    {
      'page-changed': (_, { tab }) => (tab?.id === tabId ? void refresh() : undefined),
      'frame-names'(names, { tab, frameId }) {
        if (tab?.id === tabId && frameId !== undefined) named.answered(frameId, names);
      },
    },
  );
  const { onUpdated: updates } = browser.tabs;
  updates.addListener(onUpdated);
  signal.addEventListener('abort', () => updates.removeListener(onUpdated));
  // Its changes include those of ordinary windows.
  settings.of({ incognito: true }).watch(() => void refresh(), signal);
  void refresh();

  return {
    setSite: (rule, isOn) => change((before) => withSite(before, rule, isOn)),
    setEverywhere: (everywhere) => change((before) => ({ ...before, everywhere })),
    async allow(origin) {
      await browser.permissions.request({ origins: [origin] });
      await refresh();
    },
    async reload() {
      if (tabId !== undefined) await browser.tabs.reload(tabId);
    },
    async readPdf(address) {
      await browser.tabs.create({ url: pdfPagePath(address, view.isPrivate && !hasPrivatePages) });
    },
    openList: (ids) =>
      openPageList(browser, { title: title.slice(0, MAX_TITLE), date: Date.now(), ids: [...ids] }),
    goTo: async (id, direction) => {
      const { state } = view;
      if (state.kind !== 'injected') return null;
      // Where the reader is may have changed since the frames were asked.
      await named.ask(state.tabId, MAX_BUSY_MS);
      return goToEntry(browser, state.tabId, named.frames, { id, direction });
    },
  };
}

/** Whether the content script may start in the tab at any moment: its page is just loading, or another is coming. */
function mayAnswerLater(tab: PopupTab | undefined, { kind }: TabState): boolean {
  return kind === 'not-injected' || (kind === 'no-site' && siteOfTab(tab) !== null);
}

/** Our own page says nothing of itself: the settings decide, as there. */
function onAsChosen(state: TabState, tab: PopupTab | undefined, { settings }: ReadResult): TabState {
  if (state.kind !== 'injected' || state.site === null || shownPdf(tab?.url) === null) return state;
  return { ...state, on: isOn(settings, state.site) };
}
