import { mainThreadOf, type TraceEvent, timesOf } from './main-thread';

/** What a trace says of the script on a page's main thread, in milliseconds of processor time. */
export interface ScriptTime {
  total: number;
  /** The longest time of script without a pause. */
  longest: number;
  /** Tasks of more than 50 ms by the clock, the page's own included. */
  longTasks: number;
}

/**
 * Buffered `longtask` entries are no substitute: of a task of 81 ms that the trace shows, the browser with an extension
 * gave no entry, the one without did (Chromium 156).
 */
const TASK = 'ThreadControllerImpl::RunTask';
const LONG_TASK_MS = 50;

const SCRIPT = new Set([
  'EvaluateScript',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'v8.compile',
  'v8.callFunction',
  'MinorGC',
  'MajorGC',
]);

/** Whether an event is script, with all that it makes the browser do at once. */
export function isScript({ name }: TraceEvent): boolean {
  return SCRIPT.has(name);
}

/**
 * Adds up the script of a load.
 *
 * @param trace the JSON of a trace
 * @param address the page whose main thread is meant
 * @throws Error when the page was not loaded during the trace
 */
export function scriptTime(trace: Uint8Array, address: string): ScriptTime {
  const { events } = mainThreadOf(trace, address);
  const tasks = events.filter(({ name }) => name === TASK);
  if (tasks.length === 0) throw new Error('The trace has no tasks');
  const times = timesOf(events.filter(isScript));
  return {
    total: times.reduce((sum, time) => sum + time, 0),
    longest: Math.max(0, ...times),
    longTasks: tasks.filter(({ dur = 0 }) => dur / 1000 > LONG_TASK_MS).length,
  };
}
