import { type ComponentChild, render } from 'preact';
import { browser } from 'wxt/browser';
import type { Language } from '@/lib/locales';
import { browserLanguage } from './browser-language';

/**
 * Shows a page of the extension in its `#app` element.
 *
 * @param contents makes what the page shows and the title of its tab, in the language of the browser
 * @throws Error when the page has no such element
 */
export function showPage(contents: (language: Language) => { title: string; content: ComponentChild }): void {
  const app = document.getElementById('app');
  if (!app) throw new Error(`${location.pathname} has lost its #app element`);
  const language = browserLanguage(browser.i18n);
  const { title, content } = contents(language);
  document.documentElement.lang = language;
  document.title = title;
  render(content, app);
}
