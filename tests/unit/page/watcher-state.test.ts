import { describe, expect, test } from 'vitest';
import {
  mayRescan,
  restAfter,
  settle,
  startNextReading,
  startReading,
  startResting,
  startScanning,
  type WatcherState,
} from '@/lib/page/watcher-state';

const IDLE: WatcherState = { name: 'idle' };
const GATHERING: WatcherState = { name: 'reading', step: 'gathering', isFirst: false };
const FIRST: WatcherState = { name: 'reading', step: 'gathering', isFirst: true };
const SCANNING: WatcherState = { name: 'reading', step: 'scanning', isFirst: false };
const RESTING: WatcherState = { name: 'resting' };
const THROTTLED: WatcherState = { name: 'throttled', step: 'gathering' };

describe('a change of the page', () => {
  test('starts a reading when all of the page has been read', () => {
    expect(startReading(IDLE)).toEqual(GATHERING);
  });

  test.each<[string, WatcherState]>([
    ['gathered', GATHERING],
    ['scanned', SCANNING],
    ['left alone', RESTING],
    ['throttled', THROTTLED],
  ])('starts no second reading while the page is being %s', (_, state) => {
    expect(startReading(state)).toBeNull();
  });

  test('is never read after the end', () => {
    expect(startReading({ name: 'stopped' })).toBeNull();
  });
});

describe('after the rest', () => {
  test('a page that is quiet is read at the usual pace', () => {
    expect(startNextReading(RESTING, true)).toEqual(GATHERING);
    expect(startNextReading({ name: 'throttled', step: 'resting' }, true)).toEqual(GATHERING);
  });

  test('a page that keeps changing is throttled, and stays so until it is quiet', () => {
    const throttled = startNextReading(RESTING, false);
    expect(throttled).toEqual(THROTTLED);
    const rested = startResting(startScanning(throttled, false));
    expect(startNextReading(rested, false)).toEqual(THROTTLED);
    expect(settle(rested)).toEqual(IDLE);
  });

  test('a page is not throttled for changes during its first reading, which no rest follows', () => {
    expect(startNextReading(startScanning(FIRST, false), false)).toEqual(GATHERING);
  });
});

describe('a document that is an editor', () => {
  const EDITOR = startScanning(GATHERING, true);

  test('is an editor, whatever it was before', () => {
    for (const state of [FIRST, GATHERING, THROTTLED]) expect(startScanning(state, true)).toEqual(EDITOR);
  });

  test('waits, and is read again when it is none any more', () => {
    const waiting = settle(startResting(EDITOR));
    expect(waiting).toEqual({ name: 'editor', step: 'waiting' });
    const gathering = startReading(waiting);
    expect(gathering && startScanning(gathering, false)).toEqual(SCANNING);
  });
});

test('a rest is no longer than marks may lag behind, and a page that costs too much rests longer', () => {
  expect(restAfter({ name: 'resting' }, 2)).toBe(130);
  expect(restAfter({ name: 'resting' }, 100)).toBe(650);
  expect(restAfter(startResting(THROTTLED), 1)).toBe(250);
  expect(restAfter(startResting(THROTTLED), 10)).toBe(650);
  expect(restAfter(startResting(THROTTLED), 50)).toBe(1500);
});

test.each<[WatcherState, boolean]>([
  [IDLE, true],
  [GATHERING, true],
  [RESTING, true],
  [THROTTLED, true],
  [FIRST, false],
  [SCANNING, false],
  [{ name: 'throttled', step: 'scanning' }, false],
  [{ name: 'editor', step: 'gathering' }, false],
  [{ name: 'stopped' }, false],
])('single blocks may be read at once in the state %j: %s', (state, may) => {
  expect(mayRescan(state)).toBe(may);
});
