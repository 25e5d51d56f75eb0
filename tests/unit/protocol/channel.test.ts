import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadGlossary } from '@/lib/glossary';
import { frameOfTab, type Handlers, type Message, on, type Receiver, send } from '@/lib/protocol';
import { listenInFrame } from '@/lib/protocol/in-frame';
import { MESSAGES } from '@/lib/protocol/messages';
import { fuzzRuns } from '../../tools/fuzz-runs';
import { FakeRuntime, REMOTE_CARD, SENDERS } from './fake-runtime';

type SenderName = keyof typeof SENDERS;

/** Each message, who receives it, and who may send it there. */
const FRAME_REPORT: Message = {
  type: 'frame-report',
  query: 'x',
  report: { on: true, isPdf: false, counts: { letrozole: 2 }, classCounts: {} },
};

const ROUTES: { message: Message; receiver: Receiver; senders: SenderName[] }[] = [
  ...to('background', ['top-page', 'subframe'], { type: 'page-changed' }),
  ...to('extension-page', ['top-page', 'subframe'], { type: 'page-changed' }),
  ...to('background', ['top-page', 'subframe'], { type: 'get-tab-site' }),
  ...to('background', ['top-page', 'subframe'], { type: 'get-entry', id: 'letrozole' }),
  ...to(
    'background',
    ['top-page', 'subframe'],
    { type: 'load-reader' },
    { type: 'load-card' },
    { type: 'insert-styles' },
    { type: 'remove-styles' },
  ),
  ...to('background', ['top-page', 'subframe'], { type: 'turn-off-tab-site' }, { type: 'undo-turn-off' }),
  ...to('background', ['top-page', 'subframe'], { type: 'read-session' }),
  ...to('background', ['top-page', 'subframe'], FRAME_REPORT),
  ...to('extension-page', ['top-page', 'subframe'], FRAME_REPORT),
  ...to('page-frame', ['background', 'firefox-background'], {
    type: 'session-changed',
    keys: ['private.everywhere'],
  }),
  ...to(
    'page-frame',
    ['background', 'firefox-background'],
    { type: 'step', direction: 'next', from: 'here' },
    { type: 'step', direction: 'previous', from: 'edge', otherThan: 'letrozole' },
  ),
  ...to('background', ['top-page', 'subframe'], { type: 'step-in-tab', direction: 'next' }),
  ...to('page-frame', ['extension-page', 'extension-page-in-tab'], {
    type: 'go-to-entry',
    id: 'letrozole',
    direction: 'next',
    from: 'here',
  }),
  ...to('page-frame', ['extension-page', 'extension-page-in-tab'], { type: 'ask-names' }),
  ...to('extension-page', ['top-page', 'subframe', 'extension-page', 'extension-page-in-tab'], {
    type: 'frame-names',
    names: [{ id: 'letrozole', count: 2, text: 'Femara', place: 5 }],
    path: [12, 3],
  }),
  ...to(
    'background',
    ['top-page', 'subframe'],
    { type: 'close-cards' },
    { type: 'card-pinned' },
    { type: 'restore-focus' },
  ),
  ...to('page-frame', ['background', 'firefox-background', 'extension-page', 'extension-page-in-tab'], {
    type: 'close-cards',
  }),
  ...to(
    'page-frame',
    ['background', 'firefox-background'],
    { type: 'card-pinned' },
    { type: 'restore-focus' },
  ),
  ...to(
    'background',
    ['subframe'],
    { type: 'show-remote-card', card: REMOTE_CARD },
    { type: 'leave-remote-card', key: '0.5', atOnce: false, pointerLeftAt: 1.5 },
  ),
  ...to(
    'page-frame',
    ['background', 'firefox-background'],
    { type: 'show-remote-card', card: REMOTE_CARD },
    { type: 'leave-remote-card', key: '0.5', atOnce: false, pointerLeftAt: 1.5 },
    { type: 'remote-card-closed', key: '0.5' },
  ),
  ...to('background', ['top-page'], { type: 'remote-card-closed', key: '0.5' }),
  ...to(
    'background',
    ['top-page', 'subframe'],
    { type: 'report-error', text: 'Error: x' },
    { type: 'open-own-page', id: 'letrozole' },
    { type: 'open-link', url: 'https://cancer.ca/', inBackground: false },
  ),
  ...to('page-frame', ['background', 'firefox-background'], { type: 'open-at-selection', id: 'letrozole' }),
  ...to(
    'background',
    ['extension-page', 'extension-page-in-tab'],
    { type: 'take-query', by: 'popup' },
    { type: 'keep-page-list', list: { title: 'A page', date: 1, ids: ['letrozole'] } },
    { type: 'get-page-list', id: '1' },
  ),
];

