import { collectPageReports, type FrameQuery, frameOfTab, type SenderDetails, send } from '@/lib/protocol';
import {
  createSettingsStore,
  isOn,
  type Lock,
  type NewRule,
  PRIVATE_KEYS,
  type SettingsStore,
  type StorageArea,
  withSite,
} from '@/lib/settings';
import { shownPdf } from '../ways-in/pdf-page';
import { siteOfTab } from './tab-state';

/** The part of a tab that its settings need. */
export interface SettingsTab {
  id?: number | undefined;
  url?: string | undefined;
  incognito: boolean;
}

/** The parts of `browser` that are used here. */
export interface SettingsBrowser extends FrameQuery {
  tabs: Parameters<typeof frameOfTab>[0] & { query(filter: object): Promise<SettingsTab[]> };
  storage: { local: StorageArea; session: StorageArea };
}

/** The settings as they apply to a tab: changes that are made in private windows stay there. */
export interface TabStores {
  of(tab: { incognito: boolean }): SettingsStore;
  newRule: NewRule;
}

/** What the background does with them. */
export interface TabSettings extends TabStores {
  /**
   * Switches highlights off on the site of a tab, as the button on a card does.
   *
   * @returns whether the tab has a site
   */
  turnOff(tab: SettingsTab | undefined): Promise<boolean>;
  /** Switches them on again, as the button on that card does. */
  undoTurnOff(tab: SettingsTab | undefined): Promise<void>;
  /**
   * Switches highlights off or on for the site of a tab, as the popup's switch does.
   *
   * @returns whether the reader sees that something has changed
   */
  toggle(tab: SettingsTab): Promise<boolean>;
  /**
   * Switches highlights off or on everywhere, as the popup's switch does.
   *
   * @returns whether the reader sees that something has changed
   */
  toggleEverywhere(tab: SettingsTab): Promise<boolean>;
  /**
   * @returns what was changed in private windows
   * @throws for a sender outside of them
   */
  readSession(sender: SenderDetails): Promise<Record<string, unknown>>;
  /** Tells the frames in private windows which keys of the session's storage have changed: they cannot listen to it. */
  notifyPrivateTabs(keys: string[]): Promise<void>;
}

/** @param lock the same one for all parts of the extension that change settings */
export function createTabStores(
  { local, session }: SettingsBrowser['storage'],
  lock: Lock,
  newRule: NewRule,
): TabStores {
  const ordinary = createSettingsStore({ local }, lock);
  const ofPrivate = createSettingsStore({ local, session }, lock);
  return { of: ({ incognito }) => (incognito ? ofPrivate : ordinary), newRule };
}

export function createTabSettings(browser: SettingsBrowser, stores: TabStores): TabSettings {
  const { session } = browser.storage;
  const { of: storeOf, newRule } = stores;

  /** The toolbar button follows what the page's frames report; where no frame reports, nothing would be seen. */
  async function reports({ id, url }: SettingsTab): Promise<boolean> {
    if (id === undefined) return false;
    // Our own page reports nothing, and follows the settings by itself.
    if (shownPdf(url) !== null) return true;
    const { reports, isComplete } = await collectPageReports(browser, id);
    return reports.length > 0 || !isComplete;
  }

  return {
    ...stores,
    async turnOff(tab) {
      const site = siteOfTab(tab);
      if (!tab || site === null) return false;
      const rule = await newRule(site);
      await storeOf(tab).change((settings) => withSite(settings, rule, false));
      return true;
    },
    async undoTurnOff(tab) {
      const site = siteOfTab(tab);
      if (tab && site !== null) await storeOf(tab).change((settings) => withSite(settings, site, true));
    },
    async toggle(tab) {
      const site = siteOfTab(tab);
      if (site === null || tab.id === undefined) return false;
      const store = storeOf(tab);
      try {
        if (!(await store.read()).settings.everywhere) return false;
        const rule = await newRule(site);
        await store.change((settings) => withSite(settings, rule, !isOn(settings, site)));
        return await reports(tab);
      } catch {
        return false;
      }
    },
    async toggleEverywhere(tab) {
      try {
        await storeOf(tab).change((settings) => ({ ...settings, everywhere: !settings.everywhere }));
        return await reports(tab);
      } catch {
        return false;
      }
    },
    async readSession({ tab }) {
      if (!tab?.incognito) throw new Error('the sender is not in a private window');
      return session.get([...PRIVATE_KEYS]);
    },
    async notifyPrivateTabs(changed) {
      const keys = changed.filter((key) => PRIVATE_KEYS.includes(key));
      if (keys.length === 0) return;
      for (const { id, incognito } of await browser.tabs.query({})) {
        if (!incognito || id === undefined) continue;
        // A page without the content script has no receiver.
        void send(frameOfTab(browser.tabs, id), 'session-changed', { keys }).catch(() => undefined);
      }
    },
  };
}
