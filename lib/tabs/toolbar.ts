import { collectPageReports, type Scripting, totalCounts } from '@/lib/protocol';

const BADGE_COLOUR = '#8a1c5c';
const ICON_SIZES = [16, 32, 48];

/** The parts of `browser` that are used here. */
export interface ToolbarBrowser {
  scripting: Scripting;
  action: {
    setBadgeText(details: { tabId: number; text: string }): Promise<void>;
    setBadgeBackgroundColor(details: { tabId: number; color: string }): Promise<void>;
    setIcon(details: { tabId: number; path: Record<number, string> }): Promise<void>;
    setTitle(details: { tabId: number; title: string }): Promise<void>;
  };
}

/** What the toolbar button of a tab says. */
export type ToolbarState = { kind: 'off' } | { kind: 'on'; drugs: number };

/**
 * Shows on the toolbar button of a tab how many different drugs its frames name, and whether highlights are off. All frames
 * are queried each time. A change that is reported meanwhile only makes it query once more: a page of a hundred frames that
 * all report a change is queried twice, not a hundred times.
 *
 * @param title the tooltip of the button
 * @returns a function to be called when something has changed in a tab
 */
export function createToolbar(
  browser: ToolbarBrowser,
  title: (state: ToolbarState) => string,
): (tabId: number) => Promise<void> {
  /** Tabs whose frames are being queried, and whether they must be queried again after that. */
  const running = new Map<number, 'current' | 'outdated'>();

  return async (tabId) => {
    if (running.has(tabId)) {
      running.set(tabId, 'outdated');
      return;
    }
    do {
      running.set(tabId, 'current');
      await show(browser, tabId, title);
    } while (running.get(tabId) === 'outdated');
    running.delete(tabId);
  };
}

async function show(
  { scripting, action }: ToolbarBrowser,
  tabId: number,
  title: (state: ToolbarState) => string,
): Promise<void> {
  try {
    const reports = await collectPageReports(scripting, tabId);
    if (reports.length === 0) return;
    const state: ToolbarState = reports.some(({ on }) => on)
      ? { kind: 'on', drugs: totalCounts(reports).size }
      : { kind: 'off' };
    const count = state.kind === 'on' ? state.drugs : 0;
    await Promise.all([
      action.setBadgeText({ tabId, text: count > 0 ? String(count) : '' }),
      action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR }),
      action.setIcon({ tabId, path: iconPaths(state.kind) }),
      action.setTitle({ tabId, title: title(state) }),
    ]);
  } catch {
    // The tab has been closed or has gone elsewhere meanwhile; the next page reports its own state.
  }
}

function iconPaths(state: 'on' | 'off'): Record<number, string> {
  return Object.fromEntries(ICON_SIZES.map((size) => [size, `/icon/${state}-${size}.png`]));
}
