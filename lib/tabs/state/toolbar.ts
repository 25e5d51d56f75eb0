import { collectPageReports, type FrameQuery, type FrameReport } from '@/lib/protocol';
import { noteAnswers } from '../frames/frame-reports';

const BADGE_COLOUR = '#8a1c5c';
const ICON_SIZES = [16, 32, 48];

/** The parts of `browser` that are used here. */
export interface ToolbarBrowser extends FrameQuery {
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

  /** The number of the newest query of a tab: what a frame answers late to an older one is dropped. */
  const newest = new Map<number, number>();

  async function queryAndShow(tabId: number): Promise<void> {
    const query = (newest.get(tabId) ?? 0) + 1;
    newest.set(tabId, query);
    try {
      const { reports, isComplete } = await collectPageReports(browser, tabId, (later) => {
        if (newest.get(tabId) === query) show(later).catch(() => undefined);
      });
      await show(reports, isComplete);
    } catch {
      // The tab has been closed or has gone elsewhere meanwhile; the next page reports its own state.
    }

    async function show(reports: readonly FrameReport[], isComplete = false): Promise<void> {
      noteAnswers(browser, tabId, reports, isComplete);
      if (reports.length > 0) await showToolbarState(browser.action, tabId, stateOf(reports), title);
    }
  }

  return async (tabId) => {
    if (running.has(tabId)) {
      running.set(tabId, 'outdated');
      return;
    }
    do {
      running.set(tabId, 'current');
      await queryAndShow(tabId);
    } while (running.get(tabId) === 'outdated');
    running.delete(tabId);
  };
}

function stateOf(reports: readonly FrameReport[]): ToolbarState {
  if (!reports.some(({ on }) => on)) return { kind: 'off' };
  return { kind: 'on', drugs: new Set(reports.flatMap(({ counts }) => Object.keys(counts))).size };
}

/** @throws what the browser says when the tab is gone */
export async function showToolbarState(
  action: ToolbarBrowser['action'],
  tabId: number,
  state: ToolbarState,
  title: (state: ToolbarState) => string,
): Promise<void> {
  const count = state.kind === 'on' ? state.drugs : 0;
  await Promise.all([
    action.setBadgeText({ tabId, text: count > 0 ? String(count) : '' }),
    action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR }),
    action.setIcon({ tabId, path: iconPaths(state.kind) }),
    action.setTitle({ tabId, title: title(state) }),
  ]);
}

function iconPaths(state: 'on' | 'off'): Record<number, string> {
  return Object.fromEntries(ICON_SIZES.map((size) => [size, `/icon/${state}-${size}.png`]));
}
