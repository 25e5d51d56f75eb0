import enCard from './en/card.json';
import enGlossary from './en/glossary.json';
import enPage from './en/page.json';
import enPopup from './en/popup.json';
import enSettings from './en/settings.json';
import enToolbar from './en/toolbar.json';
import enWelcome from './en/welcome.json';
import frCard from './fr/card.json';
import frGlossary from './fr/glossary.json';
import frPage from './fr/page.json';
import frPopup from './fr/popup.json';
import frSettings from './fr/settings.json';
import frToolbar from './fr/toolbar.json';
import frWelcome from './fr/welcome.json';

/**
 * The words of the interface. Browsers give an extension messages of their own language only, while a card follows the
 * language of the page: so these texts are imported. What the manifest itself says stands in `manifest/`, where the build
 * makes the browser's messages of it.
 *
 * Each part has its own table, so that the content script carries the words of the card alone.
 */
const CARD = { en: enCard, fr: frCard } satisfies Texts<CardKey>;
const GLOSSARY = { en: enGlossary, fr: frGlossary } satisfies Texts<GlossaryKey>;
const PAGE = { en: enPage, fr: frPage } satisfies Texts<PageKey>;
const POPUP = { en: enPopup, fr: frPopup } satisfies Texts<PopupKey>;
const SETTINGS = { en: enSettings, fr: frSettings } satisfies Texts<SettingsKey>;
const TOOLBAR = { en: enToolbar, fr: frToolbar } satisfies Texts<ToolbarKey>;
const WELCOME = { en: enWelcome, fr: frWelcome } satisfies Texts<WelcomeKey>;

/** A language that the interface speaks. */
export type Language = 'en' | 'fr';
export type CardKey = keyof typeof enCard;
export type GlossaryKey = keyof typeof enGlossary;
export type PageKey = keyof typeof enPage;
export type PopupKey = keyof typeof enPopup;
export type SettingsKey = keyof typeof enSettings;
export type ToolbarKey = keyof typeof enToolbar;
type WelcomeKey = keyof typeof enWelcome;

/** What stands for each `{name}` in a text. */
export type Values = Readonly<Record<string, string | number>>;

/** The forms of a text by the plural category of its count; what has no form of its own is as `other`. */
type Forms = { readonly [category in Intl.LDMLPluralRule]?: string } & { readonly other: string };
type Texts<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string | Forms>>>>;

/**
 * @param language that of the card
 * @param key which of the texts of cards
 * @param values what stands for each `{name}` in the text
 * @param count chooses the form by the plural rules of the language, and stands for `{count}`
 * @returns the text in the language
 */
export function cardText(language: Language, key: CardKey, values?: Values, count?: number): string {
  return fill(language, CARD[language][key], values, count);
}

/**
 * @returns a text of the glossary page; the parameters are those of {@link cardText}
 */
export function glossaryText(language: Language, key: GlossaryKey, values?: Values, count?: number): string {
  return fill(language, GLOSSARY[language][key], values, count);
}

/**
 * @returns a text of what all pages of the extension share; the parameters are those of {@link cardText}
 */
export function pageText(language: Language, key: PageKey, values?: Values, count?: number): string {
  return fill(language, PAGE[language][key], values, count);
}

/**
 * @returns a text of the popup; the parameters are those of {@link cardText}
 */
export function popupText(language: Language, key: PopupKey, values?: Values, count?: number): string {
  return fill(language, POPUP[language][key], values, count);
}

/**
 * @returns a text of the settings page; the parameters are those of {@link cardText}
 */
export function settingsText(language: Language, key: SettingsKey, values?: Values, count?: number): string {
  return fill(language, SETTINGS[language][key], values, count);
}

/**
 * @returns a text of the toolbar button; the parameters are those of {@link cardText}
 */
export function toolbarText(language: Language, key: ToolbarKey, values?: Values, count?: number): string {
  return fill(language, TOOLBAR[language][key], values, count);
}

/**
 * @returns a text of the page that opens after the install; the parameters are those of {@link cardText}
 */
export function welcomeText(language: Language, key: WelcomeKey, values?: Values, count?: number): string {
  return fill(language, WELCOME[language][key], values, count);
}

function fill(language: Language, text: string | Forms, values: Values = {}, count?: number): string {
  const chosen = typeof text === 'string' ? text : formFor(language, text, count);
  const all = count === undefined ? values : { ...values, count };
  return chosen.replace(/\{(\w+)\}/g, (whole, name) => String(all[name] ?? whole));
}

/** By the rules of Unicode CLDR, which the browser knows: in French 0 is singular, in English plural. */
function formFor(language: Language, forms: Forms, count: number | undefined): string {
  if (count === undefined) return forms.other;
  return forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
}
