import { timesOf } from '../trace';
import { isPointerMove } from './openings';
import type { PageTrace } from './record';

/** Milliseconds of processor time that our listeners took at each move of the pointer, all of them together. */
export function handlerTimes({ events, mainThread }: PageTrace): number[] {
  const onMain = events.filter(({ tid, ph }) => tid === mainThread && ph === 'X');
  const calls = onMain.filter(
    ({ name, args }) => name === 'FunctionCall' && args?.data?.url?.startsWith('chrome-extension://'),
  );
  return onMain.filter(isPointerMove).map(({ ts, dur = 0 }) => {
    const inside = calls.filter((call) => call.ts >= ts && call.ts < ts + dur);
    return timesOf(inside).reduce((sum, time) => sum + time, 0);
  });
}
