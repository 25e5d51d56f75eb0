import type { TraceEvent } from '../trace';
import type { PageTrace } from './record';

/** An opening of a card in a trace of Chromium, in milliseconds of the clock. */
export interface TracedOpening {
  /** From the last move of the pointer to the first frame that is drawn with the card, less the delay. */
  beyond: number;
  /** How late the timer fired. */
  late: number;
  /** From there to the end of our work. */
  work: number;
  /** From there until the frame was drawn. */
  drawn: number;
}

const DELAY_MS = 200;
/** Browsers round the times of timers. */
const TOLERANCE_MS = 5;
/** A timer that finds no name to open a card for is shorter. */
const LEAST_WORK_MS = 1;

/** Finds the openings in what was traced while cards were opened. */
export function openingsOf({ events, mainThread }: PageTrace): TracedOpening[] {
  const onMain = events.filter(({ tid }) => tid === mainThread);
  const draws = events.filter(({ name }) => name === 'DrawFrame');
  const commits = onMain.filter(({ name }) => name === 'Commit');
  const moves = onMain.filter(isPointerMove);
  return onMain
    .filter((event) => event.name === 'TimerFire')
    .filter(({ dur = 0 }) => dur / 1000 >= LEAST_WORK_MS)
    .flatMap((fire) => {
      const rest = moves.findLast(({ ts }) => ts < fire.ts);
      const end = fire.ts + (fire.dur ?? 0);
      const commit = commits.find(({ ts }) => ts >= end);
      const draw = commit && draws.find(({ ts }) => ts >= commit.ts);
      if (!rest || !draw) return [];
      const due = rest.ts + DELAY_MS * 1000;
      // Another timer, of the page or ours.
      if (fire.ts < due - TOLERANCE_MS * 1000) return [];
      return [
        {
          beyond: (draw.ts - due) / 1000,
          late: (fire.ts - due) / 1000,
          work: (end - fire.ts) / 1000,
          drawn: (draw.ts - end) / 1000,
        },
      ];
    });
}

export function isPointerMove({ name, args }: TraceEvent): boolean {
  return name === 'EventDispatch' && args?.data?.type === 'pointermove';
}
