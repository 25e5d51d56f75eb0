/** The extension's own pages. */
export { GlossaryPage } from './glossary/GlossaryPage';
export { Popup, type WatchTab } from './popup/Popup';
