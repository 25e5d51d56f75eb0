/**
 * Real browsers for tests and tools: find or install one, start it with the extension, read what a reader
 * sees.
 */
export { closeHiddenPage, evaluateInBackground, isHiddenPage } from './extension/background.ts';
export {
  type Badge,
  badge,
  clearStorage,
  readStorage,
  type StoredItems,
  writeStorage,
} from './extension/extension-state.ts';
export { closeFirstRunPage } from './extension/first-run-page.ts';
export { leaveServiceWorker, runningServiceWorkers, stopServiceWorker } from './extension/service-worker.ts';
export { ensureBrowser } from './find/ensure-browser.ts';
export { type BrowserKind, findBrowser } from './find/find-browser.ts';
export type { BrowserSession } from './launch/browser-session.ts';
export { launchPlain, launchWithExtension } from './launch/launch.ts';
export { countLaunches, LAUNCH_RECORD_VARIABLE } from './launch/launch-record.ts';
export { allPages } from './page/all-pages.ts';
export { isBidiBrowser } from './page/bidi-browser.ts';
export { cardElement, pressInCard } from './page/card-element.ts';
export {
  type CardSnapshot,
  evaluateInCard,
  readCard,
  waitForCard,
  waitForNoCard,
} from './page/card-reader.ts';
export { type Point, toTopPage } from './page/frame-position.ts';
export { highlightTexts } from './page/highlight-texts.ts';
export { serializable } from './page/page-function.ts';
export { timeScale } from './time-scale.ts';
export { until } from './until.ts';
