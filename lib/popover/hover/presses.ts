import type { InputHub } from '@/lib/page';

/** A finger that stays for longer selects text or opens a menu. Milliseconds. */
const MAX_TOUCH_MS = 700;
/** A greater distance between press and release is a stroke, not a tap. CSS pixels. */
const MAX_MOVE = 12;

/** What a press on it does is the page's own. A handler on the whole page does not count: it is there for presses anywhere. */
const INTERACTIVE = [
  'a[href], area[href], button, input, select, textarea, label, summary, option, audio, video',
  '[onclick]:not(html, body)',
  ...'button checkbox combobox link menuitem menuitemcheckbox menuitemradio option radio switch tab textbox treeitem'
    .split(' ')
    .map((role) => `[role="${role}"]`),
].join(', ');

/** Where and when the reader presses or taps. */
export interface Touch {
  x: number;
  y: number;
  /** Milliseconds, as in `event.timeStamp`. */
  time: number;
  /** Whether text of the page is selected. */
  hasSelection: boolean;
}

type PointerKind = 'touch' | 'pen' | 'mouse';

/** A click as the browser reports it: it reports none for scrolling, zooming and long presses. */
export interface Tap extends Touch {
  kind: PointerKind;
}

export interface TapActions {
  /** A tap or click at a point of the viewport that the page itself does not use. */
  onTap(x: number, y: number, kind: PointerKind): void;
  /** The mouse selects text from a point of the viewport. */
  onSelection(x: number, y: number): void;
}

/**
 * Calls back when the reader presses the page. A finger on the page may be about to scroll or zoom it: of touches, only a tap
 * is a press.
 */
export function onPress(input: InputHub, pressed: (event: PointerEvent) => void, signal: AbortSignal): void {
  for (const type of ['pointerdown', 'click'] as const) {
    input.on(
      type,
      (event) => {
        if (!(event instanceof PointerEvent)) return;
        if ((event.pointerType === 'touch') === (type === 'click')) pressed(event);
      },
      signal,
    );
  }
}

/** Reports taps and clicks, and never stops or changes one: the page gets all of them. */
export function watchTaps(input: InputHub, { onTap, onSelection }: TapActions, signal: AbortSignal): void {
  const intent = new TapIntent();

  input.on(
    'pointerdown',
    (event) => {
      if (event.isPrimary) intent.onPress(touchOf(event));
    },
    signal,
  );
  input.on('pointercancel', () => intent.cancel(), signal);
  input.on(
    'pointermove',
    (event) => {
      if (event.pointerType !== 'mouse' || event.buttons !== 1) return;
      const from = intent.strokeFrom(event.clientX, event.clientY);
      if (from) onSelection(from.x, from.y);
    },
    signal,
  );
  input.on(
    'click',
    (event) => {
      const kind = kindOf(event);
      if (!kind || !isPlain(event)) return;
      const { x, y, ...touch } = touchOf(event);
      if (!intent.takeTap({ x, y, ...touch, kind }) || hasPageAction(event.composedPath())) return;
      // Only after all handlers of the page have run is it known whether one of them has used the click.
      setTimeout(() => signal.aborted || event.defaultPrevented || onTap(x, y, kind));
    },
    signal,
  );
}

/**
 * Calls back when the reader presses Escape.
 *
 * @param pressed may keep the key from the page, which the listeners of an input hub cannot
 */
export function onEscape(pressed: (event: KeyboardEvent) => void, signal: AbortSignal): void {
  window.addEventListener('keydown', (event) => isEscape(event) && pressed(event), { capture: true, signal });
}

/** Keeps the release of a key from the page, which has not seen the press. */
export function keepRelease(key: string, signal: AbortSignal): void {
  const done = new AbortController();
  window.addEventListener(
    'keyup',
    (event) => {
      if (event.key !== key || !event.isTrusted) return;
      event.stopImmediatePropagation();
      done.abort();
    },
    { capture: true, signal: AbortSignal.any([done.signal, signal]) },
  );
}

/** Whether a key is an Escape of the reader. While a word is composed (Japanese, Chinese), Escape is for the composition. */
export function isEscape(event: Pick<KeyboardEvent, 'key' | 'isComposing' | 'isTrusted'>): boolean {
  return event.key === 'Escape' && !event.isComposing && event.isTrusted;
}

/** Decides which taps, and which clicks of a mouse, are meant for a name. */
export class TapIntent {
  #press: Touch | null = null;

  onPress(press: Touch): void {
    this.#press = press;
  }

  /** The browser uses the press for something else: it scrolls, zooms or drags. */
  cancel(): void {
    this.#press = null;
  }

  /** @returns the press, once the pointer, still down, has moved so far that it selects text; else null */
  strokeFrom(x: number, y: number): Touch | null {
    return this.#press && distance(this.#press, { x, y }) > MAX_MOVE ? this.#press : null;
  }

  /**
   * Ends the press with a tap.
   *
   * @returns whether the tap opens what is under it
   */
  takeTap(tap: Tap): boolean {
    const press = this.#press;
    this.#press = null;
    if (!press) return false;
    // A tap on selected text, or beside it, ends the selection; a second click has selected a word.
    if (press.hasSelection || tap.hasSelection) return false;
    const isLong = tap.kind !== 'mouse' && tap.time - press.time > MAX_TOUCH_MS;
    return !isLong && distance(press, tap) <= MAX_MOVE;
  }
}

function distance(one: { x: number; y: number }, other: { x: number; y: number }): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function touchOf({ clientX, clientY, timeStamp }: MouseEvent): Touch {
  const hasSelection = document.getSelection()?.type === 'Range';
  return { x: clientX, y: clientY, time: timeStamp, hasSelection };
}

/** @returns null for a click that a key has made */
function kindOf(event: MouseEvent): PointerKind | null {
  if (!(event instanceof PointerEvent)) return null;
  const { pointerType } = event;
  return pointerType === 'touch' || pointerType === 'pen' || pointerType === 'mouse' ? pointerType : null;
}

function isPlain({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}

/** Whether a press there has an action of the page's. An action that only scripts know of is shown by the pointing hand. */
function hasPageAction(path: readonly EventTarget[]): boolean {
  const elements = path.filter((target) => target instanceof Element);
  const [innermost] = elements;
  if (innermost && getComputedStyle(innermost).cursor === 'pointer') return true;
  return elements.some((element) => element.matches(INTERACTIVE));
}
