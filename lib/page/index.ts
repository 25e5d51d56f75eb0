/** A live document <-> mentions: text runs, scan, observe, paint, hit-test. DOM, but no UI and no extension API. */
export { lowerBound } from './collections';
export {
  asShadowRoot,
  composedOrder,
  elementAround,
  parentAsShown,
  shadowRootsAround,
} from './dom/composed-tree';
export { createInputHub, type InputHub } from './dom/input-hub';
export type { ShadowRootOf } from './dom/shadow-root-registry';
export { type VisibleViewport, viewportSize, visibleViewport } from './dom/viewport';
export { isOfPage } from './locate/hit-test';
export { framePath, listNames, visibleMentions } from './locate/listed-names';
export {
  type Direction,
  isInWindow,
  nextMention,
  type StepStart,
  step,
} from './locate/mention-navigation';
export { createVisibilityCheck, isFrameShown } from './locate/visibility';
export { boxesOf, boxOf, isSameMention, type PageMention } from './mentions/mention';
export { watchPage } from './page-watcher';
export {
  ACTIVE_GREY_KEY,
  ACTIVE_KEY,
  CLEAR_KEY,
  GREY_KEY,
  removeLeftHighlights,
  TERM_KEY,
} from './paint/highlight-painter';
export type { PageWatcher, WatchOptions } from './types';
