/**
 * The part of the content script that runs in every frame of every page, also in the many that are hidden. It is imported
 * without the rest of its module, because what a static import reaches is run at once: all of it would take several
 * milliseconds in each frame.
 */
export { onRootReplaced, setInjectionFlag, whenLargeEnough } from './document-watch';
