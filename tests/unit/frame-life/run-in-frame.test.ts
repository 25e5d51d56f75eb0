import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type Frame,
  type FrameContext,
  type HighlightEvents,
  type Highlights,
  runInFrame,
} from '@/lib/frame-life';
import type { PageReport } from '@/lib/protocol';

/** The context of a content script. */
class FakeContext implements FrameContext {
  readonly #controller = new AbortController();
  isInvalid = false;
  get signal(): AbortSignal {
    return this.#controller.signal;
  }
  abort(): void {
    this.#controller.abort();
  }
}

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

/** A frame of a page, with settings that the test switches. */
class FakeFrame implements Frame {
  isPdf = false;
  readonly window = new FakeWindow();
  isGone = false;
  isOn = true;
  settingsChanged: () => void = () => undefined;
  documentOpened: () => void = () => undefined;
  /** What the frame answers when it is queried. */
  report: () => PageReport = () => ({ on: false, isPdf: false, counts: {}, classCounts: {} });
  /** The reports at the times when a change was announced. */
  readonly announced: PageReport[] = [];
  readonly errors: unknown[] = [];
  /** The contexts of all highlights that were shown. */
  readonly contexts: FrameContext[] = [];
  counts = new Map([
    ['letrozole', 2],
    ['class:taxane', 1],
  ]);
  /** Tells the frame that the mentions may have changed. */
  mentionsChanged: () => void = () => undefined;
  /** The reader presses the button on a card. */
  turnOff: () => void = () => undefined;
  /** Is awaited before the code of the highlights is there. */
  loading: Promise<void> = Promise.resolve();

