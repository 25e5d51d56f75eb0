/** The words of the interface by language. A third language adds a folder, a file in `manifest/` and its lines in texts.ts. */
export { type CardKey, cardText, type Language, type PopupKey, popupText, toolbarText } from './texts';
