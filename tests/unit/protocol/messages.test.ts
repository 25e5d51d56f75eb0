import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  answerReports,
  askReports,
  type Message,
  type PageReport,
  parseMessage,
  parseSiteAnswer,
  servedFrames,
  totalCounts,
} from '@/lib/protocol';

const OURS: Message[] = [
  { type: 'page-changed' },
  { type: 'ask-site' },
  { type: 'step', direction: 'next', from: 'here' },
  { type: 'step', direction: 'previous', from: 'edge', otherThan: 'letrozole' },
  { type: 'step-on', direction: 'next' },
  { type: 'close-cards' },
  { type: 'card-stays' },
  { type: 'focus-is-free' },
  { type: 'read-session', keys: ['settings.everywhere'] },
  { type: 'write-session', items: { 'settings.everywhere': false, any: [1, null] } },
  { type: 'session-changed', keys: [] },
  { type: 'go-to', id: 'letrozole', from: 'here' },
  {
    type: 'show-in-top-page',
    card: {
      key: '0.5',
      id: 'letrozole',
      pointedAt: { letters: 'Femara', definedHere: false },
      language: 'fr',
      boxes: [{ left: 0, top: 1, right: 60, bottom: 20.5 }],
      pointed: 0,
      viewport: { width: 300, height: 90 },
      frame: 2,
    },
  },
  { type: 'left-in-frame', key: '0.5', atOnce: false, seenAt: 1.5 },
  { type: 'closed-in-top-page', key: '0.5' },
];

