/** What the background and the popup do with the tabs of the browser. */

export { receiveFrameMessages } from './frames/frame-messages';
export { injectIntoOpenTabs } from './frames/inject-into-open-tabs';
export { createReaderInjection } from './frames/inject-reader';
export { inPageOrder } from './frames/named-frames';
export {
  findHiddenFrames,
  goToEntry,
  openCardAtSelection,
  sendToOtherFrames,
  stepInTab,
  stepThroughFrames,
} from './frames/step-in-tab';
export { createLookUp, type LookUp } from './look-up/look-up';
export { type OmniboxHits, registerOmnibox } from './look-up/omnibox';
export { createQueryHandover } from './look-up/query-handover';
export { createTabSettings, createTabStores, type TabSettings } from './state/tab-settings';
export { readTabState, type TabState, targetTab } from './state/tab-state';
export { INITIAL_VIEW, type TabActions, type TabView, watchTab } from './state/tab-view';
export { createToolbar, showToolbarState, type ToolbarState } from './state/toolbar';
export { watchFrontTab } from './state/watch-front-tab';
export { type CommandTab, registerCommands } from './ways-in/commands';
export { type MenuId, registerMenus } from './ways-in/menus';
export { openFirstRun } from './ways-in/open-first-run';
export { createOwnPages } from './ways-in/own-pages';
export { keepPageLists, openPageList } from './ways-in/page-lists';
export { askedPdf, isAskedPrivately, pdfPagePath } from './ways-in/pdf-page';
