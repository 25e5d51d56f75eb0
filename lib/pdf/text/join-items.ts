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
}

/** Where an item stands in the joined text. */
export interface Piece {
  /** Offset of its first letter. */
  start: number;
  /** Its number among the items that have letters: that of its element in the text layer. */
  item: number;
  length: number;
  /** Which way the text runs on the page, clockwise from "to the right". Degrees; null for a text that lies aslant. */
  turn: 0 | 90 | 180 | 270 | null;
}

/** The text of a page. */
export interface PageText {
  text: string;
  /** In order. */
  pieces: readonly Piece[];
  /** Offsets of hyphens that end a line where a word may go on in the next one. */
  breaks: readonly number[];
}

/** No name goes on over this character: it stands where texts are apart on the page. */
export const APART = '\ufffc';

/** A gap in a line that is wider stands between the cells of a table. In heights of letters. */
const MAX_GAP = 2.5;
/** Lines that are further apart belong to different paragraphs. In heights of letters. */
const MAX_LEADING = 2.5;
/** A step to the side of a line that is smaller is a raised or lowered letter. In heights of letters. */
const MAX_RISE = 0.7;

/** A line that is turned by more lies aslant. Quarters of a turn. */
const MAX_SLANT = 0.05;

/** A hyphen and the white space behind it are looked for in so much of a line's end. UTF-16 code units. */
const MAX_TAIL = 20;
const HYPHEN_AT_END = /\p{L}[-\u00ad\u2010]\s*$/u;
const LETTER_AT_START = /^\p{L}/u;

/**
 * Joins the items of a page to one text, in the order of the document: lines by a line break, a word that a hyphen splits without
 * one, texts that are apart by `APART`. Letters that stand for several, such as ligatures, stay as they are.
 */
export function joinItems(items: readonly TextItem[]): PageText {
  const pieces: Piece[] = [];
  const breaks: number[] = [];
  const parts: string[] = [];
  let length = 0;
  /** To look into the whole text after each line would take as long as to copy it. */
  let tail = '';
  const add = (part: string) => {
    parts.push(part);
    length += part.length;
    tail = (tail + part).slice(-MAX_TAIL);
  };
  let before: TextItem | null = null;
  /** Whether a line has ended since. */
  let isNewLine = false;
  let gap = 0;
  let item = 0;

  for (const now of items) {
    if (now.str.trim() === '') {
      // White space has an element of its own, too.
      if (now.str !== '') {
        pieces.push({ start: length, item, length: now.str.length, turn: 0 });
        add(now.str);
        gap += now.width;
        item += 1;
      }
      isNewLine ||= now.hasEOL;
      continue;
    }
    if (before) {
      const between = relation(before, now, isNewLine, gap);
      if (between === 'apart') add(APART);
      else if (between === 'next line') {
        if (HYPHEN_AT_END.test(tail) && LETTER_AT_START.test(now.str))
          breaks.push(length - tail.length + tail.trimEnd().length - 1);
        else add('\n');
      }
    }
    pieces.push({ start: length, item, length: now.str.length, turn: turnOf(now) });
    add(now.str);
    item += 1;
    before = now;
    isNewLine = now.hasEOL;
    gap = 0;
  }
  return { text: parts.join(''), pieces, breaks };
}

/** How a text stands to the one before it. */
function relation(
  before: TextItem,
  now: TextItem,
  isNewLine: boolean,
  gap: number,
): 'same line' | 'next line' | 'apart' {
  if (turnOf(before) !== turnOf(now)) return 'apart';
  const size = Math.max(sizeOf(before), sizeOf(now));
  // No size: invisible, or damaged. Then only what the document says of its lines counts.
  if (size === 0) return isNewLine ? 'next line' : 'same line';
  const from = placeOf(before);
  const to = placeOf(now);
  const down = from.across - to.across;
  if (Math.abs(down) < MAX_RISE * size) {
    const isLeftOf = to.along + now.width / 2 < from.along;
    // No text that runs to the right goes on there: it is another cell of a table, drawn later.
    if (isLeftOf && before.dir === 'ltr' && now.dir === 'ltr') return 'apart';
    const space = isLeftOf ? from.along - (to.along + now.width) : to.along - (from.along + before.width);
    return Math.max(space, gap) > MAX_GAP * size ? 'apart' : isNewLine ? 'next line' : 'same line';
  }
  // Upwards is the next column.
  return down > MAX_LEADING * size ? 'apart' : 'next line';
}

/** Along the line and across it, for text of any direction. Points. */
function placeOf({ transform: [a = 0, b = 0, , , x = 0, y = 0] }: TextItem): {
  along: number;
  across: number;
} {
  const length = Math.hypot(a, b) || 1;
  return { along: (x * a + y * b) / length, across: (y * a - x * b) / length };
}

/** The height of the letters. Points. */
function sizeOf({ transform: [, , c = 0, d = 0] }: TextItem): number {
  return Math.hypot(c, d);
}

function turnOf({ transform: [a = 0, b = 0] }: TextItem): Piece['turn'] {
  // Upwards in a PDF is downwards on a page.
  const quarters = Math.atan2(-b, a) / (Math.PI / 2);
  const nearest = Math.round(quarters);
  if (Math.abs(quarters - nearest) > MAX_SLANT) return null;
  return (((nearest + 4) % 4) * 90) as Piece['turn'];
}
