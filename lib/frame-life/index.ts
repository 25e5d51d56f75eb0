/** How the content script lives in one frame: when it starts, follows the settings and ends. */
export { cardMessageHandlers, connectFrames, topPageMaySee } from './connect-frames';
export {
  ACTIVITY_EVENTS,
  createEntryQuestion,
  createErrorReporter,
  createInvalidationCheck,
  type FrameContext,
  removePreviousInstance,
} from './context';
export { onRootReplaced } from './every-frame';
export { openFrameSettings } from './frame-settings';
export {
  type Frame,
  type HighlightEvents,
  type Highlights,
  runInFrame,
} from './run-in-frame';
