import { afterEach, describe, expect, test, vi } from 'vitest';
import { exposeCard, exposeReader, loadCard, loadReader, type ShowHighlights } from '@/lib/frame-life';
import type { CreateCard } from '@/lib/popover';

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
