import { FRAME_TAGS } from './far-frame';
import type { HoverIntent } from './hover-intent';

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']);

/** What a reader does instead of pointing at a name to learn what it means. */
const DISTRACTIONS = ['pointerdown', 'pointercancel', 'dragstart', 'contextmenu', 'keydown', 'blur'];

/**
 * Tells the hover intent of all that the reader's pointer does in this document.
 *
 * @param signal ends it
 */
export function watchPointer<T>(intent: HoverIntent<T>, signal: AbortSignal): void {
  const options = { capture: true, passive: true, signal };
  let pointedAt: EventTarget | null = null;

  document.addEventListener(
    'pointermove',
    (event) => {
      if (isHovering(event) && event.buttons === 0) {
        pointedAt = event.target;
        intent.moved(event.clientX, event.clientY, event.timeStamp);
      }
    },
    options,
  );
  // The page hears no more of a pointer that goes from a card into a frame.
  document.addEventListener(
    'pointerover',
    (event) => {
      const [target] = event.composedPath();
      if (isHovering(event) && target instanceof Element && FRAME_TAGS.has(target.localName)) intent.left();
    },
    options,
  );
  document.documentElement.addEventListener('pointerleave', (event) => isHovering(event) && intent.left(), {
    passive: true,
    signal,
  });

  for (const type of DISTRACTIONS) {
    window.addEventListener(
      type,
      (event) => {
        if (event.isTrusted && !isModifier(event) && !isBlurOfElement(event)) intent.distracted();
      },
      options,
    );
  }
  window.addEventListener('resize', () => intent.pageMoved(), options);
  window.addEventListener(
    'scroll',
    ({ target }) => {
      // What scrolls elsewhere, such as news that run by, leaves what is under the pointer alone.
      if (target instanceof Node && pointedAt instanceof Node && target.contains(pointedAt))
        intent.pageMoved();
    },
    options,
  );
  signal.addEventListener('abort', () => intent.reset());
}

/**
 * A finger that is lifted has left nothing; what a browser emulates after a touch says that it is one. What a page makes up
 * by itself opens and closes no card, least of all a frame's in the page around.
 */
function isHovering({ pointerType, isTrusted }: PointerEvent): boolean {
  return isTrusted && pointerType !== 'touch';
}

function isModifier(event: Event): boolean {
  return event instanceof KeyboardEvent && MODIFIERS.has(event.key);
}

/** Only the window's own means that the reader has turned to another. */
function isBlurOfElement({ type, target }: Event): boolean {
  return type === 'blur' && target !== window;
}
