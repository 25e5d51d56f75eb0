import { type ComponentChild, render } from 'preact';
import type { Language } from '@/lib/locales';
import type { Settings, SettingsStore } from '@/lib/settings';
import { chosenLanguage } from './browser-language';

/** What the reader has chosen for all pages of the extension. */
export interface PageSettings {
  language: Language;
  region: Settings['region'];
}

/**
 * Shows a page of the extension in its `#app` element, and again when the reader has chosen another language or region.
 *
 * @param i18n of the browser
 * @param contents makes what the page shows and the title of its tab
 * @throws Error when the page has no such element
 */
export function showPage(
  i18n: { getMessage(name: string): string },
  store: Pick<SettingsStore, 'read' | 'watch'>,
  contents: (settings: PageSettings) => { title: string; content: ComponentChild },
): void {
  const app = document.getElementById('app');
  if (!app) throw new Error(`${location.pathname} has lost its #app element`);
  let shown = '';

  async function show(root: HTMLElement): Promise<void> {
    const { settings } = await store.read();
    const { region } = settings;
    const language = chosenLanguage(settings, i18n);
    if (shown === language + region) return;
    const { title, content } = contents({ language, region });
    // What the file of the page has shown until now.
    if (shown === '') root.replaceChildren();
    shown = language + region;
    document.documentElement.lang = language;
    document.title = title;
    render(content, root);
  }

  store.watch(() => void show(app), new AbortController().signal);
  void show(app);
}
