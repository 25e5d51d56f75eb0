import { wait } from '@/lib/page/schedule';
import type { PageReport } from '@/lib/protocol';
import type { ReadableAreas } from '@/lib/settings/in-page';
import type { FrameContext } from './context';
import type { FrameSettings } from './frame-settings';

/** Highlights that are shown in this frame. */
export interface Highlights {
  /** What they tell about this frame. */
  report(): Pick<PageReport, 'counts' | 'classCounts' | 'readerAt' | 'hasChangedCard'>;
}

/** Shows highlights until the context ends. */
export type ShowHighlights = (context: FrameContext, events: HighlightEvents) => Highlights;

export interface HighlightEvents {
  /** Where the highlights read what the reader has chosen about them. */
  areas: ReadableAreas;
  /** To be called when the mentions may have changed. */
  changed(): void;
  /** To be called when the reader wants no more highlights on this site. @returns whether that was saved */
  turnOff(): Promise<boolean>;
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
  /**
   * Calls back once, when the text of the frame may hold a name, unless the context ends before.
   *
   * @returns ends the watching
   */
  watchForNames(found: () => void, context: FrameContext): () => void;
  /**
   * Brings the code of the highlights into this frame.
   *
   * @returns a function that shows highlights; null when the background cannot bring it now
   */
  loadReader(): Promise<ShowHighlights | null>;
  /** Whether styles come only when the document has arrived (BROWSER-BUGS.md#styles-wait-for-the-document). */
  stylesComeLate: boolean;
  /** Brings the styles of highlights into this frame. @returns null when the background cannot do that now */
  insertStyles(): Promise<true | null>;
  /** Takes the styles out of this frame again. */
  removeStyles(): void;
  /** Lets the background bring the reader into this frame for the sake of another one. */
  exposeReaderCall(bringReader: (withStyles: boolean) => Promise<void>): void;
  /** Calls back each time `document.open()` has replaced the root, until the signal: listeners of document and window may be gone. */
  onRootReplaced(callback: () => void, signal: AbortSignal): void;
  exposeReport(report: () => PageReport): void;
  /** Tells the extension that the report has changed. */
  announceChange(): void;
  reportError(error: unknown): void;
}

/**
 * A frame that has ended has no state any more: its `lifetime` is over.
 *
 *     off ── start ──> scouting ── a name may be there ──> loading ── the reader has come ──> reading
 *
 * Each of them becomes `off` when highlights are switched off, and `cached` when the page is left.
 */
type State =
  | { kind: 'off' }
  /** Highlights were on when the page went into the back-forward cache. Nothing happens until the page comes back. */
  | { kind: 'cached' }
  /** Highlights are on, but no name has been found yet. */
  | { kind: 'scouting'; context: FrameContext; stopScout(): void }
  /** The reader has been asked for. */
  | { kind: 'loading'; context: FrameContext; done: Promise<void> }
  | { kind: 'reading'; context: FrameContext; highlights: Highlights };

/** A reader that does not come is asked for again after this many milliseconds, then after twice as many, and so on. */
const RETRY_MS = 1000;

/** Styles that wait for the document are waited for no longer than this. */
const MAX_STYLES_MS = 200;

/** What the toolbar shows before a frame has said anything. */
const DEFAULT_REPORT: PageReport = { on: true, isPdf: false, counts: {}, classCounts: {} };

/**
 * Follows the reader's settings in one frame, until its document is left for good or the extension is gone. Off means that
 * nothing of the extension runs there except two listeners: one of the settings, and one of the page's return from the
 * back-forward cache, because the settings are read again then.
 */
