import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { loadGlossary, regionsFor } from '@/lib/glossary';
import { toolbarText } from '@/lib/locales';
import { settingsLock } from '@/lib/settings';
import {
  createReaderInjection,
  createTabSettings,
  createToolbar,
  type DocumentTarget,
  injectIntoOpenTabs,
  keepPageLists,
  receiveFrameMessages,
  registerCommands,
  stepInTab,
  type ToolbarState,
} from '@/lib/tabs';
import { browserLanguage } from '../shared/browser-language';

/** Removed by the same path by which they are inserted. */
const STYLES = '/assets/marks.css';

export default defineBackground(() => {
  const { scripting, tabs, action } = browser;
  const { session } = browser.storage;
  const settings = createTabSettings(browser, settingsLock(navigator.locks));
  /** Else the browser waits until the document has arrived, and some documents never do. */
  const insertScript = (
    target: DocumentTarget,
    file: '/content-scripts/scout.js' | '/reader.js' | '/card.js',
  ) => scripting.executeScript({ target, files: [file], injectImmediately: true });

  void injectIntoOpenTabs({
    scripting,
    insertScript: (target) => insertScript(target, '/content-scripts/scout.js'),
    tabs,
    session,
    updates: import.meta.env.FIREFOX ? tabs.onUpdated : null,
  });
  receiveFrameMessages(browser, {
    settings,
    entry: (id) => loadGlossary(regionsFor(navigator.languages)).entry(id),
    reader: createReaderInjection({
      insertScript: (target) => insertScript(target, '/reader.js'),
      insertCardScript: (target) => insertScript(target, '/card.js'),
      insertStyles: (target) => scripting.insertCSS({ target, files: [STYLES] }),
      removeStyles: (target) => scripting.removeCSS({ target, files: [STYLES] }),
    }),
    updateToolbar: createToolbar({ scripting, action }, toolbarTitle),
    onError: console.error,
  });
  keepPageLists({ runtime: browser.runtime, session }, console.error);
  registerCommands(browser.commands, {
    step: (tabId, request) => stepInTab(browser, tabId, request),
    toggleSite: settings.toggle,
    openPopup: (options) => action.openPopup(options),
  });
  session.onChanged.addListener((changes) => void settings.notifyPrivateTabs(Object.keys(changes)));
});

function toolbarTitle(state: ToolbarState): string {
  const language = browserLanguage(browser.i18n);
  if (state.kind === 'off') return toolbarText(language, 'off');
  if (state.drugs === 0) return toolbarText(language, 'none');
  return toolbarText(language, 'found', {}, state.drugs);
}
