/** A finger that stays for longer selects text or opens a menu. Milliseconds. */
const MAX_TOUCH_MS = 700;
/** A greater distance between press and release is a stroke, not a tap. CSS pixels. */
const MAX_MOVE = 12;

/** Where and when the reader presses or taps. */
export interface Touch {
  x: number;
  y: number;
  /** Milliseconds, as in `event.timeStamp`. */
  time: number;
  /** Whether text of the page is selected. */
  hasSelection: boolean;
}

/** A click as the browser reports it: it reports none for scrolling, zooming and long presses. */
export interface Tap extends Touch {
  kind: 'touch' | 'pen' | 'mouse';
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
