import { beforeEach, describe, expect, test } from 'vitest';
import { connectFrames } from '@/lib/frame-life';
import { FakeRuntime, REMOTE_CARD } from '../protocol/fake-runtime';

let runtime: FakeRuntime;

beforeEach(() => {
  runtime = new FakeRuntime();
});

describe('a message from a frame to the others', () => {
  test('goes to the background', () => {
    const link = connectFrames(runtime, false);
    link.remoteCardClosed('0.5');
    link.cardPinned();
    link.closeOtherCards();
    link.focusReleased();
    link.stepOn('previous', 'letrozole');
    expect(runtime.sent).toEqual([
      { type: 'remote-card-closed', key: '0.5' },
      { type: 'card-pinned' },
      { type: 'close-cards' },
      { type: 'restore-focus' },
      { type: 'step-in-tab', direction: 'previous', otherThan: 'letrozole' },
    ]);
  });

  test('is lost without an error where the extension is gone', async () => {
    const rejections: unknown[] = [];
    const onRejection = (error: unknown) => void rejections.push(error);
    process.on('unhandledRejection', onRejection);
    runtime.answer = new Error('Extension context invalidated');
    connectFrames(runtime, false).cardPinned();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', onRejection);
    expect(rejections).toEqual([]);
  });
});

describe('the top page', () => {
  test('shows a card for a frame, which learns where that is', async () => {
    const { topPage } = connectFrames(runtime, false);
    runtime.answer = { box: { left: 1, top: 2, right: 3, bottom: 4 } };
    expect(await topPage?.show(REMOTE_CARD)).toEqual(runtime.answer);
    topPage?.close({ key: '0.5', atOnce: false, pointerLeftAt: 1.5 });
    expect(runtime.sent).toEqual([
      { type: 'show-remote-card', card: REMOTE_CARD },
      { type: 'leave-remote-card', key: '0.5', atOnce: false, pointerLeftAt: 1.5 },
    ]);
  });

  test.each([null, undefined, { box: 'left' }, new Error('no receiver')])(
    'shows none where the answer is %j',
    async (answer) => {
      runtime.answer = answer;
      expect(await connectFrames(runtime, false).topPage?.show(REMOTE_CARD)).toBeNull();
    },
  );

  test('asks no other for its own cards', () => {
    expect(connectFrames(runtime, true).topPage).toBeNull();
  });
});
