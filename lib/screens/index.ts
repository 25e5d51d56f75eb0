/** The extension's own pages. */
export { Popup } from './popup/Popup';
