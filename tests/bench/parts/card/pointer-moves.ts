import { sum } from '../../figures';
import { isOurScript, type PageTrace, timesOf } from '../../trace';
import { isPointerMove } from './openings';

/** Milliseconds of processor time that our code took from the first move of the pointer to the last. */
export function workMeanwhile({ events, mainThread }: PageTrace): number {
  const onMain = events.filter(({ tid, ph }) => tid === mainThread && ph === 'X');
  const moves = onMain.filter(isPointerMove);
  const [from, to] = [moves[0]?.ts ?? 0, moves.at(-1)?.ts ?? 0];
  const calls = onMain.filter((call) => isOurScript(call) && call.ts >= from && call.ts <= to);
  return sum(timesOf(calls));
}

/** Milliseconds of processor time that our listeners took at each move of the pointer, all of them together. */
export function handlerTimes({ events, mainThread }: PageTrace): number[] {
  const onMain = events.filter(({ tid, ph }) => tid === mainThread && ph === 'X');
  const calls = onMain.filter(isOurScript);
  return onMain.filter(isPointerMove).map(({ ts, dur = 0 }) => {
    const inside = calls.filter((call) => call.ts >= ts && call.ts < ts + dur);
    return sum(timesOf(inside));
  });
}
