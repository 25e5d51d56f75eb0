import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FrameReport } from '@/lib/protocol';
import { createToolbar, goToEntry, sendToOtherFrames, stepInTab, stepThroughFrames } from '@/lib/tabs';
import { FakeTab, frame, namesOf } from '../fake-tab';

/**
 * Steps where only `stepping` frames have a name left.
 *
 * @returns in which frames a step was tried, in this order, and the one that stepped
 */
async function trySteps(reports: FrameReport[], direction: 'next' | 'previous', ...stepping: string[]) {
  const tried: string[] = [];
  const stepped = await stepThroughFrames(reports, direction, async (frameId, from) => {
    tried.push(`${frameId} ${from}`);
    return stepping.includes(`${frameId} ${from}`);
  });
  return { tried, stepped };
}

describe('a step in a tab where no frame reports', () => {
  test('goes to a name of the page if that is one of the extension with names, from its end to its beginning', async () => {
    const tab = new FakeTab();
    tab.answer = (_, message) => message['from'] === 'edge';
    expect(await stepInTab(tab, 3, { direction: 'next' })).toBe(true);
    expect(tab.sent.map(({ frameId, message }) => [frameId, message['from']])).toEqual([
      [0, 'here'],
      [0, 'edge'],
    ]);
  });

  test('reports that there is no name where nothing receives the message', async () => {
    const tab = new FakeTab();
    tab.answer = () => new Error('Receiving end does not exist');
    expect(await stepInTab(tab, 3, { direction: 'next' })).toBe(false);
  });
});

describe('a step through the frames of a tab', () => {
  test('continues in the top page as long as it has names', async () => {
    expect(await trySteps([frame(7), frame(0)], 'next', '0 here')).toEqual({ tried: ['0 here'], stepped: 0 });
    expect(await trySteps([frame(7), frame(0)], 'previous', '0 here')).toEqual({
      tried: ['0 here'],
      stepped: 0,
    });
  });

  test('continues in the next frame, from its beginning, when the top page has no more', async () => {
    const { tried, stepped } = await trySteps([frame(9), frame(0), frame(7)], 'next', '7 edge');
    expect(tried).toEqual(['0 here', '7 edge']);
    expect(stepped).toBe(7);
  });

  test('continues in the frame where the reader was last, backwards too', async () => {
    const frames = [frame(0, { readerAt: 5 }), frame(7, { readerAt: 9 }), frame(8)];
    expect((await trySteps(frames, 'next', '7 here')).tried).toEqual(['7 here']);
    expect((await trySteps(frames, 'next', '0 edge')).tried).toEqual(['7 here', '8 edge', '0 edge']);
    expect((await trySteps(frames, 'previous', '0 edge')).tried).toEqual(['7 here', '0 edge']);
  });

  test('after the last name of all comes the first again', async () => {
    expect(await trySteps([frame(0)], 'next', '0 edge')).toEqual({ tried: ['0 here', '0 edge'], stepped: 0 });
    const frames = [frame(0), frame(7, { readerAt: 9 })];
    expect((await trySteps(frames, 'next', '7 edge')).tried).toEqual(['7 here', '0 edge', '7 edge']);
  });

  test('skips frames that have no names or are off, and reports that no frame has a name', async () => {
    const frames = [frame(0, { counts: {} }), frame(7, { on: false }), frame(8)];
    expect(await trySteps(frames, 'next', '8 here')).toEqual({ tried: ['8 here'], stepped: 8 });
    expect(await trySteps([frame(0, { counts: {} })], 'next')).toEqual({ tried: [], stepped: null });
    expect((await trySteps([frame(0)], 'next')).stepped).toBeNull();
  });

  test('finds a class of drugs where no drug is named', async () => {
    const frames = [frame(0, { counts: {}, classCounts: { 'class:taxane': 1 } })];
    expect((await trySteps(frames, 'next', '0 here')).stepped).toBe(0);
  });
});

