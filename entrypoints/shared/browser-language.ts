import type { Language } from '@/lib/locales';

/** The language of the browser: the one whose messages (lib/locales/manifest) it has chosen. */
export function browserLanguage(i18n: { getMessage(name: string): string }): Language {
  return i18n.getMessage('extension_language') === 'fr' ? 'fr' : 'en';
}

/** The language of the extension's own pages: the one that the reader has chosen, else that of the browser. */
export function chosenLanguage(
  { language }: { language: Language | 'auto' },
  i18n: { getMessage(name: string): string },
): Language {
  return language === 'auto' ? browserLanguage(i18n) : language;
}
