/** The extension's own pages. */
export { Popup, type WatchTab } from './popup/Popup';
