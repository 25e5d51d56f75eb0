import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  createEntryQuestion,
  createFrameContext,
  exposeCard,
  exposeReader,
  loadCard,
  loadReader,
  type ShowHighlights,
} from '@/lib/frame-life';
import type { CreateCard } from '@/lib/popover';
import { FakeRuntime } from '../protocol/fake-runtime';

const HOOKS = ['glossaryReader', 'glossaryCard'];
const show = vi.fn<ShowHighlights>();
const create = vi.fn<CreateCard>();

afterEach(() => {
  for (const hook of HOOKS) {
    Reflect.deleteProperty(globalThis, hook);
    Reflect.deleteProperty(Object.prototype, hook);
  }
});

describe.each([
  {
    script: 'the reader',
    type: 'load-reader',
    load: loadReader,
    expose: () => exposeReader(show),
    hook: show,
  },
  { script: 'the card', type: 'load-card', load: loadCard, expose: () => exposeCard(create), hook: create },
])('$script', ({ type, load, expose, hook }) => {
  /** A background that brings the script, when it can. */
  function background(bring: () => unknown) {
    return { sendMessage: vi.fn(async (_: unknown) => bring()) };
  }
  const brings = () => {
    expose();
    return true;
  };

  test('is asked for once, and kept by the document', async () => {
    const target = background(brings);
    expect(await load(target)).toBe(hook);
    expect(await load(target)).toBe(hook);
    expect(target.sendMessage.mock.calls).toEqual([[{ type }]]);
  });

  test.each<[string, () => unknown]>([
    ['cannot bring it', () => false],
    ['does not answer', () => Promise.reject(new Error('no receiver'))],
  ])('is null where the background %s, and can be asked for again', async (_, fail) => {
    expect(await load(background(fail))).toBeNull();
    expect(await load(background(brings))).toBe(hook);
  });

  test('is not taken for an element of the page, which the global object inherits', async () => {
    for (const name of HOOKS) {
      Object.defineProperty(Object.prototype, name, { value: {}, configurable: true, writable: true });
    }
    expect(await load(background(() => false))).toBeNull();
    expect(await load(background(brings))).toBe(hook);
  });
});

describe('the question for an entry', () => {
  test('is answered by the background', async () => {
    const runtime = new FakeRuntime();
    runtime.answer = null;
    const context = createFrameContext(() => false);
    const onError = vi.fn();
    expect(await createEntryQuestion(runtime, context, onError)('aspirin')).toBeNull();
    expect(onError).not.toHaveBeenCalled();
    expect(runtime.sent).toEqual([{ type: 'get-entry', id: 'aspirin' }]);
  });

  test('ends the context where it has no answer because the extension is gone; otherwise the error is reported', async () => {
    const runtime = new FakeRuntime();
    let isGone = false;
    const context = createFrameContext(() => isGone);
    const onError = vi.fn();
    const ask = createEntryQuestion(runtime, context, onError);
    // What a handler answers that has failed.
    runtime.answer = undefined;
    await expect(ask('letrozole')).rejects.toThrow('No valid answer');
    expect(context.signal.aborted).toBe(false);
    expect(onError).toHaveBeenCalledOnce();
    runtime.answer = new Error('no receiver');
    isGone = true;
    await expect(ask('letrozole')).rejects.toThrow('no receiver');
    expect(context.signal.aborted).toBe(true);
    expect(onError).toHaveBeenCalledOnce();
  });
});