  isExtensionGone(): boolean {
    return this.isGone;
  }
  createContext(): FrameContext {
    return new FakeContext();
  }
  async openSettings() {
    return {
      isOn: async () => this.isOn,
      turnOff: async () => this.switchTo(false),
      watch: (changed: () => void, signal: AbortSignal) => {
        this.settingsChanged = () => signal.aborted || changed();
      },
    };
  }
  async loadHighlights() {
    await this.loading;
    return (context: FrameContext, events: HighlightEvents): Highlights => {
      this.contexts.push(context);
      this.mentionsChanged = events.changed;
      this.turnOff = events.turnOff;
      return { counts: this.counts, readerAt: 7 };
    };
  }
  onDocumentOpen(callback: () => void, signal: AbortSignal): void {
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
  cache(type: 'pagehide' | 'pageshow', persisted = true, isTrusted = true): void {
    this.window.dispatch({ type, persisted, isTrusted });
  }
  switchTo(isOn: boolean): void {
    this.isOn = isOn;
    this.settingsChanged();
  }
}

let frame: FakeFrame;
let script: FakeContext;

beforeEach(() => {
  frame = new FakeFrame();
  script = new FakeContext();
});

function isShown(): boolean {
  return frame.report().on;
}
const becomes = (on: boolean) => vi.waitFor(() => expect(isShown()).toBe(on));

describe('a frame', () => {
  test('shows highlights where the settings are on, and reports what they count', async () => {
    await runInFrame(frame, script);
    expect(frame.contexts).toEqual([script]);
    const report = {
      on: true,
      isPdf: false,
      counts: { letrozole: 2 },
      classCounts: { 'class:taxane': 1 },
      readerAt: 7,
    };
    expect(frame.report()).toEqual(report);
    expect(frame.announced).toEqual([report]);
  });

  test.each([
    ['the settings are off', { isOn: false }],
    ['the page is a PDF', { isPdf: true }],
  ])('shows none where %s, and nothing listens for a newer script', async (_, properties) => {
    Object.assign(frame, properties);
    await runInFrame(frame, script);
    expect(frame.report()).toMatchObject({ on: false, isPdf: frame.isPdf, counts: {} });
    expect(frame.contexts).toEqual([]);
    expect(script.signal.aborted).toBe(true);
  });

  test('follows the settings: off ends the highlights, on shows them with a new context', async () => {
    await runInFrame(frame, script);
    frame.switchTo(false);
    await becomes(false);
    expect(script.signal.aborted).toBe(true);
    frame.switchTo(true);
    await becomes(true);
    expect(frame.contexts).toHaveLength(2);
    expect(frame.contexts[1]?.signal.aborted).toBe(false);
  });

  test('ends the highlights when the reader switches them off on a card', async () => {
    await runInFrame(frame, script);
    frame.turnOff();
    await becomes(false);
  });

  test('applies one change after the other: code that loads for one does not overtake the next', async () => {
    frame.isOn = false;
    await runInFrame(frame, script);
    let loaded: () => void = () => undefined;
    frame.loading = new Promise((resolve) => {
      loaded = resolve;
    });
    const load = vi.spyOn(frame, 'loadHighlights');
    frame.switchTo(true);
    await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
    frame.switchTo(false);
    loaded();
    await vi.waitFor(() => expect(frame.contexts[0]?.signal.aborted).toBe(true));
    expect(frame.contexts).toHaveLength(1);
    expect(isShown()).toBe(false);
  });

  test('reports an error and follows the next change all the same', async () => {
    frame.loading = Promise.reject(new Error('out of order'));
    await runInFrame(frame, script);
    expect(frame.errors).toEqual([new Error('out of order')]);
    frame.loading = Promise.resolve();
    frame.switchTo(true);
    await becomes(true);
  });

  test('announces a change of its report, and only that', async () => {
    await runInFrame(frame, script);
    expect(frame.announced).toHaveLength(1);
    frame.mentionsChanged();
    expect(frame.announced).toHaveLength(1);
    frame.counts.set('letrozole', 3);
    frame.mentionsChanged();
    expect(frame.announced).toHaveLength(2);
  });
});

describe('a frame ends', () => {
  test('when a newer script has taken over: it follows the settings no more', async () => {
    await runInFrame(frame, script);
    script.abort();
    frame.counts.set('letrozole', 3);
    frame.mentionsChanged();
    frame.switchTo(false);
    frame.cache('pageshow');
    expect(frame.announced).toHaveLength(1);
  });

  test('when the extension is gone, even while the settings are being read', async () => {
    frame.isGone = true;
    await runInFrame(frame, script);
    expect(frame.contexts).toEqual([]);
    expect(frame.announced).toEqual([]);
  });
});

describe('a page in the back-forward cache', () => {
  test('has no highlights there, and follows the settings as they are when it comes back', async () => {
    await runInFrame(frame, script);
    frame.cache('pagehide');
    expect(isShown()).toBe(false);
    expect(script.signal.aborted).toBe(true);
    frame.cache('pageshow');
    await becomes(true);
    expect(frame.contexts).toHaveLength(2);
  });

  test('announces its report again when it comes back: the tab has lost its badge', async () => {
    await runInFrame(frame, script);
    frame.cache('pagehide');
    frame.cache('pageshow');
    await vi.waitFor(() => expect(frame.announced).toHaveLength(2));
    expect(frame.announced[1]).toEqual(frame.announced[0]);
  });

  test('announces and starts nothing there, whatever happens meanwhile', async () => {
    await runInFrame(frame, script);
    frame.cache('pagehide');
    frame.mentionsChanged();
    frame.switchTo(false);
    frame.switchTo(true);
    // The changes are applied one after the other, so the last one is over when the return of the page has been applied.
    frame.cache('pageshow');
    await becomes(true);
    expect(frame.contexts).toHaveLength(2);
    expect(frame.announced.map(({ on }) => on)).toEqual([true, true]);
  });

  test('is there only when the browser says so: a page can make up such events', async () => {
    await runInFrame(frame, script);
    frame.cache('pagehide', true, false);
    expect(isShown()).toBe(true);
    frame.cache('pagehide');
    frame.cache('pageshow', true, false);
    await new Promise((resolve) => setImmediate(resolve));
    expect(isShown()).toBe(false);
    frame.cache('pageshow');
    await becomes(true);
  });

  test('keeps its highlights when it is not put there', async () => {
    await runInFrame(frame, script);
    frame.cache('pagehide', false);
    expect(isShown()).toBe(true);
  });
});

describe('document.open()', () => {
  test('restarts the highlights, whose listeners it has taken away', async () => {
    await runInFrame(frame, script);
    frame.documentOpened();
    await becomes(true);
    expect(frame.contexts).toHaveLength(2);
    expect(script.signal.aborted).toBe(true);
  });

  test('restarts nothing where the extension is gone', async () => {
    await runInFrame(frame, script);
    script.isInvalid = true;
    frame.documentOpened();
    expect(frame.contexts).toHaveLength(1);
    expect(script.signal.aborted).toBe(false);
  });
});
