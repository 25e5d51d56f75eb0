import type { Box } from './placement';

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
