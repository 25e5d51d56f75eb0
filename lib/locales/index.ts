/** The words of the interface by language. A third language adds a folder, a file in `manifest/` and its lines in texts.ts. */
export {
  type CardKey,
  cardText,
  type GlossaryKey,
  glossaryText,
  type Language,
  type PageKey,
  type PopupKey,
  pageText,
  popupText,
  type SettingsKey,
  settingsText,
  toolbarText,
  welcomeText,
} from './texts';
