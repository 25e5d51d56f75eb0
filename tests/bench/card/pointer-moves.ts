import { type TraceEvent, timesOf } from '../trace';
import { isPointerMove } from './openings';
import type { PageTrace } from './record';

/** Milliseconds of processor time that our code took from the first move of the pointer to the last. */
export function workMeanwhile({ events, mainThread }: PageTrace): number {
  const onMain = events.filter(({ tid, ph }) => tid === mainThread && ph === 'X');
  const moves = onMain.filter(isPointerMove);
  const [from, to] = [moves[0]?.ts ?? 0, moves.at(-1)?.ts ?? 0];
  const calls = onMain.filter((call) => isOurs(call) && call.ts >= from && call.ts <= to);
  return timesOf(calls).reduce((sum, time) => sum + time, 0);
}

/** Milliseconds of processor time that our listeners took at each move of the pointer, all of them together. */
export function handlerTimes({ events, mainThread }: PageTrace): number[] {
  const onMain = events.filter(({ tid, ph }) => tid === mainThread && ph === 'X');
  const calls = onMain.filter(isOurs);
  return onMain.filter(isPointerMove).map(({ ts, dur = 0 }) => {
    const inside = calls.filter((call) => call.ts >= ts && call.ts < ts + dur);
    return timesOf(inside).reduce((sum, time) => sum + time, 0);
  });
}

function isOurs({ name, args }: TraceEvent): boolean {
  return name === 'FunctionCall' && args?.data?.url?.startsWith('chrome-extension://') === true;
}
