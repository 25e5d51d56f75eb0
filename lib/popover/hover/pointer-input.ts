import { FRAME_TAGS } from '../frames/remote-card';
import type { HoverIntent } from './hover-intent';
import { TapIntent, type Touch } from './tap-intent';

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
        intent.onPointerMove(event.clientX, event.clientY, event.timeStamp);
      }
    },
    options,
  );
  // The page hears no more of a pointer that goes from a card into a frame.
  document.addEventListener(
    'pointerover',
    (event) => {
      const [target] = event.composedPath();
      if (isHovering(event) && target instanceof Element && FRAME_TAGS.has(target.localName))
        intent.onPointerLeave();
    },
    options,
  );
  document.documentElement.addEventListener(
    'pointerleave',
    (event) => isHovering(event) && intent.onPointerLeave(),
    {
      passive: true,
      signal,
    },
  );

  for (const type of DISTRACTIONS) {
    window.addEventListener(
      type,
      (event) => {
        if (event.isTrusted && !isModifier(event) && !isBlurOfElement(event)) intent.interrupt();
      },
      options,
    );
  }
  window.addEventListener('resize', () => intent.onPageMove(), options);
  window.addEventListener(
    'scroll',
    ({ target }) => {
      // What scrolls elsewhere, such as news that run by, leaves what is under the pointer alone.
      if (target instanceof Node && pointedAt instanceof Node && target.contains(pointedAt))
        intent.onPageMove();
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

export interface TapActions {
  /** A tap or click at a point of the viewport that the page itself has no use for. */
  tapped(x: number, y: number, kind: 'touch' | 'pen' | 'mouse'): void;
  /** The mouse is drawn over text from a point of the viewport. */
  selecting(x: number, y: number): void;
}

/** What a press on it does something of its own: that wins. A handler on the whole page is there for presses anywhere. */
const INTERACTIVE = [
  'a[href], area[href], button, input, select, textarea, label, summary, option, audio, video',
  '[onclick]:not(html, body)',
  ...'button checkbox combobox link menuitem menuitemcheckbox menuitemradio option radio switch tab textbox treeitem'
    .split(' ')
    .map((role) => `[role="${role}"]`),
].join(', ');

/** Listens to taps and clicks and never stops or changes one: the page gets them all. */
export function listenToTaps({ tapped, selecting }: TapActions, signal: AbortSignal): void {
  const intent = new TapIntent();
  const options = { capture: true, passive: true, signal };

  window.addEventListener(
    'pointerdown',
    (event) => {
      if (event.isTrusted && event.isPrimary) intent.pressed(touchOf(event));
    },
    options,
  );
  window.addEventListener('pointercancel', () => intent.cancelled(), options);
  window.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType !== 'mouse' || event.buttons !== 1 || !event.isTrusted) return;
      const from = intent.strokeFrom(event.clientX, event.clientY);
      if (from) selecting(from.x, from.y);
    },
    options,
  );
  window.addEventListener(
    'click',
    (event) => {
      const kind = kindOf(event);
      if (!kind || !isPlain(event)) return;
      const { x, y, ...touch } = touchOf(event);
      if (!intent.isMeant({ x, y, ...touch, kind }) || isPagesOwn(event.composedPath())) return;
      // After all handlers of the page: only then is it known whether one has made something of the click.
      setTimeout(() => signal.aborted || event.defaultPrevented || tapped(x, y, kind));
    },
    options,
  );
}

function touchOf({ clientX, clientY, timeStamp }: MouseEvent): Touch {
  const hasSelection = document.getSelection()?.type === 'Range';
  return { x: clientX, y: clientY, time: timeStamp, hasSelection };
}

/** @returns null for a click that a key or a script has made */
function kindOf(event: MouseEvent): 'touch' | 'pen' | 'mouse' | null {
  if (!(event instanceof PointerEvent) || !event.isTrusted) return null;
  const { pointerType } = event;
  return pointerType === 'touch' || pointerType === 'pen' || pointerType === 'mouse' ? pointerType : null;
}

function isPlain({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}

/** Whether a press there has an action of the page's; one that only scripts know of shows itself by the pointing hand. */
function isPagesOwn(path: readonly EventTarget[]): boolean {
  const elements = path.filter((target) => target instanceof Element);
  const [innermost] = elements;
  if (innermost && getComputedStyle(innermost).cursor === 'pointer') return true;
  return elements.some((element) => element.matches(INTERACTIVE));
}
