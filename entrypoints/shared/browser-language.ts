import type { Language } from '@/lib/locales';

/** The language of the browser: the one whose messages (lib/locales/manifest) it has chosen. */
export function browserLanguage(i18n: { getMessage(name: string): string }): Language {
  return i18n.getMessage('extension_language') === 'fr' ? 'fr' : 'en';
}
