import { browser } from 'wxt/browser';
import { toolbarText } from '@/lib/locales';
import type { ToolbarState } from '@/lib/tabs';
import { browserLanguage } from './browser-language';

/** The tooltip of the toolbar button. */
export function toolbarTitle(state: ToolbarState): string {
  const language = browserLanguage(browser.i18n);
  if (state.kind === 'off') return toolbarText(language, 'off');
  if (state.drugs === 0) return toolbarText(language, 'none');
  return toolbarText(language, 'found', {}, state.drugs);
}
