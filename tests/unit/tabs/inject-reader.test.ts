import { describe, expect, test, vi } from 'vitest';
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

describe.each([
  ['loadScript', 'insertScript'],
  ['insertStyles', 'insertStyles'],
  ['removeStyles', 'removeStyles'],
] as const)('%s', (ask, act) => {
  test.each([
    ['the document', { ...subframe, documentId: 'D7' }, { tabId: 3, documentIds: ['D7'] }],
    ['the frame, where the browser does not tell the document,', subframe, { tabId: 3, frameIds: [7] }],
  ])('is for %s that asks, and for nothing else', async (_, sender, target) => {
    const files = fakeFiles();
    expect(await createReaderInjection(files)[ask](sender)).toBe(true);
    expect(files[act]).toHaveBeenCalledExactlyOnceWith(target);
    expect(Object.values(files).flatMap(({ mock }) => mock.calls)).toHaveLength(1);
  });

  test('says so when the document has gone', async () => {
    const files = fakeFiles();
    files[act].mockRejectedValue(new Error('No document with that id'));
    expect(await createReaderInjection(files)[ask](subframe)).toBe(false);
  });

  test('does nothing for a sender that is in no tab', async () => {
    const files = fakeFiles();
    expect(await createReaderInjection(files)[ask]({ url: 'https://example.com/' })).toBe(false);
    expect(files[act]).not.toHaveBeenCalled();
  });
});
