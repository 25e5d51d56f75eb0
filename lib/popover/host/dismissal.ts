import type { InputHub } from '@/lib/page';
import type { Box } from '@/lib/protocol';

/** Farther inside a box than its round corners reach, in CSS pixels. */
const INSET = 12;

/**
 * Calls back when the reader presses the page. A finger on the page may be about to scroll or zoom it: of touches, only a tap
 * is a press.
 */
export function onPress(input: InputHub, pressed: (event: PointerEvent) => void, signal: AbortSignal): void {
  for (const type of ['pointerdown', 'click'] as const) {
    input.on(
      type,
      (event) => {
        // A page can dispatch a click of any kind; its clicks are not trusted.
        if (!(event instanceof PointerEvent) || !event.isTrusted) return;
        if ((event.pointerType === 'touch') === (type === 'click')) pressed(event);
      },
      signal,
    );
  }
}

/**
 * Calls back when the reader presses Escape.
 *
 * @param pressed may keep the key from the page, which the listeners of an input hub cannot
 */
export function onEscape(pressed: (event: KeyboardEvent) => void, signal: AbortSignal): void {
  window.addEventListener('keydown', (event) => isEscape(event) && pressed(event), { capture: true, signal });
}

/** Whether a key is an Escape of the reader. While a word is composed (Japanese, Chinese), Escape is for the composition. */
export function isEscape(event: Pick<KeyboardEvent, 'key' | 'isComposing' | 'isTrusted'>): boolean {
  return event.key === 'Escape' && !event.isComposing && event.isTrusted;
}

/**
 * Whether a card can be seen and pressed nowhere: something covers all of it or has made it inert, such as a modal dialog
 * that was opened later.
 *
 * @param isAt whether the card is the topmost element at a point of the viewport
 */
export function isOccluded(
  { left, top, right, bottom }: Box,
  isAt: (x: number, y: number) => boolean,
): boolean {
  const xs = [left + INSET, (left + right) / 2, right - INSET];
  const ys = [top + INSET, (top + bottom) / 2, bottom - INSET];
  return !xs.some((x) => ys.some((y) => isAt(x, y)));
}

/**
 * Calls back when the page may have covered the card: an element that covers it moves the focus, or is reported as shown.
 *
 * @param isCard whether the target of such an event is the card itself
 */
export function watchOcclusion(
  isCard: (target: EventTarget | null) => boolean,
  mayBeOccluded: () => void,
  signal: AbortSignal,
): void {
  const check = ({ target }: Event) => isCard(target) || mayBeOccluded();
  for (const type of ['toggle', 'fullscreenchange', 'focusin']) {
    window.addEventListener(type, check, { capture: true, passive: true, signal });
  }
}
