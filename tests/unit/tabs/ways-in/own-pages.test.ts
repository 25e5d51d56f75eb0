import { expect, test, vi } from 'vitest';
import { createOwnPages } from '@/lib/tabs';

const create = vi.fn(async () => undefined);
const update = vi.fn(async () => undefined);
const pages = createOwnPages({ runtime: { getURL: (path) => `ext:/${path}` }, tabs: { create, update } });

test('a page opens where the browser wants it', async () => {
  await pages.open('/glossary.html#letrozole', 'currentTab');
  expect(update).toHaveBeenCalledExactlyOnceWith({ url: 'ext://glossary.html#letrozole' });
  await pages.open('/glossary.html', 'newBackgroundTab');
  await pages.open('/glossary.html');
  expect(create.mock.calls).toEqual([
    [{ url: 'ext://glossary.html', active: false }],
    [{ url: 'ext://glossary.html', active: true }],
  ]);
});

test('a page opens in a new tab where the current one may not show it', async () => {
  create.mockClear();
  update.mockRejectedValueOnce(new Error('a private window'));
  await pages.open('/glossary.html', 'currentTab');
  expect(create).toHaveBeenCalledExactlyOnceWith({ url: 'ext://glossary.html', active: true });
});
