import { afterEach, expect, test, vi } from 'vitest';
import { DirtyBlocks } from '@/lib/page/changes/dirty-blocks';

/** A page and records of what was added to it, as far as `DirtyBlocks` looks at them. */
function recordsOf(readyState: DocumentReadyState, count: number) {
  const root = {
    isConnected: true,
    nodeType: 1,
    localName: 'html',
    parentNode: null,
    hasAttributes: () => false,
  };
  const page = { readyState, documentElement: root };
  const target = { ...root, ownerDocument: page, parentNode: root };
  Object.assign(root, { ownerDocument: page });
  vi.stubGlobal('document', page);
  const record = { type: 'childList', target, addedNodes: [], removedNodes: [] };
  return { root, records: Array<MutationRecord>(count).fill(record as unknown as MutationRecord) };
}

afterEach(() => void vi.unstubAllGlobals());

test.each<[string, DocumentReadyState, number, boolean]>([
  ['many nodes of a page that arrives make all of it dirty', 'loading', 2001, true],
  ['few nodes of such a page only their blocks', 'loading', 2000, false],
  ['many changes of a page that has arrived only their blocks', 'complete', 2001, false],
])('%s', (_, readyState, count, isWhole) => {
  const never = () => false;
  const dirty = new DirtyBlocks(never, never, never);
  const { root, records } = recordsOf(readyState, count);
  dirty.addRecords(records);
  const { parts } = dirty.take();
  expect(parts.some(({ block, shallow }) => Object.is(block, root) && !shallow)).toBe(isWhole);
});
