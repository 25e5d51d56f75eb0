import { describe, expect, test } from 'vitest';
import type { FrameReport } from '@/lib/protocol';
import { stepThroughFrames } from '@/lib/tabs';

function frame(frameId: number, report: Partial<FrameReport> = {}): FrameReport {
  return { frameId, on: true, isPdf: false, counts: { letrozole: 1 }, classCounts: {}, ...report };
}

/** Steps where only `stepping` frames have a name left. @returns who was asked, in turn, and who stepped */
async function ask(reports: FrameReport[], direction: 'next' | 'previous', ...stepping: string[]) {
  const asked: string[] = [];
  const stepped = await stepThroughFrames(reports, direction, async (frameId, from) => {
    asked.push(`${frameId} ${from}`);
    return stepping.includes(`${frameId} ${from}`);
  });
  return { asked, stepped };
}

describe('a step through the frames of a tab', () => {
  test('goes on in the top page as long as it has names', async () => {
    expect(await ask([frame(7), frame(0)], 'next', '0 here')).toEqual({ asked: ['0 here'], stepped: 0 });
    expect(await ask([frame(7), frame(0)], 'previous', '0 here')).toEqual({ asked: ['0 here'], stepped: 0 });
  });

  test('goes on in the next frame, from its beginning, when the top page has no more', async () => {
    const { asked, stepped } = await ask([frame(9), frame(0), frame(7)], 'next', '7 edge');
    expect(asked).toEqual(['0 here', '7 edge']);
    expect(stepped).toBe(7);
  });

  test('goes on in the frame where the reader was last, backwards too', async () => {
    const frames = [frame(0, { readerAt: 5 }), frame(7, { readerAt: 9 }), frame(8)];
    expect((await ask(frames, 'next', '7 here')).asked).toEqual(['7 here']);
    expect((await ask(frames, 'next', '0 edge')).asked).toEqual(['7 here', '8 edge', '0 edge']);
    expect((await ask(frames, 'previous', '0 edge')).asked).toEqual(['7 here', '0 edge']);
  });

  test('after the last name of all comes the first again', async () => {
    expect(await ask([frame(0)], 'next', '0 edge')).toEqual({ asked: ['0 here', '0 edge'], stepped: 0 });
    const frames = [frame(0), frame(7, { readerAt: 9 })];
    expect((await ask(frames, 'next', '7 edge')).asked).toEqual(['7 here', '0 edge', '7 edge']);
  });

  test('asks no frame without names, nor one that is off, and says when there is no name at all', async () => {
    const frames = [frame(0, { counts: {} }), frame(7, { on: false }), frame(8)];
    expect(await ask(frames, 'next', '8 here')).toEqual({ asked: ['8 here'], stepped: 8 });
    expect(await ask([frame(0, { counts: {} })], 'next')).toEqual({ asked: [], stepped: null });
    expect((await ask([frame(0)], 'next')).stepped).toBeNull();
  });

  test('finds a class of drugs where no drug is named', async () => {
    const frames = [frame(0, { counts: {}, classCounts: { 'class:taxane': 1 } })];
    expect((await ask(frames, 'next', '0 here')).stepped).toBe(0);
  });
});
