import { browserLanguage } from '@/entrypoints/shared/browser-language';

/** That of the browser, which stays the same as long as a popup is open. */
export const LANGUAGE = browserLanguage();
