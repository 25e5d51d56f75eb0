/** The extension's own pages. */
export { FirstRun, type ShowMarks } from './first-run/FirstRun';
export { GlossaryPage } from './glossary/GlossaryPage';
export { PdfPage } from './pdf/PdfPage';
export { type NamesView, NOTHING_OPEN, type PdfPageView, type WatchPdf } from './pdf/pdf-page-view';
export { Popup, typedInFile, type WatchTab } from './popup/Popup';
export { PrivacyPage } from './privacy/PrivacyPage';
export { saveAs } from './save-as';
export type { KeyActions } from './settings/Keys';
export { SettingsPage } from './settings/SettingsPage';
export type { WatchSync } from './settings/Sync';