function to(receiver: Receiver, senders: SenderName[], ...messages: Message[]) {
  return messages.map((message) => ({ message, receiver, senders }));
}

let runtime: FakeRuntime;
/** What was refused or has failed. */
let errors: string[];

/** Receives all messages in one part of the extension. @returns the requests that a handler was called with */
function receiveAll(receiver: Receiver, signal?: AbortSignal): unknown[] {
  const received: unknown[] = [];
  const names = new Set(ROUTES.map(({ message }) => message.type));
  const handlers = Object.fromEntries(
    [...names].map((name) => [name, (request: unknown) => received.push(request)]),
  );
  const options = { runtime, receiver, onError: (text: string) => void errors.push(text) };
  const listen = receiver === 'page-frame' ? listenInFrame : on;
  listen(signal ? { ...options, signal } : options, handlers as Handlers);
  return received;
}

beforeEach(() => {
  runtime = new FakeRuntime();
  errors = [];
});

describe('a message', () => {
  it.each(ROUTES)(
    '$message.type reaches the $receiver from those who may send it',
    ({ message, receiver, senders }) => {
      const received = receiveAll(receiver);
      for (const sender of senders) runtime.deliver(JSON.parse(JSON.stringify(message)), SENDERS[sender]);
      const { type: _, ...request } = message;
      expect(received).toEqual(senders.map(() => request));
      expect(errors).toEqual([]);
    },
  );

  it.each(ROUTES)(
    '$message.type is refused by the $receiver from all others, with a reason',
    ({ message, receiver, senders }) => {
      const others = (Object.keys(SENDERS) as SenderName[]).filter((sender) => !senders.includes(sender));
      const received = receiveAll(receiver);
      for (const sender of others) expect(runtime.deliver(message, SENDERS[sender])).toBeUndefined();
      expect(received).toEqual([]);
      expect(errors).toHaveLength(others.length);
      for (const error of errors)
        expect(error).toMatch(/^Refused a message: "[\w-]+" may not come from the sender "[\w-]+"$/);
    },
  );

  it('reaches its handler without what does not belong to it', () => {
    const received = receiveAll('background');
    runtime.deliver({ type: 'get-tab-site', id: 'x', more: 1 }, SENDERS.subframe);
    expect(received).toEqual([{}]);
  });

  it.each([
    ...[{ type: 'step-in-tab' }, { type: 'step-in-tab', direction: 'up' }],
    ...[{ type: 'step-in-tab', direction: 'next', otherThan: 7 }],
    ...[
      { type: 'report-error' },
      { type: 'report-error', text: 1 },
      { type: 'report-error', text: 'x'.repeat(4_001) },
    ],
    ...[{ type: 'show-remote-card' }, { type: 'show-remote-card', card: { ...REMOTE_CARD, boxes: [] } }],
    ...[{ type: 'show-remote-card', card: { ...REMOTE_CARD, language: 'xx' } }],
    ...[{ type: 'show-remote-card', card: { ...REMOTE_CARD, boxes: Array(51).fill(REMOTE_CARD.boxes[0]) } }],
    ...[{ type: 'get-entry' }, { type: 'get-entry', id: 7 }],
    ...[{ type: 'leave-remote-card', key: '0.5', atOnce: 'no', pointerLeftAt: 1 }],
  ])('with a wrong shape is refused with a reason: %j', (message) => {
    const received = receiveAll('background');
    expect(runtime.deliver(message, SENDERS.subframe)).toBeUndefined();
    expect(received).toEqual([]);
    expect(errors).toEqual([
      expect.stringContaining(`Refused a message: "${message.type}" has a wrong shape: `),
    ]);
  });

  it.each([
    ...[undefined, null, '', 'get-tab-site', 0, true, [], {}, [{ type: 'get-tab-site' }]],
    ...[
      { type: '' },
      { type: 'GET-TAB-SITE' },
      { type: 'unknown' },
      { type: null },
      { type: ['get-tab-site'] },
    ],
    ...[
      { type: 'toString' },
      { type: '__proto__' },
      { Type: 'get-tab-site' },
      { message: { type: 'get-tab-site' } },
    ],
  ])('with an unknown name is refused with a reason: %j', (message) => {
    const received = receiveAll('background');
    expect(runtime.deliver(message, SENDERS.subframe)).toBeUndefined();
    expect(received).toEqual([]);
    expect(errors).toEqual([expect.stringMatching(/^Refused a message: (unknown name "|it has no name)/)]);
  });

  it('is known to this test, whatever its name', () => {
    expect([...new Set(ROUTES.map(({ message }) => message.type))].sort()).toEqual(
      Object.keys(MESSAGES).sort(),
    );
    const receivers = ROUTES.map(({ message, receiver }) => `${message.type} to ${receiver}`);
    const declared = Object.entries(MESSAGES).flatMap(([name, { route }]) =>
      Object.keys(route).map((receiver) => `${name} to ${receiver}`),
    );
    expect([...new Set(receivers)].sort()).toEqual(declared.sort());
  });

  it.each([-7, 1e308, 0.5, Number.NaN, '2'])('that says a name is there %s times is refused', (count) => {
    const received = receiveAll('extension-page');
    const names = [{ id: 'letrozole', count, text: 'Femara', place: 5 }];
    runtime.deliver({ type: 'frame-names', names, path: null }, SENDERS.subframe);
    expect(received).toEqual([]);
    expect(errors).toEqual([expect.stringContaining('"frame-names" has a wrong shape')]);
  });

  it('never makes a receiver throw, whatever it is and whoever sends it', () => {
    const receivers = ['background', 'page-frame', 'extension-page'] as const;
    const senders = Object.values(SENDERS);
    for (const receiver of receivers) receiveAll(receiver);
    const type = fc.oneof(fc.anything(), fc.constantFrom(...ROUTES.map(({ message }) => message.type)));
    // One that may be sent, but for one part of it.
    const damaged = fc
      .tuple(fc.constantFrom(...ROUTES.map((one) => one.message)), fc.nat(), fc.anything())
      .map(([known, nth, part]) => {
        const keys = Object.keys(known);
        return { ...known, [keys[nth % keys.length] ?? 'type']: part };
      });
    const message = fc.oneof(
      damaged,
      fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true }),
      fc.record(
        { type, id: fc.anything(), direction: fc.anything(), card: fc.anything() },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(message, fc.constantFrom(...senders), (anything, sender) => {
        runtime.deliver(anything, sender);
      }),
      { numRuns: fuzzRuns(1_000) },
    );
  });
});

describe('a part of the extension', () => {
  const onError = (text: string) => void errors.push(text);

  it('answers only what it handles, so that another listener can answer the rest', async () => {
    on({ runtime, receiver: 'background', onError }, { 'page-changed': () => undefined });
    on(
      { runtime, receiver: 'background', onError },
      { 'get-tab-site': async () => ({ site: 'example.com' }) },
    );
    expect(await runtime.deliver({ type: 'get-tab-site' }, SENDERS.subframe)).toEqual({
      site: 'example.com',
    });
    expect(errors).toEqual([]);
  });

  it('is silent about messages to other parts', () => {
    const received = receiveAll('extension-page');
    expect(runtime.deliver({ type: 'get-tab-site' }, SENDERS.subframe)).toBeUndefined();
    expect(received).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('answers in a page frame what the declaration says, without having it', async () => {
    for (const { message, receiver } of ROUTES) {
      if (receiver !== 'page-frame') continue;
      const sender =
        message.type === 'ask-names' || message.type === 'go-to-entry' ? 'extension-page' : 'background';
      const isAnswered = [on, listenInFrame].map((listen) => {
        runtime = new FakeRuntime();
        listen({ runtime, receiver, onError }, { [message.type]: async () => null } as Handlers);
        return runtime.deliver(message, SENDERS[sender]) !== undefined;
      });
      expect(isAnswered).toEqual([isAnswered[0], isAnswered[0]]);
    }
    expect(errors).toEqual([]);
  });

  it('does not answer a message that needs no answer', () => {
    on({ runtime, receiver: 'background', onError }, { 'page-changed': async () => undefined });
    expect(runtime.deliver({ type: 'page-changed' }, SENDERS.subframe)).toBeUndefined();
  });

  it('reports a handler that fails, and the sender hears of it too', async () => {
    const failing = () => {
      throw new Error('out of order');
    };
    on({ runtime, receiver: 'background', onError }, { 'get-tab-site': failing, 'page-changed': failing });
    // No message has such an answer, so that `send` rejects it.
    expect(await runtime.deliver({ type: 'get-tab-site' }, SENDERS.subframe)).toBeUndefined();
    runtime.deliver({ type: 'page-changed' }, SENDERS.subframe);
    await vi.waitFor(() => expect(errors).toHaveLength(2));
    expect(errors[0]).toContain('The message "get-tab-site" could not be handled: Error: out of order');
    expect(errors[1]).toContain('The message "page-changed" could not be handled: Error: out of order');
  });

  it('stops with its signal, and does not begin when that is aborted already', () => {
    const end = new AbortController();
    receiveAll('background', end.signal);
    expect(runtime.listeners.size).toBe(1);
    end.abort();
    receiveAll('background', end.signal);
    expect(runtime.listeners.size).toBe(0);
  });

  it('stops without touching events that are gone with the extension', () => {
    const end = new AbortController();
    receiveAll('background', end.signal);
    const removed = vi.spyOn(runtime.onMessage, 'removeListener');
    runtime.id = undefined;
    end.abort();
    expect(removed).not.toHaveBeenCalled();
  });
});

describe('sending', () => {
  it('fails when there is no answer after five seconds, so that it can be tried again', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const silent = { sendMessage: () => new Promise<never>(() => undefined) };
    const failed = vi.fn();
    send(silent, 'load-reader', {}).catch(failed);
    await vi.advanceTimersByTimeAsync(4999);
    expect(failed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(failed).toHaveBeenCalledWith(new Error('No answer to "load-reader"'));
  });

  it('gives the answer', async () => {
    runtime.answer = { site: null };
    expect(await send(runtime, 'get-tab-site', {})).toEqual({ site: null });
    expect(runtime.sent).toEqual([{ type: 'get-tab-site' }]);
  });

  it('gives nothing where no answer is declared, whatever comes', async () => {
    runtime.answer = 'something';
    expect(await send(runtime, 'page-changed', {})).toBeUndefined();
  });

  it.each([undefined, null, 'example.com', {}, { site: 1 }, []])(
    'rejects an answer of another shape: %j',
    async (answer) => {
      runtime.answer = answer;
      await expect(send(runtime, 'get-tab-site', {})).rejects.toThrow(
        'No valid answer to the message "get-tab-site"',
      );
    },
  );

  it.each([undefined, false, {}, { nth: 1 }, { nth: 'one', count: 2 }])(
    'rejects what is no arrival: %j',
    async (answer) => {
      runtime.answer = answer;
      await expect(
        send(runtime, 'go-to-entry', { id: 'letrozole', direction: 'next', from: 'here' }),
      ).rejects.toThrow('go-to-entry');
    },
  );

  it('gives an entry as far as it is declared, and rejects what is none', async () => {
    const entry = loadGlossary().entry('letrozole');
    runtime.answer = { ...entry, more: 1 };
    const answer = await send(runtime, 'get-entry', { id: 'letrozole' });
    expect(answer).toMatchObject({ kind: 'drug', id: 'letrozole' });
    expect(answer).not.toHaveProperty('more');
    runtime.answer = null;
    expect(await send(runtime, 'get-entry', { id: 'aspirin' })).toBeNull();
    for (const answer of [undefined, {}, { ...entry, classSources: 'CCS' }]) {
      runtime.answer = answer;
      await expect(send(runtime, 'get-entry', { id: 'letrozole' })).rejects.toThrow('get-entry');
    }
  });

  it('rejects with what the browser says, also where that throws at once', async () => {
    runtime.answer = new Error('no receiver');
    await expect(send(runtime, 'get-tab-site', {})).rejects.toThrow('no receiver');
    const gone = {
      sendMessage(): Promise<unknown> {
        throw new Error('Extension context invalidated');
      },
    };
    await expect(send(gone, 'get-tab-site', {})).rejects.toThrow('Extension context invalidated');
  });

  it('goes to one frame of a tab, or to all of them', async () => {
    const tabs = { sendMessage: vi.fn(async () => true) };
    await send(frameOfTab(tabs, 3, 7), 'step', { direction: 'next', from: 'here' });
    await send(frameOfTab(tabs, 3), 'close-cards', {});
    expect(tabs.sendMessage.mock.calls).toEqual([
      [3, { type: 'step', direction: 'next', from: 'here' }, { frameId: 7 }],
      [3, { type: 'close-cards' }],
    ]);
  });
});
