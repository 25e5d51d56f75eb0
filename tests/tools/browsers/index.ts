/**
 * Real browsers for tests and tools: find or install one, start it with the extension, read what a reader
 * sees.
 */
export { closeHiddenPage, evaluateInBackground, isHiddenPage } from './background.ts';
export type { BrowserSession } from './browser-session.ts';
export { cardElement } from './card-element.ts';
export { type CardSnapshot, evaluateInCard, readCard, waitForCard, waitForNoCard } from './card-reader.ts';
export { ensureBrowser } from './ensure-browser.ts';
export {
  type Badge,
  badge,
  clearStorage,
  readStorage,
  type StoredItems,
  writeStorage,
} from './extension-state.ts';
export { type BrowserKind, findBrowser } from './find-browser.ts';
export type { Point } from './frame-position.ts';
export { highlightTexts } from './highlight-texts.ts';
export { launchPlain, launchWithExtension } from './launch.ts';
export { countLaunches, LAUNCH_RECORD_VARIABLE } from './launch-record.ts';
export { serializable } from './page-function.ts';
export { timeScale } from './time-scale.ts';
export { until } from './until.ts';
