import type { Language, Localized } from '@/data/schema';

/** @returns the text in `language`, or in English where it has not been translated */
export function textIn(text: Localized, language: Language): string {
  return text[language] ?? text.en;
}
