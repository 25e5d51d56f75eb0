import { i18n } from '#i18n';
import type { Language } from '@/lib/glossary';

/** The language of the browser: the one whose messages it has chosen. */
export function browserLanguage(): Language {
  return i18n.t('extension.language') === 'fr' ? 'fr' : 'en';
}
