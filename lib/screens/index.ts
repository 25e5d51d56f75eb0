/** The extension's own pages. */
export { FirstRun, type ShowMarks } from './first-run/FirstRun';
export { GlossaryPage } from './glossary/GlossaryPage';
export { PdfPage } from './pdf/PdfPage';
export { NOTHING_OPEN, type PdfPageView, type WatchPdf } from './pdf/pdf-page-view';
export { Popup, type WatchTab } from './popup/Popup';
export { PrivacyPage } from './privacy/PrivacyPage';
export type { KeyActions } from './settings/Keys';
export { SettingsPage } from './settings/SettingsPage';
export type { WatchSync } from './settings/Sync';
