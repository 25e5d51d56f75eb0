/** A piece of text as pdf.js reads it from a page: what the document draws at once, mostly a part of a line. */
export interface TextItem {
  str: string;
  /** Whether a line ends after it. */
  hasEOL: boolean;
  /** How its letters are placed: two vectors of the text, and its position. In points, upwards. */
  transform: readonly number[];
  /** In points. */
  width: number;
  /** Which way its letters run: "ltr", "rtl" or "ttb". */
  dir: string;
  /** Whether it begins another text than what is before it, wherever it stands: that of a field of a form. */
  isApart?: true;
}

/** A part of a text: from the offset of its first letter to that behind the last one. */
export interface TextPart {
  start: number;
  end: number;
}

/** A line that is turned by less than this does not lie aslant. Quarters of a turn. */
const MAX_SLANT = 0.05;

/** Where an item begins, along its line and across it, for text of any direction. Points. */
export function placeOf({ transform: [a = 0, b = 0, , , x = 0, y = 0] }: TextItem): {
  along: number;
  across: number;
} {
  const length = Math.hypot(a, b) || 1;
  return { along: (x * a + y * b) / length, across: (y * a - x * b) / length };
}

/** The height of the letters. Points. */
export function sizeOf({ transform: [, , c = 0, d = 0] }: TextItem): number {
  return Math.hypot(c, d);
}

/** Which way a text runs on the page, clockwise from "to the right". Degrees from 0 on and below 360, whole quarters where it is near one. */
export function turnOf({ transform: [a = 0, b = 0] }: TextItem): number {
  // Upwards in a PDF is downwards on a page.
  const quarters = Math.atan2(-b, a) / (Math.PI / 2);
  const nearest = Math.round(quarters);
  const turn = Math.abs(quarters - nearest) > MAX_SLANT ? quarters : nearest;
  return ((turn + 4) % 4) * 90;
}
