import { beforeEach, expect, test, vi } from 'vitest';
import type { PageList } from '@/lib/protocol';
import { keepPageLists, openPageList } from '@/lib/tabs';
import { FakeRuntime, SENDERS } from '../../protocol/fake-runtime';

const LIST: PageList = { title: 'What my doctor said', date: Date.UTC(2026, 10, 27), ids: ['letrozole'] };

let runtime = new FakeRuntime();
let stored: Record<string, unknown> = {};
const onError = vi.fn();

/** As the browser's: it keeps copies. */
const session = {
  get: async (key: string) => structuredClone({ [key]: stored[key] }),
  set: async (items: Record<string, unknown>) => void Object.assign(stored, structuredClone(items)),
};

beforeEach(() => {
  runtime = new FakeRuntime();
  stored = {};
  onError.mockClear();
  keepPageLists({ runtime, session }, onError);
});

const POPUP = SENDERS['extension-page'];
const keep = (list: unknown) => runtime.deliver({ type: 'keep-page-list', list }, POPUP);
const get = (id: string) => runtime.deliver({ type: 'get-page-list', id }, POPUP);

test('a list is kept for the glossary page that has its number', async () => {
  const other = { ...LIST, title: 'Another page' };
  const [one, two] = await Promise.all([keep(LIST), keep(other)]);
  expect(await get(String(one))).toEqual(LIST);
  expect(await get(String(two))).toEqual(other);
});

test('a list is there after the background was stopped', async () => {
  const id = await keep(LIST);
  runtime = new FakeRuntime();
  keepPageLists({ runtime, session }, onError);
  expect(await get(String(id))).toEqual(LIST);
});

test('of many lists the newest five are kept', async () => {
  const ids: unknown[] = [];
  for (let n = 0; n < 12; n++) ids.push(await keep({ ...LIST, title: `Page ${n}` }));
  const kept = await Promise.all(ids.map((id) => get(String(id))));
  expect(kept.map((list) => Object(list).title)).toEqual([
    ...Array(7).fill(undefined),
    ...[7, 8, 9, 10, 11].map((n) => `Page ${n}`),
  ]);
});

test.each(['0', '99', 'constructor', '__proto__', '<script>'])('there is no list "%s"', async (id) => {
  await keep(LIST);
  expect(await get(id)).toBeNull();
});

test('a list of a wrong shape is refused, and what is damaged in the storage counts as no list', async () => {
  expect(keep({ ...LIST, ids: [1] })).toBeUndefined();
  expect(onError).toHaveBeenCalledExactlyOnceWith(
    expect.stringContaining('"keep-page-list" has a wrong shape'),
  );
  stored = { 'page-lists': { 3: 'damaged' } };
  expect(await get('3')).toBeNull();
});

test('no page of the Web may hand over or read a list', () => {
  expect(runtime.deliver({ type: 'keep-page-list', list: LIST }, SENDERS['top-page'])).toBeUndefined();
  expect(runtime.deliver({ type: 'get-page-list', id: '1' }, SENDERS.subframe)).toBeUndefined();
  expect(onError).toHaveBeenCalledTimes(2);
});

test('the popup opens the glossary page with the number of the list', async () => {
  const create = vi.fn(async () => undefined);
  runtime.answer = '4';
  await openPageList({ runtime, tabs: { create } }, LIST);
  expect(runtime.sent).toEqual([{ type: 'keep-page-list', list: LIST }]);
  expect(create).toHaveBeenCalledExactlyOnceWith({ url: '/glossary.html?list=4' });
});
