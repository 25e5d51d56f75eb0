import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  createFrameContext,
  type Frame,
  type FrameContext,
  runInFrame,
  type ShowHighlights,
} from '@/lib/frame-life';
import type { PageReport } from '@/lib/protocol';
import { FakeArea } from '../settings/fake-area';

/** A window whose events say who has made them, as no script can make an event say of itself. */
class FakeWindow implements Pick<EventTarget, 'addEventListener'> {
  readonly #listeners = new Map<string, Set<EventListener>>();

  addEventListener(type: string, listener: EventListener, { signal }: { signal: AbortSignal }): void {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener));
    signal.addEventListener('abort', () => listeners.delete(listener));
  }

  dispatch(event: { type: string; persisted: boolean; isTrusted: boolean }): void {
    for (const listener of this.#listeners.get(event.type) ?? []) listener(event as unknown as Event);
  }
}

/** A frame of a page, with settings that the test switches, and text that holds a name. */
class FakeFrame implements Frame {
  isPdf = false;
  readonly window = new FakeWindow();
  isGone = false;
  isOn = true;
  settingsChanged: () => void = () => undefined;
  documentOpened: () => void = () => undefined;
  /** What the frame answers when it is queried. */
  report: () => PageReport = () => NOTHING;
  /** The reports at the times when a change was announced. */
  readonly announced: PageReport[] = [];
  readonly errors: unknown[] = [];
  /** The contexts in which names were looked for. */
  readonly scouts: FrameContext[] = [];
  /** The contexts of all highlights that were shown. */
  readonly contexts: FrameContext[] = [];
  holdsName = true;
  /** The page adds a text that may hold a name. */
  nameAdded: () => void = () => undefined;
  /** The scout finds a name in the very moment in which it is ended. */
  nameFoundLate: () => void = () => undefined;
  counts: Record<string, number> = { letrozole: 2 };
  classCounts: Record<string, number> = { 'class:taxane': 1 };
  /** Tells the frame that the mentions may have changed. */
  mentionsChanged: () => void = () => undefined;
  /** The reader presses the button on a card. */
  turnOff: () => Promise<boolean> = async () => true;
  /** Is awaited before the background answers. */
  loading: Promise<void> = Promise.resolve();
  /** How often the background fails to bring the reader. */
  failures = 0;
  requests = 0;
  stylesComeLate = false;
  /** Is awaited before the styles are there. */
  styling: Promise<void> = Promise.resolve();
  stylesInserted = 0;
  stylesRemoved = 0;
  /** The background wants the reader in this frame. */
  bringReader: (withStyles: boolean) => Promise<void> = async () => undefined;

  isExtensionGone = () => this.isGone;
  createContext = () => createFrameContext(this.isExtensionGone);
  async openSettings() {
    return {
      areas: { local: new FakeArea() },
      isOn: async () => this.isOn,
      turnOff: async () => {
        this.switchTo(false);
        return true;
      },
      watch: (changed: () => void, signal: AbortSignal) => {
        this.settingsChanged = () => signal.aborted || changed();
      },
    };
  }
  watchForNames(found: () => void, context: FrameContext): () => void {
    this.scouts.push(context);
    let isStopped = false;
    this.nameFoundLate = found;
    this.nameAdded = () => isStopped || context.signal.aborted || found();
    if (this.holdsName) found();
    return () => {
      isStopped = true;
    };
  }
  async loadReader(): Promise<ShowHighlights | null> {
    this.requests += 1;
    await this.loading;
    if (this.failures-- > 0) return null;
    return (context, events) => {
      this.contexts.push(context);
      this.mentionsChanged = events.changed;
      this.turnOff = events.turnOff;
      return { report: () => ({ counts: this.counts, classCounts: this.classCounts, readerAt: 7 }) };
    };
  }
  async insertStyles(): Promise<true> {
    this.stylesInserted += 1;
    await this.styling;
    return true;
  }
  removeStyles(): void {
    this.stylesRemoved += 1;
  }
  exposeReaderCall(bringReader: (withStyles: boolean) => Promise<void>): void {
    this.bringReader = bringReader;
  }
  onRootReplaced(callback: () => void, signal: AbortSignal): void {
    this.documentOpened = () => signal.aborted || callback();
  }
  exposeReport(report: () => PageReport): void {
    this.report = report;
  }
  announceChange(): void {
    this.announced.push(this.report());
  }
  reportError = (error: unknown) => void this.errors.push(error);

  /** The page goes into the back-forward cache, or comes back. */
  cache(type: 'pagehide' | 'pageshow', { persisted = true, isTrusted = true } = {}): void {
    this.window.dispatch({ type, persisted, isTrusted });
  }
  switchTo(isOn: boolean): void {
    this.isOn = isOn;
    this.settingsChanged();
  }
}

const NOTHING: PageReport = { on: false, isPdf: false, counts: {}, classCounts: {} };
const FOUND: PageReport = {
  on: true,
  isPdf: false,
  counts: { letrozole: 2 },
  classCounts: { 'class:taxane': 1 },
  readerAt: 7,
};

