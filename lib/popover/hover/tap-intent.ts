/** A finger that stays longer selects text or opens a menu. Milliseconds. */
const LONGEST_TOUCH_MS = 700;
/** Farther between press and release is a stroke, not a tap. CSS pixels. */
const MOST_MOVE = 12;

/** Where and when something is pressed or tapped. */
export interface Touch {
  x: number;
  y: number;
  /** Milliseconds, as in `event.timeStamp`. */
  time: number;
  /** Whether text of the page is selected. */
  hasSelection: boolean;
}

/** A click, as the browser reports it: not for scrolling, zooming and long presses. */
export interface Tap extends Touch {
  kind: 'touch' | 'pen' | 'mouse';
}

/** Decides which taps, and clicks of a mouse, are meant for a name. */
export class TapIntent {
  #press: Touch | null = null;

  pressed(press: Touch): void {
    this.#press = press;
  }

  /** The browser has made something else of the press: it scrolls, zooms or drags. */
  cancelled(): void {
    this.#press = null;
  }

  /** @returns where the press was, once the pointer, still down, has come so far that text is being selected; else null */
  strokeFrom(x: number, y: number): Touch | null {
    return this.#press && distance(this.#press, { x, y }) > MOST_MOVE ? this.#press : null;
  }

  /** Whether a tap is one that opens what is under it. */
  isMeant(tap: Tap): boolean {
    const press = this.#press;
    this.#press = null;
    if (!press) return false;
    // A tap on selected text, or beside it, is there to end the selection; a second click has selected a word.
    if (press.hasSelection || tap.hasSelection) return false;
    const isLong = tap.kind !== 'mouse' && tap.time - press.time > LONGEST_TOUCH_MS;
    return !isLong && distance(press, tap) <= MOST_MOVE;
  }
}

function distance(one: { x: number; y: number }, other: { x: number; y: number }): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
