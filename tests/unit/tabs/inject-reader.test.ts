import { expect, test, vi } from 'vitest';
import { createReaderInjection } from '@/lib/tabs';
import { SENDERS } from '../protocol/fake-runtime';

function fakeFiles() {
  return {
    insertScript: vi.fn(async () => [{}]),
    insertStyles: vi.fn(async () => undefined),
    removeStyles: vi.fn(async () => undefined),
  };
}
const { subframe } = SENDERS;
const BY_DOCUMENT = { tabId: 3, documentIds: ['D7'] };

test.each([
  ['the document', { ...subframe, documentId: 'D7' }, BY_DOCUMENT],
  ['the frame, where the browser does not tell the document,', subframe, { tabId: 3, frameIds: [7] }],
])('script and styles go into %s that asks', async (_, sender, target) => {
  const files = fakeFiles();
  expect(await createReaderInjection(files).load(sender, false)).toBe(true);
  expect(files.insertScript).toHaveBeenCalledExactlyOnceWith(target);
  expect(files.insertStyles).toHaveBeenCalledExactlyOnceWith(target);
});

test('only the styles where the script is there already', async () => {
  const files = fakeFiles();
  expect(await createReaderInjection(files).load(subframe, true)).toBe(true);
  expect(files.insertScript).not.toHaveBeenCalled();
  expect(files.insertStyles).toHaveBeenCalledOnce();
});

test.each(['insertScript', 'insertStyles'] as const)(
  'says so when the document has gone before %s',
  async (step) => {
    const files = fakeFiles();
    files[step].mockRejectedValue(new Error('No document with that id'));
    expect(await createReaderInjection(files).load(subframe, false)).toBe(false);
  },
);

test('nothing goes to a sender that is in no tab', async () => {
  const files = fakeFiles();
  const reader = createReaderInjection(files);
  expect(await reader.load({ url: 'https://example.com/' }, false)).toBe(false);
  await reader.removeStyles({ url: 'https://example.com/' });
  expect(files.insertStyles).not.toHaveBeenCalled();
  expect(files.removeStyles).not.toHaveBeenCalled();
});

test('the styles are taken out of the same document, or are gone with it', async () => {
  const files = fakeFiles();
  const reader = createReaderInjection(files);
  await reader.removeStyles({ ...subframe, documentId: 'D7' });
  expect(files.removeStyles).toHaveBeenCalledExactlyOnceWith(BY_DOCUMENT);
  files.removeStyles.mockRejectedValue(new Error('No document with that id'));
  await expect(reader.removeStyles(subframe)).resolves.toBeUndefined();
});
