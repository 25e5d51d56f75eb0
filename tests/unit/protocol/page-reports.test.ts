import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  collectPageReports,
  exposeReport,
  type FrameQuery,
  type FrameReport,
  listFrames,
  type PageReport,
  setInjectionFlag,
} from '@/lib/protocol';
import { fuzzRuns } from '../../tools/fuzz-runs';
import { FakeTab, frame } from '../tabs/fake-tab';
import { FakeRuntime, SENDERS } from './fake-runtime';

describe('the reports of a tab', () => {
  const report: PageReport = {
    on: true,
    isPdf: false,
    counts: { letrozole: 2 },
    classCounts: { 'class:taxane': 1 },
  };

  /** A tab whose frames answer with these results. */
  function tabOf(...results: unknown[]): FrameQuery {
    return {
      runtime: new FakeRuntime(),
      scripting: { executeScript: async () => results.map((result, frameId) => ({ frameId, result })) },
    };
  }

  /** A tab of one frame, which is this world: the injected function runs here. */
  const thisWorld: FrameQuery = {
    runtime: new FakeRuntime(),
    scripting: { executeScript: async ({ func, args }) => [{ frameId: 0, result: func(...args) }] },
  };

  async function reportsOf(tab: FrameQuery): Promise<FrameReport[]> {
    return (await collectPageReports(tab, 1)).reports;
  }

  async function withoutScript(tab: FrameQuery): Promise<number[]> {
    const frames = await listFrames(tab.scripting, 1);
    return frames.filter(({ injected }) => !injected).map(({ frameId }) => frameId);
  }

  const before = Object.keys(globalThis);
  afterEach(() => {
    for (const key of Object.keys(globalThis))
      if (!before.includes(key)) Reflect.deleteProperty(globalThis, key);
  });

  it('come from all its frames', async () => {
    const targets: unknown[] = [];
    await collectPageReports(
      {
        runtime: new FakeRuntime(),
        scripting: {
          executeScript: async ({ target }) => {
            targets.push(target);
            return [];
          },
        },
      },
      7,
    );
    expect(targets).toEqual([{ tabId: 7, allFrames: true }]);
  });

  it('tell which frames have no content script yet', async () => {
    expect(await withoutScript(tabOf(true, false, undefined, true))).toEqual([1, 2]);
    expect(await withoutScript(thisWorld)).toEqual([0]);
    expect([setInjectionFlag(), setInjectionFlag()]).toEqual([true, false]);
    expect(await withoutScript(thisWorld)).toEqual([]);
  });

  it('name their frames and leave out those where our script does not run', async () => {
    const other = { on: false, isPdf: true, counts: {}, classCounts: {} };
    expect(await reportsOf(tabOf(report, null, undefined, other))).toEqual([
      { frameId: 0, ...report },
      { frameId: 3, ...other },
    ]);
  });

  it.each([
    ...[
      'yes',
      1,
      [],
      {},
      { ...report, on: 'yes' },
      { ...report, isPdf: undefined },
      { ...report, counts: null },
      { ...report, classCounts: undefined },
    ],
    ...[
      { ...report, counts: { letrozole: '2' } },
      { ...report, counts: { letrozole: Number.NaN } },
      { ...report, counts: { letrozole: -7 } },
      { ...report, classCounts: { 'class:taxane': 1e308 } },
      { ...report, readerAt: Number.POSITIVE_INFINITY },
    ],
    ...[
      { on: true, isPdf: false },
      { on: true, counts: {}, classCounts: {} },
    ],
  ])('leave out what is no report: %j', async (result) => {
    expect(await reportsOf(tabOf(result))).toEqual([]);
  });

  it('never throw, whatever a frame answers', async () => {
    const result = fc.oneof(
      fc.anything(),
      fc.record({
        on: fc.anything(),
        isPdf: fc.anything(),
        counts: fc.anything(),
        classCounts: fc.anything(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(result, { maxLength: 3 }), async (results) => {
        for (const { on, isPdf } of await reportsOf(tabOf(...results))) {
          expect([typeof on, typeof isPdf]).toEqual(['boolean', 'boolean']);
        }
      }),
      { numRuns: fuzzRuns(100) },
    );
  });

  it('are what the frame reports at the time of the query', async () => {
    let count = 1;
    exposeReport(() => ({ ...report, counts: { letrozole: count } }));
    expect(await reportsOf(thisWorld)).toMatchObject([{ counts: { letrozole: 1 } }]);
    count = 5;
    expect(await reportsOf(thisWorld)).toMatchObject([{ counts: { letrozole: 5 } }]);
  });

  it('are none for a frame that exposes no report', async () => {
    expect(await reportsOf(thisWorld)).toEqual([]);
  });

  it('fail with what the browser says', async () => {
    const closed: FrameQuery = {
      runtime: new FakeRuntime(),
      scripting: {
        executeScript: async () => {
          throw new Error('Cannot access a chrome:// URL');
        },
      },
    };
    await expect(collectPageReports(closed, 1)).rejects.toThrow('Cannot access a chrome:// URL');
  });

  it('of an element of the page that has the name of our hook are none', async () => {
    const element = Object.assign(() => undefined, { id: 'glossaryPageReport' });
    const prototype = Object.getPrototypeOf(globalThis);
    Object.assign(prototype, { glossaryPageReport: element, glossaryScript: element });
    try {
      expect(await reportsOf(thisWorld)).toEqual([]);
      expect(await withoutScript(thisWorld)).toEqual([0]);
    } finally {
      Reflect.deleteProperty(prototype, 'glossaryPageReport');
      Reflect.deleteProperty(prototype, 'glossaryScript');
    }
  });
});

describe('where a frame hangs', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('the others answer within 300 ms, and all of them when it hangs no more', async () => {
    const tab = new FakeTab(frame(0), frame(7), frame(8));
    tab.hanging.add(7);
    const late = vi.fn();
    const asked = collectPageReports(tab, 3, late);
    await vi.advanceTimersByTimeAsync(300);
    expect(await asked).toEqual({ reports: [frame(0), frame(8)], isComplete: false });
    tab.wake();
    await vi.waitFor(() => expect(late.mock.calls).toEqual([[[frame(0), frame(7), frame(8)]]]));
    expect(tab.runtime.listeners.size).toBe(0);
  });

  it('a busy frame answers later, for five seconds', async () => {
    const tab = new FakeTab(frame(0), frame(7), frame(8));
    tab.hanging.add(7);
    for (const frameId of [0, 8]) tab.busy.add(frameId);
    const late = vi.fn();
    const asked = collectPageReports(tab, 3, late);
    await vi.advanceTimersByTimeAsync(300);
    expect(await asked).toEqual({ reports: [], isComplete: false });
    await vi.advanceTimersByTimeAsync(1000);
    tab.sendLate();
    expect(late.mock.calls).toEqual([[[frame(0)]], [[frame(0), frame(8)]]]);
    await vi.advanceTimersByTimeAsync(4000);
    expect(tab.runtime.listeners.size).toBe(0);
  });

  it('nobody waits any longer once it hangs no more', async () => {
    const tab = new FakeTab(frame(0), frame(7));
    tab.hanging.add(7);
    const asked = collectPageReports(tab, 3);
    await vi.advanceTimersByTimeAsync(150);
    tab.wake();
    expect(await asked).toEqual({ reports: [frame(0), frame(7)], isComplete: true });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('what is sent to another query, for another tab or in a wrong shape does not count', async () => {
    const tab = new FakeTab(frame(0));
    tab.hanging.add(0);
    const { executeScript } = tab.scripting;
    tab.scripting.executeScript = (injection) => {
      const [, query] = injection.args;
      const { frameId, ...report } = frame(5);
      const sender = { ...SENDERS.subframe, frameId, tab: { ...SENDERS.subframe.tab, id: 3 } };
      tab.runtime.deliver({ type: 'frame-report', query: 'another', report }, sender);
      tab.runtime.deliver({ type: 'frame-report', query, report }, SENDERS['extension-page']);
      tab.runtime.deliver({ type: 'frame-report', query, report: { ...report, counts: { a: -1 } } }, sender);
      const other = { ...sender, tab: { ...sender.tab, id: 4 } };
      tab.runtime.deliver({ type: 'frame-report', query, report }, other);
      return executeScript(injection);
    };
    const asked = collectPageReports(tab, 3);
    await vi.advanceTimersByTimeAsync(300);
    expect((await asked).reports).toEqual([]);
  });
});
