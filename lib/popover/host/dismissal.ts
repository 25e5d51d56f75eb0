import type { Box } from '../place/placement';

/**
 * Calls back when the reader wants to be rid of the open card.
 *
 * @param card `isInside` says whether what is pressed is the card, or its name: a hand that trembles taps it twice
 * @param signal ends it
 */
export function closeOnEscapeOrPress(
  { isInside, close }: { isInside(event: PointerEvent): boolean; close(): void },
  signal: AbortSignal,
): void {
  onPress((event) => isInside(event) || close(), signal);
  onEscape((event) => {
    // Ours while the card is open, or it would close the page's own dialog instead.
    event.preventDefault();
    event.stopImmediatePropagation();
    close();
  }, signal);
}

/** A finger on the page may be about to scroll it, or to zoom: only a tap is a press. */
export function onPress(pressed: (event: PointerEvent) => void, signal: AbortSignal): void {
  for (const type of ['pointerdown', 'click']) {
    window.addEventListener(
      type,
      (event) => {
        if (!(event instanceof PointerEvent) || !event.isTrusted) return;
        if ((event.pointerType === 'touch') === (type === 'click')) pressed(event);
      },
      { capture: true, passive: true, signal },
    );
  }
}

export function onEscape(pressed: (event: KeyboardEvent) => void, signal: AbortSignal): void {
  window.addEventListener(
    'keydown',
    (event) => {
      // While a word is being composed (Japanese, Chinese), Escape is for that.
      if (event.key === 'Escape' && !event.isComposing && event.isTrusted) pressed(event);
    },
    { capture: true, signal },
  );
}

/** Farther in than a round corner. */
const INSET = 12;

/**
 * Whether a card is seen and pressed nowhere: something covers all of it or has made it inert, such as a modal dialog
 * that was opened later.
 *
 * @param isAt whether the card is what is topmost at a point
 */
export function isDead({ left, top, right, bottom }: Box, isAt: (x: number, y: number) => boolean): boolean {
  const xs = [left + INSET, (left + right) / 2, right - INSET];
  const ys = [top + INSET, (top + bottom) / 2, bottom - INSET];
  return !xs.some((x) => ys.some((y) => isAt(x, y)));
}

/**
 * Calls back when the page may have covered the card: what does so moves the focus, or says that it is shown.
 *
 * @param isCard whether that happened to the card itself
 */
export function watchCovering(
  isCard: (target: EventTarget | null) => boolean,
  covered: () => void,
  signal: AbortSignal,
): void {
  const look = ({ target }: Event) => isCard(target) || covered();
  for (const type of ['toggle', 'fullscreenchange', 'focusin']) {
    window.addEventListener(type, look, { capture: true, passive: true, signal });
  }
}
