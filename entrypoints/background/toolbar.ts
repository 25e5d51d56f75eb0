import { browser } from 'wxt/browser';
import { toolbarText } from '@/lib/locales';
import { askReports, totalCounts } from '@/lib/protocol';
import { browserLanguage } from '../shared/browser-language';

const BADGE_COLOUR = '#8a1c5c';
const SIZES = [16, 32, 48];

/** Tabs whose frames are being asked; true when they are to be asked once more. */
const asked = new Map<number, boolean>();

/**
 * Shows on the toolbar button of a tab how many different drugs its frames name, and whether marks are off. All frames are
 * asked each time, so a page of a hundred frames that all tell of themselves is asked twice, not a hundred times.
 */
export async function showOnToolbar(tabId: number): Promise<void> {
  const again = asked.has(tabId);
  asked.set(tabId, again);
  if (again) return;
  do {
    asked.set(tabId, false);
    await showReports(tabId);
  } while (asked.get(tabId));
  asked.delete(tabId);
}

async function showReports(tabId: number): Promise<void> {
  try {
    const reports = await askReports(browser.scripting, tabId);
    if (reports.length === 0) return;
    const on = reports.some((report) => report.on);
    const drugs = totalCounts(reports).size;
    await Promise.all([
      browser.action.setBadgeText({ tabId, text: on && drugs > 0 ? String(drugs) : '' }),
      browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR }),
      browser.action.setIcon({ tabId, path: iconPaths(on ? 'on' : 'off') }),
      browser.action.setTitle({ tabId, title: title(on, drugs) }),
    ]);
  } catch {
    // The tab has been closed or has gone elsewhere meanwhile; the next page tells for itself.
  }
}

function iconPaths(state: 'on' | 'off'): Record<number, string> {
  return Object.fromEntries(SIZES.map((size) => [size, `/icon/${state}-${size}.png`]));
}

function title(on: boolean, drugs: number): string {
  const language = browserLanguage();
  if (!on) return toolbarText(language, 'off');
  if (drugs === 0) return toolbarText(language, 'none');
  return toolbarText(language, 'found', {}, drugs);
}
