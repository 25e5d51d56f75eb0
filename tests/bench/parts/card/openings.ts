import { sum } from '../../figures';
import { type PageTrace, type TraceEvent, timesOf } from '../../trace';

/** An opening of a card in a trace of Chromium, in milliseconds of the clock. */
export interface TracedOpening {
  /** From the last move of the pointer to the first frame that is drawn with the card, less the delay. */
  beyond: number;
  /** How late the timer fired, seen from the end of the delay. */
  late: number;
  /** From the end of our work until the frame was drawn. */
  drawn: number;
  /** Processor time of our work. */
  work: number;
  /** The same with that of the page's thread for the frame. */
  workAndFrame: number;
}

const DELAY_MS = 200;
/** The delay begins when the pointer moved, which is up to a frame before the page hears of it. */
const EARLY_MS = 20;
/** Less than any card takes. */
const MIN_WORK_MS = 1;

/** Finds the openings in what was traced while cards were opened. */
export function openingsOf({ events, mainThread }: PageTrace): TracedOpening[] {
  const onMain = events.filter(({ tid }) => tid === mainThread);
  const draws = events.filter(({ name }) => name === 'DrawFrame');
  const commits = onMain.filter(({ name }) => name === 'Commit');
  const moves = onMain.filter(isPointerMove);
  return moves.flatMap((rest, i) => {
    const due = rest.ts + DELAY_MS * 1000;
    const next = moves[i + 1]?.ts ?? Number.POSITIVE_INFINITY;
    // The timers of the page, and others of ours, are shorter.
    const [fire] = onMain
      .filter(({ name, ts }) => name === 'TimerFire' && ts >= due - EARLY_MS * 1000 && ts < next)
      .sort((one, other) => (other.dur ?? 0) - (one.dur ?? 0));
    const end = fire && fire.ts + (fire.dur ?? 0);
    const commit = end && commits.find(({ ts }) => ts >= end);
    const draw = commit && draws.find(({ ts }) => ts >= commit.ts);
    if (!draw || (fire.dur ?? 0) < MIN_WORK_MS * 1000) return [];
    return [
      {
        beyond: (draw.ts - due) / 1000,
        late: (fire.ts - due) / 1000,
        drawn: (draw.ts - end) / 1000,
        work: (fire.tdur ?? fire.dur ?? 0) / 1000,
        workAndFrame: sum(
          timesOf(onMain.filter(({ ph, ts }) => ph === 'X' && ts >= fire.ts && ts <= commit.ts)),
        ),
      },
    ];
  });
}

export function isPointerMove({ name, args }: TraceEvent): boolean {
  return name === 'EventDispatch' && args?.data?.type === 'pointermove';
}
