import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { injectIntoOpenTabs } from '@/lib/tabs';
import { FakeArea } from '../../settings/fake-area';

type Updated = (tabId: number, change: { status?: string }) => void;

/** A browser with tabs whose frames have the content script or not. */
class FakeBrowser {
  /** For each tab, whether the script runs in its frames; an error for pages that extensions may not touch. */
  readonly openTabs: Record<number, boolean[] | Error>;
  readonly area = new FakeArea();
  /** Where the script was injected: tab and frame. */
  readonly injected: string[] = [];
  readonly listeners = new Set<Updated>();
  queries = 0;

  constructor(openTabs: Record<number, boolean[] | Error>) {
    this.openTabs = openTabs;
  }

  /** @param isFirefox whether the browser can filter updates of tabs */
  start(isFirefox: boolean): Promise<void> {
    return injectIntoOpenTabs({
      scripting: {
        executeScript: async ({ target }) => {
          const frames = this.openTabs[target.tabId];
          if (!frames || frames instanceof Error) throw frames ?? new Error('No such tab');
          return frames.map((result, frameId) => ({ frameId, result }));
        },
      },
      insertScript: async ({ tabId, frameIds }) => {
        if (tabId === 99) throw new Error('the tab is closing');
        this.injected.push(`${tabId}/${frameIds}`);
      },
      tabs: {
        query: async () => {
          this.queries += 1;
          return [...Object.keys(this.openTabs).map((id) => ({ id: Number(id) })), { id: undefined }];
        },
      },
      session: {
        get: (key) => this.area.get([key]),
        set: (items) => this.area.set(items),
      },
      updates: isFirefox
        ? {
            addListener: (listener) => void this.listeners.add(listener),
            removeListener: (listener) => void this.listeners.delete(listener),
          }
        : null,
    });
  }

  /** A tab has finished loading. */
  load(tabId: number): void {
    for (const listener of this.listeners) {
      listener(tabId, { status: 'loading' });
      listener(tabId, { status: 'complete' });
    }
  }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('tabs that were open before the extension was there', () => {
  test('get the script in each frame, whatever happens in other tabs', async () => {
    const browser = new FakeBrowser({
      1: [false, false],
      2: new Error('Cannot access a chrome:// URL'),
      99: [false],
      3: [false],
    });
    await browser.start(false);
    expect(browser.injected.filter((one) => !one.includes('99')).sort()).toEqual(['1/0', '1/1', '3/0']);
  });

  test('get nothing where the script runs already', async () => {
    const browser = new FakeBrowser({ 1: [true, false] });
    await browser.start(false);
    expect(browser.injected).toEqual(['1/1']);
  });

  test('are queried once in a session, however often the background starts', async () => {
    const browser = new FakeBrowser({ 1: [false] });
    await browser.start(false);
    await browser.start(false);
    expect(browser.queries).toBe(1);
  });
});

describe('pages that come out of the back-forward cache of Firefox', () => {
  test('get the script in the first minute after the start', async () => {
    const browser = new FakeBrowser({ 1: [true] });
    await browser.start(true);
    browser.openTabs[1] = [false];
    vi.advanceTimersByTime(59_000);
    browser.load(1);
    await vi.waitFor(() => expect(browser.injected).toEqual(['1/0']));
  });

  test('start the background no more after that minute, nor when it starts again', async () => {
    const browser = new FakeBrowser({ 1: [true] });
    await browser.start(true);
    expect(browser.listeners.size).toBe(1);
    vi.advanceTimersByTime(60_000);
    expect(browser.listeners.size).toBe(0);
    await browser.start(true);
    expect(browser.listeners.size).toBe(0);
  });
});