let frame: FakeFrame;
beforeEach(() => {
  frame = new FakeFrame();
});
afterEach(() => void vi.useRealTimers());

const becomes = (on: boolean) => vi.waitFor(() => expect(frame.report().on).toBe(on));
const isShown = (times = 1) => vi.waitFor(() => expect(frame.contexts).toHaveLength(times));
async function show(): Promise<void> {
  await runInFrame(frame);
  await isShown();
}

describe('a frame', () => {
  test('brings the reader where its text may hold a name, and reports what that counts', async () => {
    await show();
    expect(frame.contexts).toEqual(frame.scouts);
    expect(frame.report()).toEqual(FOUND);
    expect(frame.announced).toEqual([FOUND]);
  });

  test('asks for nothing and announces nothing while its text holds no name', async () => {
    frame.holdsName = false;
    await runInFrame(frame);
    expect(frame.report()).toEqual({ ...NOTHING, on: true });
    expect([frame.requests, frame.announced]).toEqual([0, []]);
    frame.nameAdded();
    await isShown();
    expect(frame.announced).toEqual([FOUND]);
  });

  test.each([
    ['the settings are off', { isOn: false }],
    ['the page is a PDF', { isPdf: true }],
  ])('looks for nothing where %s, and announces that', async (_, properties) => {
    Object.assign(frame, properties);
    await runInFrame(frame);
    const report = { ...NOTHING, isPdf: frame.isPdf };
    expect(frame.report()).toEqual(report);
    expect(frame.announced).toEqual([report]);
    expect([frame.scouts, frame.requests, frame.stylesRemoved]).toEqual([[], 0, 0]);
  });

  test('follows the settings: off ends the highlights and their styles, on looks again', async () => {
    await show();
    frame.switchTo(false);
    await becomes(false);
    expect(frame.contexts[0]?.signal.aborted).toBe(true);
    expect(frame.stylesRemoved).toBe(1);
    frame.switchTo(true);
    await isShown(2);
    expect(frame.contexts[1]?.signal.aborted).toBe(false);
  });

  test('ends the highlights when the reader switches them off on a card', async () => {
    await show();
    frame.turnOff();
    await becomes(false);
  });

  test('shows nothing when the reader comes after highlights were switched off', async () => {
    let loaded: () => void = () => undefined;
    frame.loading = new Promise((resolve) => {
      loaded = resolve;
    });
    await runInFrame(frame);
    expect(frame.requests).toBe(1);
    frame.switchTo(false);
    await becomes(false);
    expect(frame.stylesRemoved).toBe(1);
    loaded();
    await frame.loading;
    expect(frame.contexts).toEqual([]);
  });

  test('shows nothing where a name is found in the moment in which highlights are switched off', async () => {
    frame.holdsName = false;
    await runInFrame(frame);
    frame.switchTo(false);
    await becomes(false);
    frame.nameFoundLate();
    expect([frame.report().on, frame.requests, frame.stylesInserted]).toEqual([false, 0, 0]);
    frame.holdsName = true;
    frame.switchTo(true);
    await isShown();
  });

  test('shows highlights once where a name is found in the moment in which the reader is brought', async () => {
    frame.holdsName = false;
    await runInFrame(frame);
    const brought = frame.bringReader(false);
    frame.nameFoundLate();
    await brought;
    frame.nameFoundLate();
    await isShown();
    expect([frame.requests, frame.report().on]).toEqual([1, true]);
  });

  test('asks again, ever less often, when the background cannot bring the reader', async () => {
    vi.useFakeTimers();
    frame.failures = 2;
    await runInFrame(frame);
    await vi.advanceTimersByTimeAsync(1000);
    expect(frame.requests).toBe(2);
    await vi.advanceTimersByTimeAsync(1900);
    expect(frame.requests).toBe(2);
    await vi.advanceTimersByTimeAsync(100);
    expect(frame.contexts).toHaveLength(1);
  });

  test('asks no more when the extension is gone', async () => {
    vi.useFakeTimers();
    frame.failures = 1;
    await runInFrame(frame);
    frame.isGone = true;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(frame.requests).toBe(1);
  });

  test.each([
    ['at last, where they come late', true, 1],
    ['for as long as it takes, where they come at once', false, 0],
  ])('waits for the styles before it reads the page: %s', async (_, stylesComeLate, shown) => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    frame.stylesComeLate = stylesComeLate;
    frame.styling = new Promise(() => undefined);
    await runInFrame(frame);
    await vi.advanceTimersByTimeAsync(100);
    expect(frame.contexts).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(5000);
    expect(frame.contexts).toHaveLength(shown);
  });

  test('brings the reader for the card of another frame, without styles while it has no names', async () => {
    frame.holdsName = false;
    frame.counts = {};
    frame.classCounts = {};
    await runInFrame(frame);
    await Promise.all([frame.bringReader(false), frame.bringReader(false)]);
    expect([frame.requests, frame.contexts.length, frame.stylesInserted]).toEqual([1, 1, 0]);
    frame.nameAdded();
    expect(frame.requests).toBe(1);
    frame.counts = { letrozole: 1 };
    frame.mentionsChanged();
    frame.mentionsChanged();
    expect(frame.stylesInserted).toBe(1);
  });

  test('brings no reader for another frame where highlights are off', async () => {
    frame.isOn = false;
    await runInFrame(frame);
    await frame.bringReader(true);
    expect([frame.requests, frame.stylesInserted]).toEqual([0, 0]);
  });

  test('brings the styles too where it is to show the card of another frame, once', async () => {
    frame.holdsName = false;
    frame.counts = {};
    frame.classCounts = {};
    await runInFrame(frame);
    await frame.bringReader(false);
    expect(frame.stylesInserted).toBe(0);
    await frame.bringReader(true);
    await frame.bringReader(true);
    expect([frame.contexts.length, frame.stylesInserted]).toEqual([1, 1]);
    frame.switchTo(false);
    await becomes(false);
    expect(frame.stylesRemoved).toBe(1);
  });

  test('reports an error and follows the next change all the same', async () => {
    frame.loading = Promise.reject(new Error('out of order'));
    await runInFrame(frame);
    await vi.waitFor(() => expect(frame.errors).toEqual([new Error('out of order')]));
    frame.loading = Promise.resolve();
    frame.switchTo(false);
    await becomes(false);
    frame.switchTo(true);
    await isShown();
  });

  test('announces a change of its report, and only that', async () => {
    await show();
    frame.mentionsChanged();
    expect(frame.announced).toHaveLength(1);
    frame.counts = { letrozole: 3 };
    frame.mentionsChanged();
    expect(frame.announced).toHaveLength(2);
  });
});

