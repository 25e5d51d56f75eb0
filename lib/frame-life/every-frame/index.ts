/**
 * The part of the content script that runs in every frame of every page, also in the many that are hidden. It is imported
 * without its room, because what a static import reaches is run at once: all of the room would be several milliseconds.
 */
export { onRootReplaced } from './document-root';
export { setInjectionFlag, whenLargeEnough } from './frame-size';
