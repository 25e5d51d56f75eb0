import { isClassEntryId } from '@/lib/glossary';
import type { PageReport } from '@/lib/protocol';
import type { FrameContext } from './context';
import type { FrameSettings } from './frame-settings';

/** Highlights that are shown in this frame. */
export interface Highlights {
  /** Number of mentions of each drug and class in this frame. */
  readonly counts: ReadonlyMap<string, number>;
  /** When the reader last stepped or pressed in this frame, milliseconds since 1970; undefined when never. */
  readonly readerAt: number | undefined;
}

/** Shows highlights until the context ends. */
export type ShowHighlights = (context: FrameContext, events: HighlightEvents) => Highlights;

export interface HighlightEvents {
  /** To be called when the mentions may have changed. */
  changed(): void;
  /** To be called when the reader wants no more highlights on this site. */
  turnOff(): void;
}

/** What a frame is made of. */
export interface Frame {
  isPdf: boolean;
  /** The window, whose events `pagehide` and `pageshow` report the back-forward cache. */
  window: Pick<EventTarget, 'addEventListener'>;
  isExtensionGone(): boolean;
  /** Each time when highlights are switched on again, they get a new context. */
  createContext(): FrameContext;
  /** @param signal ends when the frame ends */
  openSettings(signal: AbortSignal): Promise<FrameSettings>;
  /** Loads the code of the highlights. @returns a function that shows them until the context ends */
  loadHighlights(): Promise<ShowHighlights>;
  /** Calls back when `document.open()` may have taken all listeners off the document, until the signal ends it. */
  onDocumentOpen(callback: () => void, signal: AbortSignal): void;
  exposeReport(report: () => PageReport): void;
  /** Tells the extension that the report has changed. */
  announceChange(): void;
  reportError(error: unknown): void;
}

/** A frame that has ended has no state any more: its `lifetime` is over. */
type State =
  /** The settings have not been applied yet. The context of the script listens for a newer script. */
  | { kind: 'starting'; context: FrameContext }
  | { kind: 'off' }
  /** Highlights were on when the page went into the back-forward cache. Nothing happens until the page comes back. */
  | { kind: 'cached' }
  | { kind: 'on'; context: FrameContext; highlights: Highlights };

/**
 * Follows the reader's settings in one frame. Off means that nothing of the extension runs there except two listeners: one of
 * the settings, and one of the page's return from the back-forward cache, because the settings are read again then.
 *
 * @param initialContext the context of this script
 */
export async function runInFrame(frame: Frame, initialContext: FrameContext): Promise<void> {
  /** Ends with the extension, or when a newer script has taken over. */
  const lifetime = new AbortController();
  let state: State = { kind: 'starting', context: initialContext };
  let lastReport = '';
  let queue: Promise<void> = Promise.resolve();
  trackContext(initialContext);

  const settings = await frame.openSettings(lifetime.signal);
  if (isOver()) return;
  frame.exposeReport(report);
  settings.watch(() => void applySettings(), lifetime.signal);
  frame.window.addEventListener('pageshow', onPageShow, { signal: lifetime.signal });
  await applySettings();

  /** Applies one change after the other, also after one that failed: the code for one change must not overtake the next. */
  function applySettings(): Promise<void> {
    queue = queue.then(applyNow).catch(frame.reportError);
    return queue;
  }

  async function applyNow(): Promise<void> {
    const isOn = !frame.isPdf && (await settings.isOn());
    const show = isOn ? await frame.loadHighlights() : null;
    if (isOver() || state.kind === 'cached') return;
    if (!show) stop('off');
    else if (state.kind !== 'on') start(show);
    announce();
  }

  function start(show: ShowHighlights): void {
    const context = state.kind === 'starting' ? state.context : trackContext(frame.createContext());
    state = { kind: 'on', context, highlights: show(context, { changed: announce, turnOff }) };
    frame.onDocumentOpen(() => {
      if (context.isInvalid) return;
      // The listener of `pageshow` is gone too.
      frame.window.addEventListener('pageshow', onPageShow, { signal: lifetime.signal });
      restart();
    }, context.signal);
    frame.window.addEventListener('pagehide', onPageHide, { signal: context.signal });
  }

  function turnOff(): void {
    if (!isOver()) settings.turnOff().catch(frame.reportError);
  }

  function stop(kind: 'off' | 'cached'): void {
    const ended = state;
    state = { kind };
    if ('context' in ended) ended.context.abort();
  }

  function restart(): void {
    stop('off');
    void applySettings();
  }

  /** The end of a context is the end of the frame, unless it was `stop` that ended the context. */
  function trackContext(context: FrameContext): FrameContext {
    context.signal.addEventListener('abort', () => {
      if ('context' in state && state.context === context) lifetime.abort();
    });
    return context;
  }

  function isOver(): boolean {
    if (frame.isExtensionGone()) lifetime.abort();
    return lifetime.signal.aborted;
  }

  function report(): PageReport {
    const highlights = state.kind === 'on' ? state.highlights : null;
    const counts = [...(highlights?.counts ?? [])];
    return {
      on: highlights !== null,
      isPdf: frame.isPdf,
      counts: Object.fromEntries(counts.filter(([id]) => !isClassEntryId(id))),
      classCounts: Object.fromEntries(counts.filter(([id]) => isClassEntryId(id))),
      readerAt: highlights?.readerAt,
    };
  }

  /** Announces nothing when the report is the same as before: else a page with a clock would announce all the time. */
  function announce(): void {
    const newReport = JSON.stringify({ ...report(), readerAt: undefined });
    // A message from a page in the cache is an error in Firefox's console.
    if (isOver() || state.kind === 'cached' || newReport === lastReport) return;
    lastReport = newReport;
    frame.announceChange();
  }

  /** Nothing waits in the cache: the extension may be gone or another when the page comes back, if it ever does. */
  function onPageHide(event: Event): void {
    if (isCached(event)) stop('cached');
  }

  /** The tab has lost its badge, and the page may have missed a change of settings. */
  function onPageShow(event: Event): void {
    if (!isCached(event) || isOver()) return;
    lastReport = '';
    if (state.kind === 'cached') state = { kind: 'off' };
    void applySettings();
  }
}

/** Whether the browser, and not the page, says that the page goes into the back-forward cache or comes back. */
function isCached(event: Event): boolean {
  return event.isTrusted && 'persisted' in event && event.persisted === true;
}
