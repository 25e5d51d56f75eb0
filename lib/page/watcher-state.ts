/**
 * After a reading of a page that keeps changing, the rest is this many times as long as the reading. Readings take 1.5 % of the
 * page's time then, parts that take long 1.2 %, the search for shadow roots at most 1 %, and listeners the remainder of the 5 %
 * that are allowed. But no such rest is longer than its limit, so that marks follow the text within a second: what takes long is
 * read in batches.
 */
const REST = { factor: 65, maxMs: 650 };
/** The rest between two batches is at least so long, since each has a cost of its own … */
const MIN_BATCH_REST_MS = 250;
/** … and at least this many times as long as the batch, up to a limit: after one that took too long in spite of all. */
const BATCH_REST = { factor: 30, maxMs: 2500 };

/** What a reading is doing: it gathers changes first, then scans what they have made dirty in slices of time. */
type Step = 'gathering' | 'scanning';

/**
 * What the page watcher is doing. A change while it is not idle is read after the rest.
 *
 *     idle ── startReading ──> reading ── startResting ──> resting ── settle ──> idle
 *                               │    ^                      │
 *                startScanning  │    └── startNextReading ──┤ startNextReading,
 *              of an editor     v        of a quiet page    v while the page keeps changing
 *                            editor                     throttled ── startResting, startNextReading, settle
 *
 * `stopped` follows each of them when the signal is aborted.
 */
export type WatcherState =
  /** All of the page has been read. */
  | { name: 'idle' }
  /** Text is being read; the first time nothing of the page is known yet. */
  | { name: 'reading'; step: Step; isFirst: boolean }
  /** The watcher waits until the page is quiet, or until the rest is over. */
  | { name: 'resting' }
  /** The page has kept changing through the rest: it is read again, and painted and polled less often. */
  | { name: 'throttled'; step: Step | 'resting' }
  /** The whole document is an editor: nothing is marked. */
  | { name: 'editor'; step: Step | 'waiting' }
  /** Nothing happens any more. */
  | { name: 'stopped' };

/** @returns the state after the page has changed; null when the change is read anyway, so that the state stays */
export function startReading(state: WatcherState): WatcherState | null {
  if (state.name === 'idle') return { name: 'reading', step: 'gathering', isFirst: false };
  if (state.name === 'editor' && state.step === 'waiting') return { name: 'editor', step: 'gathering' };
  return null;
}

/** Changes have been gathered. */
export function startScanning(state: WatcherState, isEditor: boolean): WatcherState {
  if (isEditor) return { name: 'editor', step: 'scanning' };
  if (state.name === 'throttled') return { name: 'throttled', step: 'scanning' };
  return { name: 'reading', step: 'scanning', isFirst: isFirstReading(state) };
}

/** All that was dirty has been read. An editor needs no rest: nothing of it is read. */
export function startResting(state: WatcherState): WatcherState {
  if (state.name === 'editor') return state;
  return state.name === 'throttled' ? { name: 'throttled', step: 'resting' } : { name: 'resting' };
}

/** The rest is over, or there was none, and something is dirty again. */
export function startNextReading(state: WatcherState, isQuiet: boolean): WatcherState {
  if (state.name === 'editor') return { name: 'editor', step: 'gathering' };
  const hasRested = state.name === 'resting' || state.name === 'throttled';
  if (hasRested && !isQuiet) return { name: 'throttled', step: 'gathering' };
  return { name: 'reading', step: 'gathering', isFirst: false };
}

/** The rest is over, or there was none, and nothing is dirty. */
export function settle(state: WatcherState): WatcherState {
  return state.name === 'editor' ? { name: 'editor', step: 'waiting' } : { name: 'idle' };
}

/** Whether nothing of the page is known yet. */
export function isFirstReading(state: WatcherState): boolean {
  return state.name === 'reading' && state.isFirst;
}

/** Whether the index is complete and nothing works on it, so that single blocks may be read at once. */
export function mayRescan(state: WatcherState): boolean {
  switch (state.name) {
    case 'idle':
    case 'resting':
      return true;
    case 'reading':
      return state.step === 'gathering' && !state.isFirst;
    case 'throttled':
      return state.step !== 'scanning';
    case 'editor':
    case 'stopped':
      return false;
  }
}

/**
 * @param state the state of resting
 * @param worked milliseconds of work that a reading took
 * @returns the milliseconds of rest after it
 */
export function restAfter(state: WatcherState, worked: number): number {
  const rest = Math.min(worked * REST.factor, REST.maxMs);
  // The first reading after a quiet time is no batch: it reads all that has changed, once.
  if (state.name !== 'throttled') return rest;
  return Math.max(rest, MIN_BATCH_REST_MS, Math.min(worked * BATCH_REST.factor, BATCH_REST.maxMs));
}
