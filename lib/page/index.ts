/** A live document <-> mentions: text runs, scan, observe, paint, hit-test. DOM, but no UI and no extension API. */
export {
  asShadowRoot,
  composedOrder,
  elementAround,
  parentAsShown,
  shadowRootsAround,
} from './composed-tree';
export { createInputHub, type InputEventType, type InputHub } from './dom/input-hub';
export { type ViewportSize, viewportSize, zoomOf } from './dom/viewport';
export { boxesOf, isSameMention, type PageMention } from './page-mention';
export { ACTIVE_KEY, TERM_KEY } from './paint';
export type { ShadowRootOf } from './shadow-roots';
export { type Direction, isInWindow, type StepStart, scrollToMention, step } from './step';
export { type PageWatch, type WatchOptions, watchPage } from './watch-page';