describe('a step in a tab', () => {
  test('opens a card in one frame and closes those of the others', async () => {
    const tab = new FakeTab(frame(0), frame(7), frame(8, { on: false }));
    tab.answer = (frameId) => frameId === 7;
    expect(await stepInTab(tab, 3, { direction: 'next', otherThan: 'anastrozole' })).toBe(true);
    expect(tab.sent.slice(0, 2)).toEqual([
      { frameId: 0, message: { type: 'step', direction: 'next', otherThan: 'anastrozole', from: 'here' } },
      { frameId: 7, message: { type: 'step', direction: 'next', otherThan: 'anastrozole', from: 'edge' } },
    ]);
    expect(tab.receivers('close-cards')).toEqual([0]);
  });

  test('says so when there is no name, and leaves open cards alone', async () => {
    const tab = new FakeTab(frame(0));
    tab.answer = () => false;
    expect(await stepInTab(tab, 3, { direction: 'next' })).toBe(false);
    expect(tab.receivers('close-cards')).toEqual([]);
  });

  test('continues where a frame has gone meanwhile, or answers nonsense', async () => {
    const tab = new FakeTab(frame(0), frame(7), frame(8));
    tab.answer = (frameId) => [new Error('no receiver'), 'yes', true][[0, 7, 8].indexOf(Number(frameId))];
    expect(await stepInTab(tab, 3, { direction: 'next' })).toBe(true);
    expect(tab.receivers('step')).toEqual([0, 7, 8]);
  });

  test('passes over a frame that the page hides, but closes the card that is open there', async () => {
    const tab = new FakeTab(frame(0), frame(7), frame(8));
    tab.hidden.add(7);
    tab.answer = (frameId) => frameId !== 0;
    expect(await stepInTab(tab, 3, { direction: 'next' })).toBe(true);
    expect(tab.receivers('step')).toEqual([0, 8]);
    expect(tab.receivers('close-cards')).toEqual([0, 7]);
  });

  test('goes into frames that cannot be told to be hidden, since another one hangs', async () => {
    const tab = new FakeTab(frame(0), frame(7));
    tab.hidden.add(7);
    tab.hanging.add(8);
    tab.answer = (frameId) => frameId === 7;
    expect(await stepInTab(tab, 3, { direction: 'next' })).toBe(true);
    tab.wake();
  });

  test('is done though the step before it has failed', async () => {
    const tab = new FakeTab(frame(0), frame(7));
    tab.answer = () => true;
    const { executeScript } = tab.scripting;
    tab.scripting.executeScript = (injection) => {
      if (tab.queries > 1 || !injection.args[0].includes('iframe')) return executeScript(injection);
      throw new Error('Extension context invalidated');
    };
    const steps = [stepInTab(tab, 3, { direction: 'next' }), stepInTab(tab, 3, { direction: 'next' })];
    expect((await Promise.allSettled(steps)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  test('finds nothing in a page that extensions may not touch', async () => {
    const tab = new FakeTab();
    tab.reports = new Error('Cannot access a chrome:// URL');
    expect(await stepInTab(tab, 3, { direction: 'next' })).toBe(false);
  });
});

describe('a step in a tab where a frame does not answer at once', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** The reader is in frame 7, after whose only name comes that of the top page. */
  function tabOfReader(): FakeTab {
    const tab = new FakeTab(frame(0), frame(7, { readerAt: 9 }));
    tab.answer = (frameId, { from }) => !(frameId === 7 && from === 'here');
    return tab;
  }

  /** Steps while the top page does not answer. */
  function stepWhileSilent(tab: FakeTab): { isDone: () => boolean; stepped: Promise<boolean> } {
    tab.sent.length = 0;
    tab.hanging.add(0);
    let done = false;
    const stepped = stepInTab(tab, 3, { direction: 'next' }).finally(() => {
      done = true;
    });
    return { isDone: () => done, stepped };
  }

  const action = {
    setBadgeText: nothing,
    setBadgeBackgroundColor: nothing,
    setIcon: nothing,
    setTitle: nothing,
  };
  const updateToolbar = (tab: FakeTab) => createToolbar({ ...tab, action }, () => '')(3);

  test.each<[string, (tab: FakeTab) => Promise<unknown>]>([
    ['to the step before', (tab) => stepInTab(tab, 3, { direction: 'next' })],
    ['to the question of the toolbar', updateToolbar],
  ])('waits for the frame if that has answered %s', async (_, ask) => {
    const tab = tabOfReader();
    await ask(tab);
    const { stepped, isDone } = stepWhileSilent(tab);
    await vi.advanceTimersByTimeAsync(1000);
    expect(isDone()).toBe(false);
    tab.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(await stepped).toBe(true);
    expect(tab.receivers('step')).toEqual([7, 0]);
  });

  test.each<[string, (tab: FakeTab) => Promise<unknown>]>([
    ['the toolbar', updateToolbar],
    ['a notice', (tab) => sendToOtherFrames(tab, 3, 7, 'close-cards')],
  ])('waits for the frame though it has not answered the question of %s meanwhile', async (_, ask) => {
    const tab = tabOfReader();
    await updateToolbar(tab);
    tab.hanging.add(0);
    const asked = ask(tab);
    await vi.advanceTimersByTimeAsync(300);
    await asked;
    const { stepped, isDone } = stepWhileSilent(tab);
    await vi.advanceTimersByTimeAsync(1000);
    expect(isDone()).toBe(false);
    tab.wake();
    await vi.advanceTimersByTimeAsync(0);
    await stepped;
    expect(tab.receivers('step')).toEqual([7, 0]);
  });

  test('waits for the frame though an older question than the last is answered late', async () => {
    const tab = tabOfReader();
    tab.reports = [frame(0), frame(7, { readerAt: 9 }), frame(9)];
    tab.hanging.add(0);
    tab.busy.add(9);
    const older = updateToolbar(tab);
    await vi.advanceTimersByTimeAsync(300);
    await older;
    tab.hanging.delete(0);
    await updateToolbar(tab);
    tab.sendLate();
    const { isDone } = stepWhileSilent(tab);
    await vi.advanceTimersByTimeAsync(1000);
    expect(isDone()).toBe(false);
    tab.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(isDone()).toBe(true);
  });

  test('waits for what hides a frame, since no frame hangs, and is late then in a tab that the reader has left', async () => {
    const tab = new FakeTab(frame(0), frame(7), frame(8));
    tab.hidden.add(7);
    tab.answer = (frameId) => frameId !== 0;
    for (const isActive of [true, false]) {
      tab.isActive = isActive;
      tab.sent.length = 0;
      tab.isBusyWithElements = true;
      const stepped = stepInTab(tab, 3, { direction: 'next' });
      await vi.advanceTimersByTimeAsync(1200);
      expect(tab.receivers('step')).toEqual([]);
      tab.wake();
      expect(await stepped).toBe(true);
      expect(tab.receivers('step')).toEqual(isActive ? [0, 8] : []);
    }
  });

  test('waits no longer than a second more for what hides a frame', async () => {
    const tab = new FakeTab(frame(0), frame(7));
    tab.answer = (frameId) => frameId === 7;
    tab.isBusyWithElements = true;
    const stepped = stepInTab(tab, 3, { direction: 'next' });
    await vi.advanceTimersByTimeAsync(1299);
    expect(tab.receivers('step')).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await stepped).toBe(true);
    expect(tab.receivers('step')).toEqual([0, 7]);
    tab.wake();
  });

  test('does not wait so long for what hides a frame where one hangs that has never answered', async () => {
    const tab = new FakeTab(frame(0), frame(7));
    tab.answer = (frameId) => frameId === 7;
    tab.hanging.add(8);
    const stepped = stepInTab(tab, 3, { direction: 'next' });
    await vi.advanceTimersByTimeAsync(600);
    expect(await stepped).toBe(true);
    expect(tab.receivers('step')).toEqual([0, 7]);
    tab.wake();
  });

  test.each([
    ['the frame goes', [frame(7, { readerAt: 9 })]],
    ['the page goes', new Error('The tab was closed')],
  ])('waits no longer when %s', async (_, reports) => {
    const tab = tabOfReader();
    await updateToolbar(tab);
    const { isDone } = stepWhileSilent(tab);
    await vi.advanceTimersByTimeAsync(500);
    expect(isDone()).toBe(false);
    tab.reports = reports;
    tab.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(isDone()).toBe(true);
  });

  test('does not step when the reader has gone to another tab meanwhile', async () => {
    const tab = tabOfReader();
    await updateToolbar(tab);
    const { stepped } = stepWhileSilent(tab);
    const next = stepInTab(tab, 3, { direction: 'next' });
    await vi.advanceTimersByTimeAsync(900);
    tab.isActive = false;
    tab.wake();
    await vi.advanceTimersByTimeAsync(0);
    // Nothing has to be said in the other tab.
    expect(await Promise.all([stepped, next])).toEqual([true, true]);
    expect(tab.sent).toEqual([]);
  });

  test('steps one after the other where the reader presses the key again meanwhile', async () => {
    const tab = tabOfReader();
    await updateToolbar(tab);
    tab.hanging.add(0);
    const steps = [stepInTab(tab, 3, { direction: 'next' }), stepInTab(tab, 3, { direction: 'next' })];
    tab.answer = (frameId, { type, from }) => {
      if (type === 'step' && frameId === 0)
        tab.reports = [frame(0, { readerAt: 10 }), frame(7, { readerAt: 9 })];
      return !(frameId === 7 && from === 'here');
    };
    await vi.advanceTimersByTimeAsync(500);
    tab.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(await Promise.all(steps)).toEqual([true, true]);
    // The second one goes on from where the first one has come to.
    expect(tab.sent.map(({ frameId, message }) => `${message['type']} ${frameId}`)).toEqual([
      'step 7',
      'step 0',
      'close-cards 7',
      'step 0',
      'close-cards 7',
    ]);
  });

  test('waits for it once, a second longer, until it has answered again', async () => {
    const tab = tabOfReader();
    await stepInTab(tab, 3, { direction: 'next' });
    const first = stepWhileSilent(tab);
    // After the reports, the question which frames the page hides is not answered either.
    await vi.advanceTimersByTimeAsync(1599);
    expect(first.isDone()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(first.isDone()).toBe(true);
    expect(tab.receivers('step')).toEqual([7, 7]);

    const next = stepWhileSilent(tab);
    await vi.advanceTimersByTimeAsync(600);
    expect(next.isDone()).toBe(true);

    tab.wake();
    await vi.advanceTimersByTimeAsync(0);
    const last = stepWhileSilent(tab);
    await vi.advanceTimersByTimeAsync(1000);
    expect(last.isDone()).toBe(false);
    tab.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(last.isDone()).toBe(true);
  });
});

async function nothing(): Promise<void> {}

describe('going to the next name of a drug', () => {
  const frames = [
    frame(0, { counts: { letrozole: 2, olaparib: 4 } }),
    frame(5, { counts: { olaparib: 1 } }),
    frame(7, { counts: { letrozole: 3 }, readerAt: 9 }),
  ];
  const goTo = (tab: FakeTab, id: string, direction: 'next' | 'previous' = 'next') => {
    if (tab.reports instanceof Error) throw tab.reports;
    const named = tab.reports.map((report) => ({ frameId: report.frameId, ...namesOf(report) }));
    return goToEntry(tab, 3, named, { id, direction });
  };

  test('counts the names of all frames, those of the frames before it first', async () => {
    const tab = new FakeTab(...frames);
    tab.answer = (frameId) => (frameId === 7 ? { nth: 2, count: 3 } : null);
    expect(await goTo(tab, 'letrozole')).toEqual({ nth: 4, count: 5 });
    expect(tab.receivers('go-to-entry')).toEqual([7]);
    expect(tab.receivers('close-cards')).toEqual([0, 5]);
  });

  test('goes back to the previous one', async () => {
    const tab = new FakeTab(...frames);
    tab.answer = (frameId) => (frameId === 0 ? { nth: 2, count: 2 } : null);
    expect(await goTo(tab, 'letrozole', 'previous')).toEqual({ nth: 2, count: 5 });
    expect(tab.sent[0]?.message).toMatchObject({ type: 'go-to-entry', direction: 'previous', from: 'here' });
    expect(tab.receivers('go-to-entry')).toEqual([7, 0]);
    expect(tab.queries).toBe(0);
  });

  test('continues in the other frames that name it', async () => {
    const tab = new FakeTab(...frames);
    tab.answer = (frameId) => (frameId === 0 ? { nth: 1, count: 2 } : null);
    expect(await goTo(tab, 'letrozole')).toEqual({ nth: 1, count: 5 });
    expect(tab.receivers('go-to-entry')).toEqual([7, 0]);
  });

  test('finds a class of drugs too', async () => {
    const tab = new FakeTab(frame(0, { counts: {}, classCounts: { 'class:taxane': 2 } }));
    tab.answer = () => ({ nth: 1, count: 2 });
    expect(await goTo(tab, 'class:taxane')).toEqual({ nth: 1, count: 2 });
  });

  test('says so when no frame names it, or none of the names is shown', async () => {
    const tab = new FakeTab(...frames);
    tab.answer = () => null;
    expect(await goTo(tab, 'docetaxel')).toBeNull();
    expect(tab.sent).toEqual([]);
    expect(await goTo(tab, 'letrozole')).toBeNull();
    expect(tab.receivers('close-cards')).toEqual([]);
  });
});

describe('a notice to the other frames', () => {
  test('goes to those with highlights, but not to the sender, even when one of them has gone', async () => {
    const tab = new FakeTab(frame(0), frame(7), frame(8), frame(9, { on: false }));
    tab.answer = () => new Error('no receiver');
    await sendToOtherFrames(tab, 3, 7, 'card-pinned');
    expect(tab.receivers('card-pinned')).toEqual([0, 8]);
  });

  describe('where a frame with names does not answer', () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    /** Frame 0 has answered once and answers no more, not even a message. */
    async function tabWithSilentFrame(): Promise<FakeTab> {
      const tab = new FakeTab(frame(0), frame(7), frame(8));
      await sendToOtherFrames(tab, 3, 7, 'close-cards');
      tab.sent.length = 0;
      tab.hanging.add(0);
      tab.answer = (frameId) => (frameId === 0 ? new Promise(() => undefined) : undefined);
      return tab;
    }

    test('goes to all of them after 300 ms, and does not wait for that frame to receive it', async () => {
      const tab = await tabWithSilentFrame();
      let isDone = false;
      void sendToOtherFrames(tab, 3, 7, 'close-cards').then(() => {
        isDone = true;
      });
      await vi.advanceTimersByTimeAsync(300);
      expect(tab.receivers('close-cards')).toEqual([8, 0]);
      expect(isDone).toBe(true);
    });

    test('does not go to that frame as the sender, nor where it would take the focus late', async () => {
      const tab = await tabWithSilentFrame();
      const sent = [
        sendToOtherFrames(tab, 3, 0, 'close-cards'),
        sendToOtherFrames(tab, 3, 7, 'restore-focus'),
      ];
      await vi.advanceTimersByTimeAsync(300);
      await Promise.all(sent);
      expect(tab.receivers('close-cards')).toEqual([7, 8]);
      expect(tab.receivers('restore-focus')).toEqual([8]);
    });
  });
});
