/** A live document <-> mentions: text runs, scan, observe, paint, hit-test. DOM, but no UI and no extension API. */
export { isSameMention, type PageMention, rangeOf } from './page-mention';
export { ACTIVE_KEY, TERM_KEY } from './paint';
export { nextVisible, scrollToMention } from './step';
export { type PageWatch, watchPage } from './watch-page';