describe('a frame ends', () => {
  test('when a context ends with the extension: it follows the settings no more', async () => {
    await show();
    frame.isGone = true;
    expect(frame.contexts[0]?.isInvalid).toBe(true);
    frame.counts = { letrozole: 3 };
    frame.mentionsChanged();
    frame.switchTo(false);
    frame.cache('pageshow');
    expect(frame.announced).toHaveLength(1);
  });

  test('when the extension is gone while the settings are being read', async () => {
    frame.isGone = true;
    await runInFrame(frame);
    expect(frame.requests).toBe(0);
    expect(frame.announced).toEqual([]);
  });
});

describe('a page in the back-forward cache', () => {
  test('has no highlights there, and follows the settings as they are when it comes back', async () => {
    await show();
    frame.cache('pagehide');
    expect(frame.report().on).toBe(false);
    expect(frame.contexts[0]?.signal.aborted).toBe(true);
    // A message from there would be an error in the console of Firefox.
    expect(frame.stylesRemoved).toBe(0);
    frame.cache('pageshow');
    await isShown(2);
  });

  test('loses the styles when highlights are off as it comes back', async () => {
    await show();
    frame.cache('pagehide');
    frame.switchTo(false);
    frame.cache('pageshow');
    await vi.waitFor(() => expect(frame.stylesRemoved).toBe(1));
  });

  test('announces its report again when it comes back: the tab has lost its badge', async () => {
    await show();
    frame.cache('pagehide');
    frame.cache('pageshow');
    await isShown(2);
    expect(frame.announced.slice(1).at(-1)).toEqual(FOUND);
  });

  test('announces and starts nothing there, whatever happens meanwhile', async () => {
    await show();
    frame.cache('pagehide');
    frame.mentionsChanged();
    frame.switchTo(false);
    frame.switchTo(true);
    // The changes are applied one after the other, so the last one is over when the return of the page has been applied.
    frame.cache('pageshow');
    await isShown(2);
    expect(frame.announced.map(({ on }) => on)).not.toContain(false);
  });

  test('keeps its highlights when the page has made the event up', async () => {
    await show();
    frame.cache('pagehide', { isTrusted: false });
    frame.cache('pagehide', { persisted: false, isTrusted: false });
    expect(frame.report()).toEqual(FOUND);
  });
});

describe('a document that is left for good', () => {
  test('loses its highlights', async () => {
    await show();
    frame.cache('pagehide', { persisted: false });
    expect(frame.contexts[0]?.signal.aborted).toBe(true);
  });

  test('gets none any more while the reader comes', async () => {
    let bring: () => void = () => undefined;
    frame.loading = new Promise((come) => {
      bring = come;
    });
    await runInFrame(frame);
    frame.cache('pagehide', { persisted: false });
    bring();
    await frame.loading;
    await Promise.resolve();
    expect(frame.contexts).toEqual([]);
  });

  test('is not searched while the settings are being read', async () => {
    const started = runInFrame(frame);
    frame.cache('pagehide', { persisted: false });
    await started;
    expect(frame.scouts).toEqual([]);
  });
});

describe('document.open()', () => {
  test('restarts the highlights, whose listeners it has taken away', async () => {
    await show();
    frame.documentOpened();
    await isShown(2);
    expect(frame.contexts[0]?.signal.aborted).toBe(true);
  });

  test('restarts nothing where the extension is gone', async () => {
    await show();
    frame.isGone = true;
    frame.documentOpened();
    expect(frame.scouts).toHaveLength(1);
  });
});
