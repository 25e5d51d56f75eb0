import { placeOf, sizeOf, type TextItem, turnOf } from './text-item';

/** How an item goes on from the one before it, as far as a page tells. */
export type Joint =
  /** In the same line. */
  | 'same line'
  /** In the next line of the same text. */
  | 'next line'
  /** In another line, but perhaps not at all: there may begin another column, cell, paragraph, or entry of a list. */
  | 'line seam'
  /** In the same line, but perhaps not at all: there may begin another cell. */
  | 'seam';

/** A space in a line that is wider than those between words mostly are. */
export interface Gap {
  /** The number of the item behind it. */
  item: number;
  /** In points. */
  width: number;
  /** Whether the text before it ends with a punctuation mark, after which many documents have wider spaces. */
  isAfterMark: boolean;
}

/** Items on one base line, with nothing else drawn between them. Edges are along its direction, in points. */
export interface Line {
  /** Their numbers, in order. */
  items: number[];
  start: number;
  end: number;
  letters: number;
  size: number;
  gaps: Gap[];
  /** Whether words of it are parted by spaces of the usual width. */
  hasUsualSpaces: boolean;
}

/**
 * The widest space between two words that pdf.js leaves inside an item, in heights of letters: wider ones part items. A line that
 * fills a narrow column may have wider ones, and a table narrower ones.
 */
export const MAX_SPACE = 0.6;
/** A step to the side of a line that is smaller is a raised or lowered letter. In heights of letters. */
export const MAX_RISE = 0.7;

/** Numbers of notes are smaller. Of the letters before them. */
const MAX_NOTE = 0.85;

const MARK_AT_END = /[\p{P}\p{S}]\s*$/u;
const INNER_SPACE = /\S\s+\S/u;
const LETTER = /[\p{L}\p{N}]/u;

/** Lines that are further apart may belong to different paragraphs. In heights of letters. */
export const MAX_LEADING = 2.5;
export const UPPERCASE_AT_START = /^\p{Lu}/u;
/** Widths of words are guessed by their letters. In heights of letters. */
const GUESS = 0.5;
/** The least width of a space between words. In heights of letters. */
const MIN_SPACE = 0.2;
const SPACE = /\s/u;

/**
 * Finds the lines of a page.
 *
 * @param items those that have letters, in the order of the document
 * @param spaceBefore the white space before each item that the document itself has written, in points
 */
export function linesOf(items: readonly TextItem[], spaceBefore: readonly number[]): Line[] {
  const lines: Line[] = [];
  items.forEach((now, number) => {
    const before = items[number - 1];
    const line = lines.at(-1);
    const { along: start } = placeOf(now);
    const end = start + now.width;
    const hasUsualSpaces = INNER_SPACE.test(now.str);
    if (!before || !line || !isOnLineOf(before, now)) {
      const size = sizeOf(now);
      lines.push({ items: [number], start, end, letters: now.str.length, size, gaps: [], hasUsualSpaces });
      return;
    }
    const width = gapBetween(before, now, spaceBefore[number] ?? 0);
    const size = Math.max(sizeOf(before), sizeOf(now));
    if (width > MAX_SPACE * size && LETTER.test(now.str))
      line.gaps.push({ item: number, width, isAfterMark: isAfterMark(before, items[number - 2]) });
    line.items.push(number);
    line.start = Math.min(line.start, start);
    line.end = Math.max(line.end, end);
    line.letters += now.str.length;
    line.hasUsualSpaces ||= hasUsualSpaces;
  });
  return lines;
}

/** @param first the item before that */
function isAfterMark(before: TextItem, first: TextItem | undefined): boolean {
  if (MARK_AT_END.test(before.str)) return true;
  // The number of a note stands behind the mark.
  const isNote =
    first !== undefined && sizeOf(before) < MAX_NOTE * sizeOf(first) && isOnLineOf(first, before);
  return isNote && MARK_AT_END.test(first.str);
}

function isOnLineOf(before: TextItem, now: TextItem): boolean {
  const size = Math.max(sizeOf(before), sizeOf(now));
  const step = Math.abs(placeOf(before).across - placeOf(now).across);
  return turnOf(before) === turnOf(now) && step < MAX_RISE * size;
}

/**
 * Whether the first word of a text would still have had room behind the text before it: then that has ended.
 *
 * @param edge up to which there was room, in points
 */
export function hadRoom(
  before: Pick<Line, 'end'>,
  {
    items: numbers,
    start,
    end,
    letters,
    size,
  }: Pick<Line, 'start' | 'end' | 'letters' | 'size'> & NumberedItems,
  edge: number,
  items: readonly TextItem[],
): boolean {
  const width = (firstWordOf(numbers, size, items) * (end - start)) / letters;
  return before.end + MIN_SPACE * size + width < edge + GUESS * size;
}

