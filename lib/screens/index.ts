/** The extension's own pages. */
export { LANGUAGE } from './popup/language';
export { Popup } from './popup/Popup';
