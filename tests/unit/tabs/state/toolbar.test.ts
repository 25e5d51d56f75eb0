import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createToolbar, type ToolbarState } from '@/lib/tabs';
import { FakeTab, frame } from '../fake-tab';

const action = {
  setBadgeText: vi.fn(async () => undefined),
  setBadgeBackgroundColor: vi.fn(async () => undefined),
  setIcon: vi.fn(async () => undefined),
  setTitle: vi.fn(async () => undefined),
};

function toolbarOf(tab: FakeTab): (tabId: number) => Promise<void> {
  const title = (state: ToolbarState) => (state.kind === 'on' ? `${state.drugs} drugs` : 'off');
  return createToolbar({ scripting: tab.scripting, runtime: tab.runtime, action }, title);
}

beforeEach(() => void vi.clearAllMocks());

describe('the toolbar button', () => {
  test('shows how many different drugs all frames name', async () => {
    const update = toolbarOf(new FakeTab(frame(0, { counts: { letrozole: 2, olaparib: 1 } }), frame(7)));
    await update(3);
    expect(action.setBadgeText).toHaveBeenCalledExactlyOnceWith({ tabId: 3, text: '2' });
    expect(action.setTitle).toHaveBeenCalledExactlyOnceWith({ tabId: 3, title: '2 drugs' });
    expect(action.setIcon).toHaveBeenCalledExactlyOnceWith({
      tabId: 3,
      path: { 16: '/icon/on-16.png', 32: '/icon/on-32.png', 48: '/icon/on-48.png' },
    });
  });

  test('shows no number where a page names no drug', async () => {
    await toolbarOf(new FakeTab(frame(0, { counts: {}, classCounts: { 'class:taxane': 1 } })))(3);
    expect(action.setBadgeText).toHaveBeenCalledExactlyOnceWith({ tabId: 3, text: '' });
    expect(action.setTitle).toHaveBeenCalledExactlyOnceWith({ tabId: 3, title: '0 drugs' });
  });

  test('is grey and without a number where highlights are off', async () => {
    await toolbarOf(new FakeTab(frame(0, { on: false })))(3);
    expect(action.setBadgeText).toHaveBeenCalledExactlyOnceWith({ tabId: 3, text: '' });
    expect(action.setTitle).toHaveBeenCalledExactlyOnceWith({ tabId: 3, title: 'off' });
    expect(action.setIcon).toHaveBeenCalledExactlyOnceWith({
      tabId: 3,
      path: { 16: '/icon/off-16.png', 32: '/icon/off-32.png', 48: '/icon/off-48.png' },
    });
  });

  test('stays as it is where no frame reports, or the tab is gone', async () => {
    await toolbarOf(new FakeTab())(3);
    const gone = new FakeTab();
    gone.reports = new Error('No tab with id 3');
    await toolbarOf(gone)(3);
    expect(action.setBadgeText).not.toHaveBeenCalled();
  });

  test('queries a tab twice, not a hundred times, when a hundred frames report a change at once', async () => {
    const tab = new FakeTab(frame(0));
    const update = toolbarOf(tab);
    const first = update(3);
    tab.reports = [frame(0, { counts: { letrozole: 1, olaparib: 1 } })];
    await Promise.all([first, ...Array.from({ length: 99 }, () => update(3))]);
    expect(tab.queries).toBe(2);
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ tabId: 3, text: '2' });
    await update(3);
    expect(tab.queries).toBe(3);
  });
  test('shows what the frames say that do not hang, and the rest when it comes, but nothing older', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const tab = new FakeTab(frame(0), frame(7, { counts: { olaparib: 1 } }));
    tab.hanging.add(7);
    const update = toolbarOf(tab);
    const first = update(3);
    await vi.advanceTimersByTimeAsync(300);
    await first;
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ tabId: 3, text: '1' });

    tab.reports = [frame(0, { counts: {} }), frame(7, { counts: {} })];
    const second = update(3);
    await vi.advanceTimersByTimeAsync(300);
    await second;
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ tabId: 3, text: '' });
    tab.reports = [frame(0), frame(7, { counts: { olaparib: 1, tamoxifen: 1 } })];
    tab.wake();
    await vi.waitFor(() => expect(action.setBadgeText).toHaveBeenLastCalledWith({ tabId: 3, text: '3' }));
    // Once for each query, and once for the rest of the newest one.
    expect(action.setBadgeText).toHaveBeenCalledTimes(3);
  });

  test('shows what a busy frame says late, though another one hangs', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const tab = new FakeTab(frame(0), frame(7));
    tab.hanging.add(7);
    tab.busy.add(0);
    const first = toolbarOf(tab)(3);
    await vi.advanceTimersByTimeAsync(300);
    await first;
    expect(action.setBadgeText).not.toHaveBeenCalled();
    tab.sendLate();
    await vi.waitFor(() => expect(action.setBadgeText).toHaveBeenLastCalledWith({ tabId: 3, text: '1' }));
  });
});