describe('a message', () => {
  it.each(OURS)('of ours is taken: $type', (message) => {
    expect(parseMessage(message)).toEqual(message);
    expect(parseMessage(JSON.parse(JSON.stringify(message)))).toEqual(message);
  });

  it('is taken without what does not belong to it', () => {
    expect(parseMessage({ type: 'ask-site', id: 'x', more: 1 })).toEqual({ type: 'ask-site' });
  });

  it.each([
    ...[undefined, null, '', 'ask-site', 0, true, [], {}, [{ type: 'ask-site' }], () => undefined],
    ...[{ type: '' }, { type: 'ASK-SITE' }, { type: 'unknown' }, { type: null }, { type: ['ask-site'] }],
    ...[
      { type: 'go-to' },
      { type: 'go-to', id: 1, from: 'here' },
      { type: 'go-to', id: null, from: 'edge' },
      { type: 'go-to', id: 'letrozole', from: 'top' },
    ],
    ...[
      { type: 'read-session' },
      { type: 'read-session', keys: 'all' },
      { type: 'session-changed', keys: [1] },
    ],
    ...[
      { type: 'step' },
      { type: 'step', direction: 'up', from: 'here' },
      { type: 'step', direction: 'next' },
    ],
    ...[{ type: 'write-session' }, { type: 'write-session', items: null }],
    ...[{ Type: 'ask-site' }, { message: { type: 'ask-site' } }],
  ])('that is none of ours is refused: %j', (value) => {
    expect(parseMessage(value)).toBeNull();
  });

  it('never makes the receiver throw, whatever it is', () => {
    const type = fc.oneof(fc.anything(), fc.constantFrom(...OURS.map((message) => message.type)));
    const id = fc.oneof(fc.anything(), fc.string());
    const value = fc.oneof(
      fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true }),
      fc.record({ type, id }, { requiredKeys: [] }),
    );
    fc.assert(
      fc.property(value, (anything) => {
        const message = parseMessage(anything);
        if (message !== null) expect(OURS.map((ours) => ours.type)).toContain(message.type);
        if (message?.type === 'go-to') expect(message.id).toBeTypeOf('string');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('an answer to "which site is this?"', () => {
  it('gives the site', () => {
    expect(parseSiteAnswer({ site: 'example.com' })).toBe('example.com');
  });

  it.each([{ site: null }, {}, { site: 1 }, { site: undefined }, null, undefined, 'example.com', []])(
    'gives none: %j',
    (value) => {
      expect(parseSiteAnswer(value)).toBeNull();
    },
  );

  it('never makes the asker throw, whatever it is', () => {
    const value = fc.oneof(fc.anything(), fc.record({ site: fc.anything() }));
    fc.assert(
      fc.property(value, (anything) => {
        const site = parseSiteAnswer(anything);
        expect(site === null || typeof site === 'string').toBe(true);
      }),
    );
  });
});

describe('the reports of a tab', () => {
  const report: PageReport = {
    on: true,
    isPdf: false,
    counts: { letrozole: 2 },
    classCounts: { 'class:taxane': 1 },
  };

  /** A tab whose frames answer with these results. */
  function tabOf(...results: unknown[]): Parameters<typeof askReports>[0] {
    return {
      executeScript: async () => results.map((result, frameId) => ({ frameId, result })),
    };
  }

  /** A tab of one frame, which is this world: the asked function runs here. */
  const thisWorld: Parameters<typeof askReports>[0] = {
    executeScript: async ({ func, args }) => [{ frameId: 0, result: func(...args) }],
  };

  async function unserved(tab: Parameters<typeof askReports>[0]): Promise<number[]> {
    const frames = await servedFrames(tab, 1, 'ours');
    return frames.filter(({ served }) => !served).map(({ frameId }) => frameId);
  }

  const before = Object.keys(globalThis);
  afterEach(() => {
    for (const key of Object.keys(globalThis))
      if (!before.includes(key)) Reflect.deleteProperty(globalThis, key);
  });

  it('come from all its frames', async () => {
    const asked: unknown[] = [];
    await askReports(
      {
        executeScript: async ({ target }) => {
          asked.push(target);
          return [];
        },
      },
      7,
    );
    expect(asked).toEqual([{ tabId: 7, allFrames: true }]);
  });

  it('are missing in frames that are not served yet', async () => {
    expect(await unserved(tabOf(true, false, undefined, true))).toEqual([1, 2]);
    expect(await unserved(thisWorld)).toEqual([0]);
    vi.stubGlobal('ours', true);
    expect(await unserved(thisWorld)).toEqual([]);
  });

  it('name their frames and leave out those where our script does not run', async () => {
    const other = { on: false, isPdf: true, counts: {}, classCounts: {} };
    expect(await askReports(tabOf(report, null, undefined, other), 1)).toEqual([
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
    expect(await askReports(tabOf(result), 1)).toEqual([]);
  });

  it('never make the asker throw, whatever a frame says', async () => {
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
        for (const { on, isPdf } of await askReports(tabOf(...results), 1)) {
          expect([typeof on, typeof isPdf]).toEqual(['boolean', 'boolean']);
        }
      }),
    );
  });

  it('are what the frame says at the time it is asked', async () => {
    let count = 1;
    answerReports(() => ({ ...report, counts: { letrozole: count } }));
    expect(await askReports(thisWorld, 1)).toMatchObject([{ counts: { letrozole: 1 } }]);
    count = 5;
    expect(await askReports(thisWorld, 1)).toMatchObject([{ counts: { letrozole: 5 } }]);
  });

  it('are none for a frame that has not said that it answers', async () => {
    expect(await askReports(thisWorld, 1)).toEqual([]);
  });

  it('fail with what the browser says', async () => {
    const closed: Parameters<typeof askReports>[0] = {
      executeScript: async () => {
        throw new Error('Cannot access a chrome:// URL');
      },
    };
    await expect(askReports(closed, 1)).rejects.toThrow('Cannot access a chrome:// URL');
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

  it('are added up apart for classes', () => {
    const reports = [counted({ letrozole: 2 }, { taxane: 1 }), counted({}, { taxane: 2 })];
    expect(Object.fromEntries(totalCounts(reports, 'classCounts'))).toEqual({ taxane: 3 });
    expect(Object.fromEntries(totalCounts(reports))).toEqual({ letrozole: 2 });
  });
});
