import { readFileSync } from 'node:fs';
import type { popup } from '../../../lib/locales/en.json';
import type { Language } from './views.ts';

export type PopupWord = keyof typeof popup;

/** A message of the popup in a language; the tools run without WXT, which would give it. */
export function popupWord(language: Language, key: PopupWord): string {
  const file = new URL(`../../../lib/locales/${language}.json`, import.meta.url);
  const { popup } = JSON.parse(readFileSync(file, 'utf8')) as { popup: Record<PopupWord, string> };
  return popup[key];
}