interface NumberedItems {
  items: readonly number[];
}

/** The length of the first word of a line, which may be in several items. UTF-16 code units. */
function firstWordOf(numbers: readonly number[], size: number, items: readonly TextItem[]): number {
  let length = 0;
  let end: number | null = null;
  for (const number of numbers) {
    const item = items[number];
    if (!item) break;
    const { along } = placeOf(item);
    if (end !== null && along - end > MIN_SPACE * size) break;
    end = along + item.width;
    const space = item.str.search(SPACE);
    length += space < 0 ? item.str.length : space;
    if (space >= 0) break;
  }
  return length;
}

/** Whether an item stands at the left of the one before it, as text does that runs to the left. */
export function isLeftOf(before: TextItem, now: TextItem): boolean {
  return placeOf(now).along + now.width / 2 < placeOf(before).along;
}

/** @param written the white space that the document has written there, in points */
function gapBetween(before: TextItem, now: TextItem, written: number): number {
  const { along: from } = placeOf(before);
  const { along: to } = placeOf(now);
  const space = isLeftOf(before, now) ? from - (to + now.width) : to - (from + before.width);
  return Math.max(space, written);
}

/**
 * Where columns of a table begin behind the gaps of a line, by the numbers of the items there. Words of a text that fills a narrow
 * column stand wide apart, too: but all of them equally, and not below those of the line above.
 *
 * @param near the lines around it
 */
export function columnsOf(
  line: Line,
  near: readonly Line[],
  items: readonly TextItem[],
): ReadonlySet<number> {
  const { gaps, size } = line;
  const between = gaps.filter(
    ({ width, isAfterMark }) => !isAfterMark || width > MAX_SPACE_AFTER_MARK * size,
  );
  if (between.length === 0) return new Set();
  // Some documents have wider spaces after marks.
  const widths = (between.length > 1 ? between : gaps).map(({ width }) => width);
  const widest = Math.max(...widths);
  const isText = line.hasUsualSpaces
    ? widest < MAX_USUAL_SPACE * size
    : areEven(widths, 2, size) && widest < MAX_TEXT_SPACE * size;
  const plain = gaps.filter((gap) => !gap.isAfterMark).map(({ width }) => width);
  const isStretched =
    !line.hasUsualSpaces &&
    [plain, gaps.map(({ width }) => width)].some((some) => areEven(some, MIN_STRETCHED, size));
  const isAligned = near.some((other) => other !== line && isAlignedWith(line, other, items));
  return (isText || isStretched) && !isAligned ? new Set() : new Set(between.map(({ item }) => item));
}

/** Whether there are so many widths, and all of them are equal. */
function areEven(widths: readonly number[], min: number, size: number): boolean {
  return widths.length >= min && Math.max(...widths) - Math.min(...widths) < EVEN * size;
}

/** So many spaces that are equal are those of a line that fills its column, however wide they are. */
const MIN_STRETCHED = 3;
/** In heights of letters. */
const MAX_SPACE_AFTER_MARK = 1.2;
const MAX_USUAL_SPACE = 0.75;
const MAX_TEXT_SPACE = 2.5;
const EVEN = 0.1;
const SAME_PLACE = 0.1;
/** Of the gaps of a line. */
const MOST = 2 / 3;

/** The parts of a text on both sides of a gap: where the left one ends, and where the right one begins and has its middle. */
interface Edges {
  end: number;
  start: number;
  middle: number;
}

function edgesOf(line: Line, items: readonly TextItem[]): Edges[] {
  return line.gaps.map(({ item }, i) => {
    const next = line.gaps[i + 1]?.item ?? (line.items.at(-1) ?? item) + 1;
    const [before, first, last] = [items[item - 1], items[item], items[next - 1]].map((one) =>
      one ? { start: placeOf(one).along, end: placeOf(one).along + one.width } : { start: 0, end: 0 },
    );
    const start = first?.start ?? 0;
    return { end: before?.end ?? 0, start, middle: (start + (last?.end ?? 0)) / 2 };
  });
}

/** Whether most of the gaps of a line are over or below those of another one: a table has its columns at the same places in each. */
function isAlignedWith(line: Line, other: Line, items: readonly TextItem[]): boolean {
  const own = edgesOf(line, items);
  const others = edgesOf(other, items);
  const aligned = own.filter((one) => others.some((two) => isSamePlace(one, two, line.size)));
  return aligned.length >= MOST * own.length;
}

function isSamePlace(one: Edges, other: Edges, size: number): boolean {
  return (['end', 'start', 'middle'] as const).some(
    (name) => Math.abs(one[name] - other[name]) < SAME_PLACE * size,
  );
}
