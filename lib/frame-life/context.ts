import { describeError, MAX_ERROR_LENGTH, post, type Target } from '@/lib/protocol';

/** What ends when highlights are switched off, when the page is left, and with the extension. */
export interface FrameContext {
  readonly signal: AbortSignal;
  /** Whether the context has ended, or the extension is gone. To read it ends the context if so. */
  readonly isInvalid: boolean;
  abort(): void;
}

/**
 * Not WXT's `ContentScriptContext`: that one makes and hears an event on the page's document, so that any page could learn
 * that the extension is there, and end its script.
 *
 * @param isExtensionGone whether the extension was switched off, updated or removed since this script began
 */
export function createFrameContext(isExtensionGone: () => boolean): FrameContext {
  const controller = new AbortController();
  const { signal } = controller;
  const abort = () => controller.abort();
  return {
    signal,
    get isInvalid() {
      if (isExtensionGone()) abort();
      return signal.aborted;
    },
    abort,
  };
}

/**
 * Takes away the cards that an earlier script of this extension has left: Firefox ends scripts without an event when the extension is
 * switched off or updated (BROWSER-BUGS.md#content-scripts-end-silently). What they have left is invisible (marks.css) until
 * the styles of this script make it visible again.
 *
 * @param shadowRootOf tells its cards from elements of the page that have the same name
 */
export function removePreviousInstance(shadowRootOf: (element: Element) => ShadowRoot | null): void {
  for (const card of document.querySelectorAll('glossary-card[popover="manual"]')) {
    if (shadowRootOf(card)?.firstElementChild?.matches('.tokens')) card.remove();
  }
}

/** What a reader does first in a page after a pause, with pointer, finger or keys. */
export const ACTIVITY_EVENTS = [
  'pointermove',
  'pointerdown',
  'keydown',
  'scroll',
  'visibilitychange',
] as const;

/** While the pointer keeps moving, the context is checked no more often than this. */
const CHECK_INTERVAL_MS = 500;

/**
 * Ends a context when the extension has been switched off or updated: its scripts get no event of that in Chromium, so each
 * activity of the reader is an occasion to check.
 *
 * @returns a function to be called with each of the `ACTIVITY_EVENTS`, before any other listener of the event
 */
export function createInvalidationCheck(
  context: FrameContext,
): (event: Pick<Event, 'type' | 'timeStamp'>) => void {
  let checkedAt = Number.NEGATIVE_INFINITY;
  return ({ type, timeStamp }) => {
    // To check takes as long as all other work at a move of the pointer, which comes with each frame.
    if (type === 'pointermove' && timeStamp - checkedAt < CHECK_INTERVAL_MS) return;
    checkedAt = timeStamp;
    if (context.isInvalid) context.abort();
  };
}

/**
 * Reports errors of this frame to the background, whose console shows them: the console of the page is the page's.
 *
 * @param runtime `browser.runtime`
 * @returns a function that takes an error or a text; the same text is sent only once
 */
export function createErrorReporter(runtime: Target): (error: unknown) => void {
  const reported = new Set<string>();
  return (error) => {
    const text = describeError(error).slice(0, MAX_ERROR_LENGTH);
    if (reported.has(text)) return;
    reported.add(text);
    // The extension may be gone; then the error has no receiver.
    post(runtime, 'report-error', { text }).catch(() => undefined);
  };
}
