import { browser } from 'wxt/browser';
import { loadGlossary, regionsFor } from '@/lib/glossary';
import { settingsText } from '@/lib/locales';
import { type KeyActions, SettingsPage, type WatchSync } from '@/lib/screens';
import { watchSyncProblem } from '@/lib/settings';
import { markOwnPage } from '../shared/mark-own-page';
import { newRule } from '../shared/new-rule';
import { openOwnSettings } from '../shared/own-settings';
import { showPage } from '../shared/show-page';

/** Where Chromium browsers let the reader change the keys of extensions. */
const KEY_PAGE = 'chrome://extensions/shortcuts';

const settings = openOwnSettings();
const keys = keyActions();
const watchSync: WatchSync = (show, signal) => watchSyncProblem(browser.storage.local, show, signal);

showPage(browser.i18n, settings.store, ({ language, region }) => ({
  title: settingsText(language, 'title'),
  content: (
    <SettingsPage
      language={language}
      store={settings.store}
      newRule={newRule}
      isPrivate={settings.isPrivate}
      keys={keys}
      watchSync={watchSync}
      entryOf={(id) => loadGlossary(regionsFor(navigator.languages, region)).entry(id)}
    />
  ),
}));
markOwnPage(settings.areas, new AbortController().signal);

/** @returns null in Firefox for Android (BROWSER-BUGS.md#fewer-interfaces-on-android) */
function keyActions(): KeyActions | null {
  const commands: Commands | undefined = browser.commands;
  if (!commands) return null;
  const openInFirefox = commands.openShortcutSettings?.bind(commands) ?? null;
  const openInChromium = async () => void (await browser.tabs.create({ url: KEY_PAGE }));
  return {
    async commands() {
      const all = await commands.getAll();
      // Chromium names its own command for the toolbar button too, without a description.
      return all.flatMap(({ description, shortcut = '' }) =>
        description ? [{ description, shortcut }] : [],
      );
    },
    openPage: import.meta.env.FIREFOX ? openInFirefox : openInChromium,
  };
}

interface Commands {
  getAll(): Promise<{ description?: string | undefined; shortcut?: string | undefined }[]>;
  /** From Firefox 137 on; the packages of types do not know it. */
  openShortcutSettings?(): Promise<void>;
}
