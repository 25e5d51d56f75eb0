import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type Arrival, parseMessage } from '@/lib/protocol';
import { createSettingsStore, privateArea, type ReadResult, type Settings, withSite } from '@/lib/settings';
import { goTo, readTabState, type TabState, tabInQuestion } from '@/lib/tabs';

const { local, session } = browser.storage;
const ordinary = createSettingsStore(local);
const forPrivate = createSettingsStore(privateArea({ local, session }));

export interface TabView {
  state: TabState;
  saved: ReadResult | null;
  isPrivate: boolean;
  /** Why the last change could not be saved, or null. */
  failure: string | null;
  setSite(site: string, on: boolean): void;
  setEverywhere(on: boolean): void;
  allow(origin: string): void;
  /** Goes to the next name of a drug or class. @returns which one that is, or null when the page shows none */
  goTo(id: string): Promise<Arrival | null>;
}

/** The tab under the popup and the reader's settings, kept up to date while the popup is open. */
export function useTabState(): TabView {
  const [state, setState] = useState<TabState>({ kind: 'loading' });
  const [saved, setSaved] = useState<ReadResult | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  // The popup of a private window runs outside it, so the tab tells.
  const [isPrivate, setIsPrivate] = useState(false);

  const look = useCallback(async () => {
    const tab = await tabInQuestion();
    const inPrivate = tab?.incognito ?? false;
    setIsPrivate(inPrivate);
    setSaved(await (inPrivate ? forPrivate : ordinary).read());
    setState(await readTabState(tab));
  }, []);

  useEffect(() => {
    const end = new AbortController();
    const onMessage = (value: unknown) => {
      if (parseMessage(value)?.type === 'page-changed') void look();
      return undefined;
    };
    void look();
    forPrivate.watch(() => void look(), end.signal);
    browser.runtime.onMessage.addListener(onMessage);
    return () => {
      end.abort();
      browser.runtime.onMessage.removeListener(onMessage);
    };
  }, [look]);

  const change = async (edit: (settings: Settings) => Settings) => {
    try {
      await (isPrivate ? forPrivate : ordinary).change(edit);
      setFailure(null);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };

  return {
    state,
    saved,
    isPrivate,
    failure,
    setSite: (site, on) => void change((settings) => withSite(settings, site, on)),
    setEverywhere: (everywhere) => void change((settings) => ({ ...settings, everywhere })),
    allow: (origin) => void browser.permissions.request({ origins: [origin] }).then(look),
    goTo: async (id) => (state.kind === 'served' ? goTo(state.tabId, id) : null),
  };
}
