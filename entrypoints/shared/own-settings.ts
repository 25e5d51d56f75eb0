import { browser } from 'wxt/browser';
import { PRIVATE_KEYS, type SettingsStore, settingsLock } from '@/lib/settings';
import type { ReadableAreas } from '@/lib/settings/in-page';
import { createTabStores } from '@/lib/tabs';
import { newRule } from './new-rule';

/** The settings as they apply to a page of the extension. */
export interface OwnSettings {
  store: SettingsStore;
  /** Where the marks of the page itself read what the reader has chosen. */
  areas: ReadableAreas;
  /** Whether the page is in a private window: its changes last for the session. Only Firefox opens such pages there. */
  isPrivate: boolean;
}

/** @returns the settings of the window that this page is in */
export function openOwnSettings(): OwnSettings {
  const { local, session } = browser.storage;
  const isPrivate = browser.extension.inIncognitoContext;
  const ofSession = { get: () => session.get([...PRIVATE_KEYS]), onChanged: session.onChanged };
  return {
    store: createTabStores(browser.storage, settingsLock(navigator.locks), newRule).of({
      incognito: isPrivate,
    }),
    areas: isPrivate ? { local, session: ofSession } : { local },
    isPrivate,
  };
}
