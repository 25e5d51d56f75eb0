/** The words of the interface by language. A third language adds a folder, a file in `manifest/` and its lines in `areas/`. */
export { type CardKey, cardText } from './areas/card';
export { type GlossaryKey, glossaryText } from './areas/glossary';
export { type PageKey, pageText } from './areas/page';
export { type PdfKey, pdfText } from './areas/pdf';
export { kindText, type PopupKey, popupText } from './areas/popup';
export { privacyText } from './areas/privacy';
export { type SettingsKey, settingsText } from './areas/settings';
export { toolbarText } from './areas/toolbar';
export { welcomeText } from './areas/welcome';
export type { Language } from './fill';
