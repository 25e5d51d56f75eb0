/** What the background and the popup do with the tabs of the browser. */
export { type CommandTab, registerCommands } from './commands';
export { receiveFrameMessages } from './frame-messages';
export { injectIntoOpenTabs } from './inject-into-open-tabs';
export { createReaderInjection, type DocumentTarget } from './inject-reader';
export { createLookUp, type LookUp } from './look-up/look-up';
export { type OmniboxHits, registerOmnibox } from './look-up/omnibox';
export { createQueryHandover } from './look-up/query-handover';
export { type MenuId, registerMenus } from './menus';
export { inPageOrder } from './named-frames';
export { openFirstRun } from './open-first-run';
export { createOwnPages } from './own-pages';
export { keepPageLists, openPageList } from './page-lists';
export {
  goToEntry,
  openCardAtSelection,
  sendToOtherFrames,
  stepInTab,
  stepThroughFrames,
} from './step-in-tab';
export { createTabSettings, type TabSettings } from './tab-settings';
export { readTabState, type TabState, targetTab } from './tab-state';
export { INITIAL_VIEW, type TabActions, type TabView, watchTab } from './tab-view';
export { createToolbar, type ToolbarState } from './toolbar';
export { watchFrontTab } from './watch-front-tab';