export async function runInFrame(frame: Frame): Promise<void> {
  /** Ends with the document and with the extension. */
  const lifetime = new AbortController();
  /** Ends when highlights are off. */
  let activity = new AbortController();
  let state: State = { kind: 'off' };
  let lastReport = JSON.stringify(DEFAULT_REPORT);
  let hasStyles = false;
  let queue: Promise<void> = Promise.resolve();

  listenToWindow();
  const settings = await frame.openSettings(lifetime.signal);
  frame.exposeReport(report);
  frame.exposeReaderCall(bringReader);
  settings.watch(() => void applySettings(), lifetime.signal);
  await applySettings();

  function listenToWindow(): void {
    if (activity.signal.aborted) activity = new AbortController();
    const signal = AbortSignal.any([lifetime.signal, activity.signal]);
    frame.window.addEventListener('pagehide', onPageHide, { signal });
    frame.window.addEventListener('pageshow', onPageShow, { signal: lifetime.signal });
  }

  /** Applies one change after the other, also after one that failed: an older answer must not come after a newer one. */
  function applySettings(): Promise<void> {
    queue = queue.then(applyNow).catch(frame.reportError);
    return queue;
  }

  async function applyNow(): Promise<void> {
    listenToWindow();
    const isOn = !frame.isPdf && (await settings.isOn());
    if (lifetime.signal.aborted || state.kind === 'cached') return;
    if (!isOn) {
      stop('off');
      activity.abort();
    } else if (!('context' in state)) scout();
    announce();
  }

  function scout(): void {
    const context = trackContext(frame.createContext());
    state = { kind: 'scouting', context, stopScout: () => undefined };
    frame.onRootReplaced(() => {
      if (context.isInvalid) return;
      // The listeners of the window are gone too.
      listenToWindow();
      restart();
    }, context.signal);
    const stopScout = frame.watchForNames(() => startLoading(context, { withStyles: true }), context);
    // The text may have held a name at once.
    if (state.kind === 'scouting') state = { kind: 'scouting', context, stopScout };
  }

  /** The reader takes over from the scout. */
  function startLoading(context: FrameContext, options: { withStyles: boolean }): void {
    // The scout may have found a name in the moment in which highlights were switched off, or the reader was asked for.
    if (state.kind !== 'scouting' || state.context !== context) return;
    state.stopScout();
    state = { kind: 'loading', context, done: startReader(context, options).catch(frame.reportError) };
  }

  async function startReader(context: FrameContext, { withStyles }: { withStyles: boolean }): Promise<void> {
    const { signal } = context;
    const [show] = await Promise.all([
      askUntilAnswered(() => frame.loadReader(), signal),
      // New styles while the reader reads the page would make it compute style (BROWSER-BUGS.md#forced-style-bypasses-csp).
      withStyles &&
        Promise.race([insertStyles(signal), ...(frame.stylesComeLate ? [wait(MAX_STYLES_MS, signal)] : [])]),
    ]);
    if (!show || signal.aborted || isOver()) return;
    const changed = () => {
      if (!hasStyles && hasMentions()) void insertStyles(signal);
      announce();
    };
    state = {
      kind: 'reading',
      context,
      highlights: show(context, { areas: settings.areas, changed, turnOff }),
    };
    announce();
  }

  async function insertStyles(signal: AbortSignal): Promise<void> {
    hasStyles = true;
    await askUntilAnswered(() => frame.insertStyles(), signal);
  }

  /** The background may be stopped, or its browser busy: it is asked again, ever less often, until the signal. */
  async function askUntilAnswered<Answer>(
    question: () => Promise<Answer | null>,
    signal: AbortSignal,
  ): Promise<Answer | null> {
    for (let waitMs = RETRY_MS; !signal.aborted && !isOver(); waitMs *= 2) {
      const answer = await question();
      if (answer !== null) return answer;
      await wait(waitMs, signal);
    }
    return null;
  }

  /**
   * A card of another frame is shown in this one, or is closed by a press or key here.
   *
   * @param withStyles only where a card is shown: that a frame has a name is not for the page around it to know
   */
  async function bringReader(withStyles: boolean): Promise<void> {
    if (state.kind === 'scouting') startLoading(state.context, { withStyles });
    if (!('context' in state)) return;
    const { signal } = state.context;
    await Promise.all([
      state.kind === 'loading' && state.done,
      withStyles && !hasStyles && insertStyles(signal),
    ]);
  }

  function hasMentions(): boolean {
    const { counts, classCounts } = report();
    return Object.keys({ ...counts, ...classCounts }).length > 0;
  }

  async function turnOff(): Promise<boolean> {
    try {
      return !isOver() && (await settings.turnOff());
    } catch (error) {
      frame.reportError(error);
      return false;
    }
  }

  function stop(kind: 'off' | 'cached'): void {
    const ended = state;
    state = { kind };
    if ('context' in ended) ended.context.abort();
    // A message from a page in the cache is an error in Firefox's console; the styles stay until the page comes back.
    if (kind === 'cached' || !hasStyles) return;
    hasStyles = false;
    frame.removeStyles();
  }

  function end(): void {
    lifetime.abort();
    if ('context' in state) state.context.abort();
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
    return {
      on: 'context' in state,
      isPdf: frame.isPdf,
      ...(state.kind === 'reading' ? state.highlights.report() : { counts: {}, classCounts: {} }),
    };
  }

  /** Announces nothing when the report is the same as before: else a page with a clock would announce all the time. */
  function announce(): void {
    const newReport = JSON.stringify({ ...report(), readerAt: undefined });
    // A message from a page in the cache is an error in Firefox's console.
    if (state.kind === 'cached' || newReport === lastReport || isOver()) return;
    lastReport = newReport;
    frame.announceChange();
  }

  /**
   * Nothing waits in the cache: the extension may be gone or another when the page comes back, if it ever does. A document that
   * does not go there has ended (BROWSER-BUGS.md#content-scripts-outlive-document).
   */
  function onPageHide(event: Event): void {
    if (!event.isTrusted) return;
    if (!isCached(event)) end();
    else if ('context' in state) stop('cached');
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
