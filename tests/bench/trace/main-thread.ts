/** An event of a trace of Chromium. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Start and duration, in microseconds of the clock and (t…) of the thread's processor time. */
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { url?: string; type?: string; timerId?: number; timeout?: number } };
}

/** `v8.execute` holds the microtasks, which `ScriptDuration` of the Performance domain leaves out; `toplevel` the tasks. */
export const TRACE_CATEGORIES = ['-*', 'devtools.timeline', 'v8', 'v8.execute', 'toplevel'];

/**
 * Reads what happened on the main thread of a page.
 *
 * @param trace the JSON of a trace
 * @param address the page, which must have been loaded during the trace
 * @returns the complete events of its main thread in the order of their start, and when it was loaded
 * @throws Error when the page was not loaded during the trace
 */
export function mainThreadOf(trace: Uint8Array, address: string): { events: TraceEvent[]; loaded: number } {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  const load = traceEvents.find(({ name, args }) => name === 'CommitLoad' && args?.data?.url === address);
  if (!load) throw new Error(`The trace has no load of ${address}`);
  const events = traceEvents
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === load.pid && tid === load.tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  return { events, loaded: load.ts };
}

/** Milliseconds of processor time of each event, those inside another one left out: other programs do not count. */
export function timesOf(events: readonly TraceEvent[]): number[] {
  const times: number[] = [];
  let end = 0;
  for (const { ts, dur = 0, tdur = dur } of events) {
    if (ts < end) continue;
    end = ts + dur;
    times.push(tdur / 1000);
  }
  return times;
}
