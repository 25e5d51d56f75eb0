import { isOurScript, type PageTrace } from '../../trace';
import { ARRIVED, MARKED } from './arrival-page';

/** When a name of a page was marked, in milliseconds of the clock, up to the frame that is drawn with the mark. */
export interface ArrivalTime {
  /** From the moment when the parser put the name into the document. */
  fromArrival: number;
  /** From our first script after that: before it, parsing and layout of the page keep ours from running. */
  fromOurScript: number;
}

/**
 * Reads from a trace how long a name waited for its mark. The page looks for the mark in each frame, so the time is at most
 * one frame too long, and never too short.
 *
 * @throws Error when the trace does not show that the name was marked and drawn
 */
export function arrivalTimeOf({ events, mainThread }: PageTrace): ArrivalTime {
  const onMain = events.filter(({ tid }) => tid === mainThread);
  const arrived = onMain.find(({ name }) => name === ARRIVED);
  const marked = onMain.find(({ name }) => name === MARKED);
  const commit = marked && onMain.find(({ name, ts }) => name === 'Commit' && ts >= marked.ts);
  const draw = commit && events.find(({ name, ts }) => name === 'DrawFrame' && ts >= commit.ts);
  const ours = arrived && onMain.find((event) => isOurScript(event) && event.ts >= arrived.ts);
  if (!arrived || !ours || !draw) throw new Error('The trace shows no name that was marked and drawn');
  return { fromArrival: (draw.ts - arrived.ts) / 1000, fromOurScript: (draw.ts - ours.ts) / 1000 };
}
