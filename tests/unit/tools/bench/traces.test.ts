import { expect, test } from 'vitest';
import { ARRIVED, MARKED } from '../../../bench/parts/arrival/arrival-page';
import { arrivalTimeOf } from '../../../bench/parts/arrival/arrival-time';
import { layoutsByFrame, SCROLLED } from '../../../bench/parts/card/scroll';
import type { PageTrace, TraceEvent } from '../../../bench/trace';

const MAIN = 1;
const OTHER = 2;
const ours = { data: { url: 'chrome-extension://id/reader.js' } };

/** @param events each its name, its time in milliseconds, and more */
function trace(...events: [name: string, ms: number, more?: Partial<TraceEvent>][]): PageTrace {
  return {
    mainThread: MAIN,
    events: events.map(([name, ms, more]) => ({ name, ph: 'X', pid: 1, tid: MAIN, ts: ms * 1000, ...more })),
  };
}

test('a name waits from its arrival, or from our first script after that, until its mark is drawn', () => {
  const loaded = trace(
    ['FunctionCall', 1, { args: ours }],
    [ARRIVED, 10],
    ['FunctionCall', 12, { args: { data: { url: 'http://127.0.0.1/page' } } }],
    ['FunctionCall', 15, { args: ours }],
    ['DrawFrame', 18, { tid: OTHER }],
    [MARKED, 30],
    ['DrawFrame', 31, { tid: OTHER }],
    ['Commit', 32],
    ['DrawFrame', 35, { tid: OTHER }],
    ['DrawFrame', 50, { tid: OTHER }],
  );
  expect(arrivalTimeOf(loaded)).toEqual({ fromArrival: 25, fromOurScript: 20 });
});

test('a trace without a mark gives no time', () => {
  expect(() => arrivalTimeOf(trace([ARRIVED, 10], ['FunctionCall', 12, { args: ours }]))).toThrow(/no name/);
});

test('layouts are counted by frame, and only while the page is scrolled', () => {
  const scrolled = trace(
    ['Layout', 1],
    [SCROLLED, 2],
    ['Layout', 3],
    ['Layout', 4],
    ['Commit', 5],
    ['Commit', 6],
    ['Layout', 7],
    ['Layout', 8, { tid: OTHER }],
    ['Commit', 9],
    [SCROLLED, 10],
    ['Layout', 11],
    ['Commit', 12],
  );
  expect(layoutsByFrame(scrolled)).toEqual([2, 0, 1]);
  expect(() => layoutsByFrame(trace(['Layout', 1]))).toThrow(/when the page was scrolled/);
});
