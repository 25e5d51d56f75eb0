import { describe, expect, test, vi } from 'vitest';
import { createReaderInjection } from '@/lib/tabs';
import { SENDERS } from '../../protocol/fake-runtime';

function fakeScripting() {
  return {
    executeScript: vi.fn(async () => [{}]),
    insertCSS: vi.fn(async () => undefined),
    removeCSS: vi.fn(async () => undefined),
  };
}
const { subframe } = SENDERS;
const STYLES = '/assets/marks.css';

describe.each([
  ['loadReader', 'executeScript', { files: ['/reader.js'], injectImmediately: true }, 1],
  ['loadCard', 'executeScript', { files: ['/card.js'], injectImmediately: true }, 1],
  // What may be there already is taken out.
  ['insertStyles', 'insertCSS', { files: [STYLES] }, 2],
  ['removeStyles', 'removeCSS', { files: [STYLES] }, 1],
] as const)('%s', (ask, act, injection, calls) => {
  test.each([
    ['the document', { ...subframe, documentId: 'D7' }, { tabId: 3, documentIds: ['D7'] }],
    ['the frame, where the browser does not tell the document,', subframe, { tabId: 3, frameIds: [7] }],
  ])('is for %s that asks, and for nothing else', async (_, sender, target) => {
    const scripting = fakeScripting();
    expect(await createReaderInjection(scripting)[ask](sender)).toBe(true);
    expect(scripting[act]).toHaveBeenCalledExactlyOnceWith({ target, ...injection });
    expect(Object.values(scripting).flatMap(({ mock }) => mock.calls)).toHaveLength(calls);
  });

  test('says so when the document has gone', async () => {
    const scripting = fakeScripting();
    scripting[act].mockRejectedValue(new Error('No document with that id'));
    expect(await createReaderInjection(scripting)[ask](subframe)).toBe(false);
  });

  test('does nothing for a sender that is in no tab', async () => {
    const scripting = fakeScripting();
    expect(await createReaderInjection(scripting)[ask]({ url: 'https://example.com/' })).toBe(false);
    expect(scripting[act]).not.toHaveBeenCalled();
  });
});

test('the styles of one document are changed in the order in which that was asked for, and are there once', async () => {
  const styles = new Map<string, number>();
  const change = async (target: object, by: (count: number) => number) => {
    const key = JSON.stringify(target);
    // As in a browser, some changes take longer than others.
    await new Promise((over) => setTimeout(over, styles.size === 0 ? 20 : 0));
    styles.set(key, by(styles.get(key) ?? 0));
  };
  const reader = createReaderInjection({
    ...fakeScripting(),
    insertCSS: ({ target }) => change(target, (count) => count + 1),
    removeCSS: ({ target }) => change(target, (count) => Math.max(0, count - 1)),
  });
  const other = { ...subframe, frameId: 8 };
  await Promise.all([reader.insertStyles(subframe), reader.removeStyles(subframe)]);
  expect([...styles.values()]).toEqual([0]);
  await Promise.all([
    reader.insertStyles(subframe),
    reader.insertStyles(other),
    reader.insertStyles(subframe),
  ]);
  expect([...styles.values()]).toEqual([1, 1]);
});

test('styles that could not be changed do not keep the next change from its turn', async () => {
  const scripting = fakeScripting();
  scripting.removeCSS.mockRejectedValueOnce(new Error('The document is just going'));
  const reader = createReaderInjection(scripting);
  expect(await Promise.all([reader.removeStyles(subframe), reader.insertStyles(subframe)])).toEqual([
    false,
    true,
  ]);
});
