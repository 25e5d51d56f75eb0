import { beforeEach, describe, expect, test } from 'vitest';
import { connectFrames, topPageMaySee } from '@/lib/frame-life';
import { FakeRuntime, REMOTE_CARD } from '../protocol/fake-runtime';

let runtime: FakeRuntime;

beforeEach(() => {
  runtime = new FakeRuntime();
});

describe('a message from a frame to the others', () => {
  test('goes to the background', () => {
    const link = connectFrames(runtime, true, true);
    link.remoteCardClosed('0.5');
    link.cardPinned();
    link.closeOtherCards();
    link.focusReleased();
    link.stepOn('previous', 'letrozole');
    link.openGlossary('letrozole');
    link.openLink?.('https://cancer.ca/', true);
    expect(runtime.sent).toEqual([
      { type: 'remote-card-closed', key: '0.5' },
      { type: 'card-pinned' },
      { type: 'close-cards' },
      { type: 'restore-focus' },
      { type: 'step-in-tab', direction: 'previous', otherThan: 'letrozole' },
      { type: 'open-own-page', id: 'letrozole' },
      { type: 'open-link', url: 'https://cancer.ca/', inBackground: true },
    ]);
  });

  test('is none about links where links open by themselves', () => {
    expect(connectFrames(runtime, true, false).openLink).toBeNull();
  });

  test('is lost without an error where the extension is gone', async () => {
    const rejections: unknown[] = [];
    const onRejection = (error: unknown) => void rejections.push(error);
    process.on('unhandledRejection', onRejection);
    runtime.answer = new Error('Extension context invalidated');
    connectFrames(runtime, true, true).cardPinned();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', onRejection);
    expect(rejections).toEqual([]);
  });
});

describe('the top page', () => {
  test('shows a card for a frame, which learns where that is', async () => {
    const { topPage } = connectFrames(runtime, true, true);
    runtime.answer = { box: { left: 1, top: 2, right: 3, bottom: 4 } };
    expect(await topPage?.show(REMOTE_CARD)).toEqual(runtime.answer);
    topPage?.close({ key: '0.5', atOnce: false, pointerLeftAt: 1.5 });
    expect(runtime.sent).toEqual([
      { type: 'show-remote-card', card: REMOTE_CARD },
      { type: 'leave-remote-card', key: '0.5', atOnce: false, pointerLeftAt: 1.5 },
    ]);
  });

  // What has another shape is not passed on: the background's test says so.
  test.each([null, undefined, new Error('no receiver')])(
    'shows none where the answer is %j',
    async (answer) => {
      runtime.answer = answer;
      expect(await connectFrames(runtime, true, true).topPage?.show(REMOTE_CARD)).toBeNull();
    },
  );

  test('is not asked where it must not see the cards', () => {
    expect(connectFrames(runtime, false, false).topPage).toBeNull();
  });
});

const OWN = 'https://example.com';
const OTHER = 'https://example.net';

/** A window of a page as the script of one of its frames sees it. */
class FakeWindow {
  readonly parent: FakeWindow;
  readonly top: FakeWindow;
  readonly location: { ancestorOrigins?: string[] } = {};
  readonly #origin: string;
  readonly #reader: string;

  constructor(origin: string, reader: string, parent: FakeWindow | undefined) {
    this.#origin = origin;
    this.#reader = reader;
    this.parent = parent ?? this;
    this.top = parent?.top ?? this;
  }

  get origin(): string {
    if (this.#origin !== this.#reader) throw new DOMException('Blocked a frame', 'SecurityError');
    return this.#origin;
  }
}

/** @param origins those of a frame and the windows around it, from the inside to the top page */
function frame(...origins: [string, ...string[]]): FakeWindow {
  const [own, ...around] = origins;
  const outer = around.reduceRight<FakeWindow | undefined>(
    (parent, origin) => new FakeWindow(origin, own, parent),
    undefined,
  );
  return new FakeWindow(own, own, outer);
}

describe('the top page may see the cards of a frame', () => {
  test('where all windows around it have its origin', () => {
    expect(topPageMaySee(frame(OWN, OWN))).toBe(true);
    expect(topPageMaySee(frame(OWN, OWN, OWN, OWN))).toBe(true);
  });

  test.each<[string, [string, ...string[]]]>([
    ['it is the top page itself', [OWN]],
    ['the top page has another origin', [OWN, OTHER]],
    ['only the top page has its origin', [OWN, OTHER, OWN]],
    ['only the frame around it has its origin', [OWN, OWN, OTHER]],
    ['it is sandboxed', ['null', OWN]],
    ['all of them are sandboxed, each by itself', ['null', 'null']],
  ])('but not where %s', (_, origins) => {
    expect(topPageMaySee(frame(...origins))).toBe(false);
  });

  test('but not where the browser names another origin around it', () => {
    const view = frame(OWN, OWN);
    view.location.ancestorOrigins = [OWN];
    expect(topPageMaySee(view)).toBe(true);
    view.location.ancestorOrigins = [OWN, 'null'];
    expect(topPageMaySee(view)).toBe(false);
  });
});
