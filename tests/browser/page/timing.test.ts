import { afterEach, expect, test, vi } from 'vitest';
import { afterPaint, inSlices, WorkClock } from '@/lib/page/schedule/timing';

const post = scheduler.postTask.bind(scheduler);

afterEach(() => vi.restoreAllMocks());

/** Work whose every slice is over. */
function work(signal: AbortSignal): Promise<void> {
  const clock = new WorkClock();
  vi.spyOn(clock, 'isSliceOver', 'get').mockReturnValue(true);
  const nothing = () => undefined;
  return inSlices(() => true, nothing, signal, clock);
}

test.each<[string, (signal: AbortSignal) => Promise<void>]>([
  ['work in slices', work],
  ['waiting for the next picture', afterPaint],
])('%s that has ended leaves no task with the browser', async (_, start) => {
  const end = new AbortController();
  const ran = vi.fn();
  // As when the page goes into the back-forward cache right after a task was left.
  const posted = vi.spyOn(scheduler, 'postTask').mockImplementation((task, options) => {
    queueMicrotask(() => end.abort());
    return post(() => {
      ran();
      return task();
    }, options);
  });
  await start(end.signal);
  await post(() => undefined);
  expect(posted).toHaveBeenCalledOnce();
  expect(ran).not.toHaveBeenCalled();
});

test('work after a paint comes before the timers of the page, which may change its style', async () => {
  const order: string[] = [];
  const timers = new Promise<void>((done) => {
    requestAnimationFrame(() => {
      for (let i = 0; i < 20; i++) setTimeout(() => order.push('timer'));
      setTimeout(done);
    });
  });
  await afterPaint(new AbortController().signal);
  order.push('ours');
  await timers;
  expect(order[0]).toBe('ours');
});

test('work in slices goes on in a browser without a scheduler', async () => {
  const end = new AbortController();
  vi.stubGlobal('scheduler', undefined);
  try {
    let steps = 0;
    const clock = new WorkClock();
    vi.spyOn(clock, 'isSliceOver', 'get').mockReturnValue(true);
    const resumed = vi.fn();
    await inSlices(() => ++steps < 4, resumed, end.signal, clock);
    expect(steps).toBe(4);
    // After each slice the page's own tasks run.
    expect(resumed).toHaveBeenCalledTimes(3);
    await afterPaint(end.signal);
  } finally {
    vi.unstubAllGlobals();
  }
});
