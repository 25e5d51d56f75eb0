import { beforeEach, expect, test, vi } from 'vitest';
import { type TabActions, watchFrontTab } from '@/lib/tabs';

type Listener = (tab: { windowId: number }) => void;

const OWN_WINDOW = 5;
const listeners = new Set<Listener>();
const browser = {
  tabs: {
    onActivated: {
      addListener: (listener: Listener) => void listeners.add(listener),
      removeListener: (listener: Listener) => void listeners.delete(listener),
    },
  },
  windows: { getCurrent: async () => ({ id: OWN_WINDOW }) },
};
const watched: { signal: AbortSignal; goTo: TabActions['goTo'] }[] = [];
let end: AbortController;
let actions: TabActions;

beforeEach(async () => {
  listeners.clear();
  watched.length = 0;
  end = new AbortController();
  actions = watchFrontTab(
    browser,
    (signal) => {
      const goTo = vi.fn<TabActions['goTo']>(async () => null);
      watched.push({ signal, goTo });
      const nothing = async () => undefined;
      return {
        goTo,
        setSite: nothing,
        setEverywhere: nothing,
        allow: nothing,
        reload: nothing,
        readPdf: nothing,
        openList: nothing,
      };
    },
    end.signal,
  );
  await Promise.resolve();
});

function activate(windowId: number): void {
  for (const listener of listeners) listener({ windowId });
}

test('the tab that comes to the front of this window is watched in place of the one before', async () => {
  activate(OWN_WINDOW);
  expect(watched.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  await actions.goTo('letrozole', 'next');
  expect(watched[0]?.goTo).not.toHaveBeenCalled();
  expect(watched[1]?.goTo).toHaveBeenCalledExactlyOnceWith('letrozole', 'next');
});

test('a tab of another window is none of its business', () => {
  activate(OWN_WINDOW + 1);
  expect(watched).toHaveLength(1);
});

test('nothing is watched or listened to after the end', () => {
  end.abort();
  expect(listeners.size).toBe(0);
  expect(watched[0]?.signal.aborted).toBe(true);
});
