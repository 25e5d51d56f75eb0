import type { InputHub } from '@/lib/page';
import { isFrame } from '../frames/frame-view';
import type { HoverIntent } from './hover-intent';

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']);

/** What a reader does who does not point at a name to learn what it means. */
const INTERRUPTING_EVENTS = [
  'pointerdown',
  'pointercancel',
  'dragstart',
  'contextmenu',
  'keydown',
  'blur',
] as const;

interface PointerReceiver<T> {
  readonly intent: HoverIntent<T>;
  /**
   * The page has scrolled, or the window has another size.
   *
   * @param isUnderPointer whether that may have moved what is under the pointer
   */
  onPageMove(isUnderPointer: boolean): void;
}

/**
 * Reports what the pointer of the reader does in this document.
 *
 * @param signal ends it
 */
export function watchPointer<T>(input: InputHub, receiver: PointerReceiver<T>, signal: AbortSignal): void {
  const { intent } = receiver;
  let pointedAt: EventTarget | null = null;

  input.on(
    'pointermove',
    (event) => {
      if (isHovering(event) && event.buttons === 0) {
        pointedAt = event.target;
        intent.onPointerMove(event.clientX, event.clientY, event.timeStamp);
      }
    },
    signal,
  );
  // The document gets no more events of a pointer that goes from a card into a frame.
  input.on(
    'pointerover',
    (event) => {
      const [target] = event.composedPath();
      if (isHovering(event) && target instanceof Element && isFrame(target)) intent.onPointerLeave();
    },
    signal,
  );
  document.documentElement.addEventListener(
    'pointerleave',
    (event) => event.isTrusted && isHovering(event) && intent.onPointerLeave(),
    { passive: true, signal },
  );
  for (const type of INTERRUPTING_EVENTS) {
    input.on(
      type,
      (event) => {
        if (!isModifier(event) && !isBlurOfElement(event)) intent.interrupt();
      },
      signal,
    );
  }
  input.on('resize', () => receiver.onPageMove(true), signal);
  input.on(
    'scroll',
    // An element that scrolls elsewhere, such as a news ticker, does not move what is under the pointer.
    ({ target }) =>
      receiver.onPageMove(target instanceof Node && pointedAt instanceof Node && target.contains(pointedAt)),
    signal,
  );
}

/**
 * A finger that is lifted does not leave the name, and moves of a mouse that a browser makes up after a touch are marked as
 * touch.
 */
function isHovering({ pointerType }: PointerEvent): boolean {
  return pointerType !== 'touch';
}

function isModifier(event: Event): boolean {
  return event instanceof KeyboardEvent && MODIFIERS.has(event.key);
}

/** Only the blur of the window itself means that the reader has turned to another window. */
function isBlurOfElement({ type, target }: Event): boolean {
  return type === 'blur' && target !== window;
}
