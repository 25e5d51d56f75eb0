import { describe, expect, test } from 'vitest';
import { isEscape, type Tap, TapIntent, type Touch } from '@/lib/popover/hover/presses';

const PRESS: Touch = { x: 100, y: 100, time: 1000, hasSelection: false };
const TAP: Tap = { ...PRESS, time: 1090, kind: 'touch' };

function isMeant(press: Partial<Touch>, tap: Partial<Tap>): boolean {
  const intent = new TapIntent();
  intent.onPress({ ...PRESS, ...press });
  return intent.takeTap({ ...TAP, ...tap });
}

describe('a tap', () => {
  test.each(['touch', 'pen', 'mouse'] as const)('is meant for what is under it: %s', (kind) => {
    expect(isMeant({}, { kind })).toBe(true);
  });

  test('of an unsteady finger is meant, a stroke is not', () => {
    expect(isMeant({}, { x: 106, y: 94 })).toBe(true);
    expect(isMeant({}, { x: 100, y: 120 })).toBe(false);
    expect(isMeant({}, { x: 120, y: 100 })).toBe(false);
  });

  test('that ends a selection, or makes one, is not meant', () => {
    expect(isMeant({ hasSelection: true }, {})).toBe(false);
    expect(isMeant({}, { hasSelection: true })).toBe(false);
  });

  test('that lasts as long as a press for a menu is not meant; a slow click of a mouse is', () => {
    expect(isMeant({}, { time: 1600 })).toBe(true);
    expect(isMeant({}, { time: 1800 })).toBe(false);
    expect(isMeant({}, { time: 1800, kind: 'pen' })).toBe(false);
    expect(isMeant({}, { time: 1800, kind: 'mouse' })).toBe(true);
  });

  test('needs its own press, which has not become a scroll or been used by another tap', () => {
    const intent = new TapIntent();
    expect(intent.takeTap(TAP)).toBe(false);
    intent.onPress(PRESS);
    intent.cancel();
    expect(intent.takeTap(TAP)).toBe(false);
    intent.onPress(PRESS);
    expect(intent.takeTap(TAP)).toBe(true);
    expect(intent.takeTap(TAP)).toBe(false);
  });
});

test('a pointer that is drawn away from where it was pressed makes a stroke from there', () => {
  const intent = new TapIntent();
  expect(intent.strokeFrom(200, 100)).toBeNull();
  intent.onPress(PRESS);
  expect(intent.strokeFrom(103, 101)).toBeNull();
  expect(intent.strokeFrom(140, 101)).toEqual(PRESS);
});

// No browser lets a test compose a word.
test.each([
  ['Escape', true, {}],
  ['Escape while a word is composed', false, { isComposing: true }],
  ['an Escape that the page has made up', false, { isTrusted: false }],
  ['another key', false, { key: 'Enter' }],
])('%s closes a card: %s', (_, closes, event) => {
  expect(isEscape({ key: 'Escape', isComposing: false, isTrusted: true, ...event })).toBe(closes);
});
