import { browser } from 'wxt/browser';
import type { Language } from '@/lib/locales';

declare module 'wxt/browser' {
  interface WxtI18n {
    /** Stands in lib/locales/manifest. */
    getMessage(messageName: 'extension_language'): string;
  }
}

/** The language of the browser: the one whose messages it has chosen. */
export function browserLanguage(): Language {
  return browser.i18n.getMessage('extension_language') === 'fr' ? 'fr' : 'en';
}
