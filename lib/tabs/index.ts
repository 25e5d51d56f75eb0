/** What the extension's own pages do with the tabs of the browser. */
export { goTo } from './go-to';
export { stepThroughFrames } from './step-through-frames';
export { readTabState, type TabState, tabInQuestion } from './tab-state';
