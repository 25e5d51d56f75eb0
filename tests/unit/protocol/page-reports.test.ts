import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  collectPageReports,
  exposePageReport,
  listFrames,
  type PageReport,
  setInjectionFlag,
  totalCounts,
} from '@/lib/protocol';

describe('the reports of a tab', () => {
  const report: PageReport = {
    on: true,
    isPdf: false,
    counts: { letrozole: 2 },
    classCounts: { 'class:taxane': 1 },
  };

  /** A tab whose frames answer with these results. */
  function tabOf(...results: unknown[]): Parameters<typeof collectPageReports>[0] {
    return {
      executeScript: async () => results.map((result, frameId) => ({ frameId, result })),
    };
  }

  /** A tab of one frame, which is this world: the injected function runs here. */
  const thisWorld: Parameters<typeof collectPageReports>[0] = {
    executeScript: async ({ func, args }) => [{ frameId: 0, result: func(...args) }],
  };

  async function withoutScript(tab: Parameters<typeof collectPageReports>[0]): Promise<number[]> {
    const frames = await listFrames(tab, 1);
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
        executeScript: async ({ target }) => {
          targets.push(target);
          return [];
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
    expect(await collectPageReports(tabOf(report, null, undefined, other), 1)).toEqual([
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
    ],
    ...[
      { on: true, isPdf: false },
      { on: true, counts: {}, classCounts: {} },
    ],
  ])('leave out what is no report: %j', async (result) => {
    expect(await collectPageReports(tabOf(result), 1)).toEqual([]);
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
        for (const { on, isPdf } of await collectPageReports(tabOf(...results), 1)) {
          expect([typeof on, typeof isPdf]).toEqual(['boolean', 'boolean']);
        }
      }),
    );
  });

  it('are what the frame reports at the time of the query', async () => {
    let count = 1;
    exposePageReport(() => ({ ...report, counts: { letrozole: count } }));
    expect(await collectPageReports(thisWorld, 1)).toMatchObject([{ counts: { letrozole: 1 } }]);
    count = 5;
    expect(await collectPageReports(thisWorld, 1)).toMatchObject([{ counts: { letrozole: 5 } }]);
  });

  it('are none for a frame that exposes no report', async () => {
    expect(await collectPageReports(thisWorld, 1)).toEqual([]);
  });

  it('fail with what the browser says', async () => {
    const closed: Parameters<typeof collectPageReports>[0] = {
      executeScript: async () => {
        throw new Error('Cannot access a chrome:// URL');
      },
    };
    await expect(collectPageReports(closed, 1)).rejects.toThrow('Cannot access a chrome:// URL');
  });
});

describe('the counts of all frames', () => {
  function counted(counts: Record<string, number>, classCounts: Record<string, number> = {}): PageReport {
    return { on: true, isPdf: false, counts, classCounts };
  }

  it('are none without frames or mentions', () => {
    expect(totalCounts([]).size).toBe(0);
    expect(totalCounts([counted({}), counted({})]).size).toBe(0);
  });

  it('are added up, drug by drug', () => {
    const total = totalCounts([
      counted({ letrozole: 2, paclitaxel: 1 }),
      counted({ paclitaxel: 4, olaparib: 1 }),
      counted({ letrozole: 1 }),
    ]);
    expect(Object.fromEntries(total)).toEqual({ letrozole: 3, paclitaxel: 5, olaparib: 1 });
  });

  it('are added up separately for classes', () => {
    const reports = [counted({ letrozole: 2 }, { taxane: 1 }), counted({}, { taxane: 2 })];
    expect(Object.fromEntries(totalCounts(reports, 'classCounts'))).toEqual({ taxane: 3 });
    expect(Object.fromEntries(totalCounts(reports))).toEqual({ letrozole: 2 });
  });
});
