import { describe, expect, test } from 'vitest';
import { createErrorReporter, createInvalidationCheck } from '@/lib/frame-life';
import { FakeRuntime } from '../protocol/fake-runtime';

/** Counts how often a context is checked. */
function countingContext() {
  const controller = new AbortController();
  return {
    checks: 0,
    isGone: false,
    signal: controller.signal,
    get isInvalid(): boolean {
      this.checks += 1;
      return this.isGone;
    },
    abort: () => controller.abort(),
  };
}

describe('each activity of the reader', () => {
  test('ends the context when the extension is gone', () => {
    const context = countingContext();
    const check = createInvalidationCheck(context);
    check({ type: 'keydown', timeStamp: 1 });
    expect(context.signal.aborted).toBe(false);
    context.isGone = true;
    check({ type: 'keydown', timeStamp: 2 });
    expect(context.signal.aborted).toBe(true);
  });

  test('is checked, but a moving pointer no more often than every 500 ms', () => {
    const context = countingContext();
    const check = createInvalidationCheck(context);
    for (const timeStamp of [0, 16, 499, 500, 516]) check({ type: 'pointermove', timeStamp });
    expect(context.checks).toBe(2);
    check({ type: 'scroll', timeStamp: 517 });
    check({ type: 'scroll', timeStamp: 518 });
    expect(context.checks).toBe(4);
  });
});

describe('an error in a frame', () => {
  test('is reported to the background, with its stack', () => {
    const runtime = new FakeRuntime();
    const error = new Error('out of order');
    createErrorReporter(runtime)(error);
    expect(runtime.sent).toEqual([{ type: 'report-error', text: error.stack }]);
  });

  test('is reported with its message where the stack is without, as in Firefox', () => {
    const runtime = new FakeRuntime();
    const error = Object.assign(new Error('out of order'), { stack: 'read@content.js:1:2' });
    createErrorReporter(runtime)(error);
    expect(runtime.sent).toEqual([
      { type: 'report-error', text: 'Error: out of order\nread@content.js:1:2' },
    ]);
  });

  test('is reported once, however often it happens', () => {
    const runtime = new FakeRuntime();
    const report = createErrorReporter(runtime);
    for (const text of ['one', 'two', 'one', 'two']) report(text);
    expect(runtime.sent).toHaveLength(2);
  });

  test('is reported in the length that the protocol allows', () => {
    const runtime = new FakeRuntime();
    createErrorReporter(runtime)('x'.repeat(10_000));
    expect(runtime.sent).toEqual([{ type: 'report-error', text: 'x'.repeat(4_000) }]);
  });

  test('stays silent where the extension is gone', async () => {
    const runtime = new FakeRuntime();
    runtime.answer = new Error('Extension context invalidated');
    const rejections: unknown[] = [];
    const onRejection = (error: unknown) => void rejections.push(error);
    process.on('unhandledRejection', onRejection);
    createErrorReporter(runtime)('one');
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', onRejection);
    expect(rejections).toEqual([]);
  });
});
