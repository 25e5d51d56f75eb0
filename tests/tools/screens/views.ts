import type { Page } from 'puppeteer-core';

export const languages = { en: 'English', fr: 'French' } as const;
export type Language = keyof typeof languages;

export const isLanguage = (name: string): name is Language => Object.hasOwn(languages, name);

/** What there are pictures of, by the names of the command line; and their headings. */
export const groups = {
  card: 'The card',
  marks: 'The marks',
  popup: 'The popup',
  glossary: 'The glossary page',
  settings: 'Settings',
  'first-run': 'The first page',
  pdf: 'The PDF reader',
} as const;
export type PictureGroup = keyof typeof groups;

export const isGroup = (name: string): name is PictureGroup => Object.hasOwn(groups, name);

/** What a picture is taken in; two are appearances of a page alone; what is blurred shows what is seen first. */
export const appearances = {
  light: 'light',
  dark: 'dark',
  forced: 'forced colours',
  coloured: 'coloured page',
  inverted: 'inverted page',
  blurred: 'blurred by 6 px',
  sharp: 'at twice the resolution',
  mirrored: 'from right to left',
  enlarged: 'letters alone four times as large',
} as const;
export type Appearance = keyof typeof appearances;

export interface Size {
  width: number;
  height: number;
}

/** A part of a page, CSS pixels of its viewport. */
export interface Clip extends Size {
  x: number;
  y: number;
}

/** What one picture shows. */
export interface View {
  /** One of the headings of `groups`. */
  group: string;
  /** The state's, in file names. */
  id: string;
  title: string;
  appearance: Appearance;
  language: Language;
  /** As the caption says it. */
  size: string;
}

/** A picture that was taken. */
export interface Picture extends View {
  /** Within the folder of the sheet. */
  file: string;
}

/** Takes a picture of what a tab shows now and adds it to the sheet; of all of it, if no part is given. */
export type Take = (page: Page, view: View, part?: Clip | 'whole page') => Promise<void>;
