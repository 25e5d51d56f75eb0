import { i18n } from '#i18n';
import type { Language } from '@/lib/glossary';

/** The language of the browser, which is that of the popup: the one whose messages it has chosen. */
export const LANGUAGE: Language = i18n.t('extension.language') === 'fr' ? 'fr' : 'en';
