import type { TabActions } from './tab-view';

type ActivationListener = (tab: { windowId: number }) => void;

/** The parts of `browser` that are used here. */
export interface FrontTabBrowser {
  tabs: {
    onActivated: {
      addListener(listener: ActivationListener): void;
      removeListener(listener: ActivationListener): void;
    };
  };
  windows: { getCurrent(): Promise<{ id?: number | undefined }> };
}

/**
 * Watches the tab in front of this window, one after the other, as the reader goes from tab to tab: for a panel beside the page,
 * which stays open meanwhile.
 *
 * @param watch watches the tab that is in front now, until its signal ends it (`watchTab`)
 * @returns actions for the tab that is watched at that time
 */
export function watchFrontTab(
  { tabs, windows }: FrontTabBrowser,
  watch: (signal: AbortSignal) => TabActions,
  signal: AbortSignal,
): TabActions {
  let windowId: number | undefined;
  let end = new AbortController();
  let actions = watch(AbortSignal.any([signal, end.signal]));

  const onActivated: ActivationListener = (tab) => {
    // As long as the own window is unknown, each may be it: to watch anew shows the same again.
    if (windowId !== undefined && tab.windowId !== windowId) return;
    end.abort();
    end = new AbortController();
    actions = watch(AbortSignal.any([signal, end.signal]));
  };
  tabs.onActivated.addListener(onActivated);
  signal.addEventListener('abort', () => tabs.onActivated.removeListener(onActivated));
  void windows.getCurrent().then(({ id }) => {
    windowId = id;
  });

  return {
    setSite: (...args) => actions.setSite(...args),
    setEverywhere: (...args) => actions.setEverywhere(...args),
    allow: (...args) => actions.allow(...args),
    reload: () => actions.reload(),
    readPdf: (...args) => actions.readPdf(...args),
    openList: (...args) => actions.openList(...args),
    goTo: (...args) => actions.goTo(...args),
  };
}
