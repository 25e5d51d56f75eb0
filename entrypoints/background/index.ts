import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { isFactLink, loadGlossary, regionsFor } from '@/lib/glossary';
import { type Language, popupText, toolbarText } from '@/lib/locales';
import { createSettingsSync, isSyncedChange, settingsLock } from '@/lib/settings';
import {
  createLookUp,
  createOwnPages,
  createQueryHandover,
  createReaderInjection,
  createTabSettings,
  createTabStores,
  createToolbar,
  injectIntoOpenTabs,
  keepPageLists,
  type MenuId,
  openCardAtSelection,
  openFirstRun,
  pdfPagePath,
  receiveFrameMessages,
  registerCommands,
  registerMenus,
  registerOmnibox,
  stepInTab,
} from '@/lib/tabs';
import { browserLanguage } from '../shared/browser-language';
import { newRule } from '../shared/new-rule';
import { toolbarTitle } from '../shared/toolbar-title';
import { createGlossarySearch } from './glossary-search';

export default defineBackground(() => {
  const { scripting, tabs, action } = browser;
  const { local, session, sync } = browser.storage;
  const lock = settingsLock(navigator.locks);
  const settings = createTabSettings(browser, createTabStores(browser.storage, lock, newRule));
  const language = browserLanguage(browser.i18n);
  const search = createGlossarySearch(language, navigator.languages);
  const pages = createOwnPages(browser);
  const handover = createQueryHandover(Date.now);
  const openPopup = async ({ windowId }: { windowId?: number }): Promise<void> => {
    await action.openPopup(windowId === undefined ? {} : { windowId });
    // What the browser says of others: BROWSER-BUGS.md#popup-without-toolbar
    if (windowId !== undefined && (await browser.windows.get(windowId)).type !== 'normal')
      throw new Error('A window without a toolbar has no popup');
  };
  const openGlossary = () => pages.open('/glossary.html');
  const openSettings = () => browser.runtime.openOptionsPage();
  const lookUp = createLookUp({
    search: search.find,
    openCard: (tabId, frameId, id) => openCardAtSelection(browser, tabId, frameId, id),
    openPopup,
    openGlossary,
    handover,
  });

  openFirstRun(browser.runtime.onInstalled, () => pages.open('/first-run.html'));
  void injectIntoOpenTabs({
    scripting,
    // Else the browser waits until the document has arrived, and some documents never do.
    insertScript: (target) =>
      scripting.executeScript({ target, files: ['/content-scripts/scout.js'], injectImmediately: true }),
    tabs,
    session,
    updates: import.meta.env.FIREFOX ? tabs.onUpdated : null,
  });
  receiveFrameMessages(browser, {
    settings,
    async entry(id, tab) {
      const { region } = (await settings.of(tab).read()).settings;
      return loadGlossary(regionsFor(navigator.languages, region)).entry(id) ?? null;
    },
    reader: createReaderInjection(scripting),
    updateToolbar: createToolbar(browser, toolbarTitle),
    handover,
    isFactLink: (url) => isFactLink(loadGlossary(regionsFor(navigator.languages)), url),
    openLink: (url, inBackground, tab) => {
      const { id: openerTabId, windowId } = tab ?? {};
      // A link of a private window stays there.
      const beside = openerTabId !== undefined && windowId !== undefined ? { openerTabId, windowId } : {};
      return tabs.create({ url, active: !inBackground, ...beside });
    },
    openOwnPage: (id) => (id === null ? openSettings() : pages.open(`/glossary.html#${id}`)),
    onError: console.error,
  });
  keepPageLists({ runtime: browser.runtime, session }, console.error);
  registerCommands(browser.commands, {
    step: (tabId, request) => stepInTab(browser, tabId, request),
    toggleSite: settings.toggle,
    search: (tab) => lookUp.search('', tab),
    openPopup,
  });
  void registerMenus({ menus: browser.contextMenus, session }, menuTitles(language), {
    lookUp: lookUp.selection,
    switchSite: settings.toggle,
    switchEverywhere: settings.toggleEverywhere,
    openGlossary,
    openSettings,
    readPdf: (address, tab) => pages.open(pdfPagePath(address, tab?.incognito && !import.meta.env.FIREFOX)),
    openBeside: async () => sidebarOf(browser)?.open(),
    openPopup,
  });
  registerOmnibox(browser.omnibox, {
    search: search.findNamed,
    words: {
      hint: toolbarText(language, 'omniboxHint'),
      searchFor: (query) => toolbarText(language, 'omniboxSearch', { query }),
      guesses: (query) => popupText(language, 'guesses', { query }),
      noHits: (query) => popupText(language, 'noHits', { query }),
      otherMedicine: (name) => popupText(language, 'otherMedicine', { name }),
    },
    format: import.meta.env.FIREFOX ? 'plain' : 'xml',
    readsFirstLineEarly: import.meta.env.FIREFOX,
    openEntry: (id, where) => pages.open(`/glossary.html#${id}`, where),
    openSearch(text, where) {
      handover.give('glossary', text);
      return pages.open('/glossary.html', where);
    },
  });
  const syncSettings = createSettingsSync({ local, sync, lock, now: Date.now });
  local.onChanged.addListener((changes) => void (isSyncedChange(changes) && syncSettings()));
  sync.onChanged.addListener(() => void syncSettings());
  browser.runtime.onStartup.addListener(() => void syncSettings());
  session.onChanged.addListener((changes) => void settings.notifyPrivateTabs(Object.keys(changes)));
});

/** Firefox on a computer; the package of types does not know it. */
function sidebarOf(api: object): { open(): Promise<void> } | undefined {
  return (api as { sidebarAction?: { open(): Promise<void> } }).sidebarAction;
}

function menuTitles(language: Language): Partial<Record<MenuId, string>> {
  return {
    'look-up': toolbarText(language, 'menuLookUp'),
    'switch-site': toolbarText(language, 'menuSite'),
    'switch-everywhere': toolbarText(language, 'menuEverywhere'),
    'open-glossary': toolbarText(language, 'menuGlossary'),
    'open-settings': toolbarText(language, 'menuSettings'),
    'read-pdf': toolbarText(language, 'menuPdf'),
    'read-linked-pdf': toolbarText(language, 'menuPdf'),
    // Chromium has such an entry of its own.
    ...(import.meta.env.FIREFOX && { 'open-beside': toolbarText(language, 'menuBeside') }),
  };
}
