import type { Language, LocalizedName } from '@/data/schema';

/** @returns the text in `language`; what is called the same in both languages is one text */
export function textIn(text: LocalizedName, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}
