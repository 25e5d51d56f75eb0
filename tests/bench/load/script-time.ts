/** What a trace says of the script on a page's main thread, in milliseconds of processor time. */
export interface ScriptTime {
  total: number;
  /** The longest stretch without a pause. */
  longest: number;
  /** Tasks of more than 50 ms by the clock, the page's own included. */
  longTasks: number;
}

/** `v8.execute` holds the microtasks, which `ScriptDuration` of the Performance domain leaves out; `toplevel` the tasks. */
export const TRACE_CATEGORIES = ['-*', 'devtools.timeline', 'v8', 'v8.execute', 'toplevel'];

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

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Start and duration, in microseconds of the clock and (t…) of the thread's processor time. */
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { url?: string } };
}

/**
 * Sums the script of a load up. Processor time, not the clock: other programs on the machine do not count.
 *
 * @param trace the JSON of a trace
 * @param address the page whose main thread is meant
 * @throws Error when the page was not loaded during the trace
 */
export function scriptTime(trace: Uint8Array, address: string): ScriptTime {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  const load = traceEvents.find(({ name, args }) => name === 'CommitLoad' && args?.data?.url === address);
  if (!load) throw new Error(`The trace has no load of ${address}`);
  const events = traceEvents.filter(({ ph, pid, tid }) => ph === 'X' && pid === load.pid && tid === load.tid);
  const tasks = events.filter(({ name }) => name === TASK);
  if (tasks.length === 0) throw new Error('The trace has no tasks');
  const scripts = events
    .filter(({ name }) => SCRIPT.has(name))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  let total = 0;
  let longest = 0;
  let end = 0;
  for (const { ts, dur = 0, tdur = dur } of scripts) {
    // Inside the one before.
    if (ts < end) continue;
    end = ts + dur;
    total += tdur / 1000;
    longest = Math.max(longest, tdur / 1000);
  }
  const longTasks = tasks.filter(({ dur = 0 }) => dur / 1000 > LONG_TASK_MS).length;
  return { total, longest, longTasks };
}
