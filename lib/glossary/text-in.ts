import type { Called, Language } from '@/data/schema';

/** @returns the text in `language`; what is called the same in both languages is one text */
export function textIn(text: Called, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}
