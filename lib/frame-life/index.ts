/** How the content script lives in one frame: when it starts, follows the settings, brings the reader, and ends. */
export {
  createEntryQuestion,
  exposeCard,
  exposeReader,
  insertStyles,
  loadCard,
  loadReader,
} from './ask-background';
export { cardMessageHandlers, connectFrames, topPageMaySee } from './connect-frames';
export {
  ACTIVITY_EVENTS,
  createErrorReporter,
  createFrameContext,
  createInvalidationCheck,
  type FrameContext,
  removePreviousInstance,
} from './context';
export { onRootReplaced, whenLargeEnough } from './document-watch';
export { followChoices } from './follow-choices';
export { openFrameSettings } from './frame-settings';
export {
  type Frame,
  type HighlightEvents,
  type Highlights,
  runInFrame,
  type ShowHighlights,
} from './run-in-frame';
