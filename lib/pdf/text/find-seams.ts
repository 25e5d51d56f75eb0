import { type Beside, findBesides } from './find-besides';
import { type Cuts, findCuts } from './find-cuts';
import { columnsOf, isLeftOf, type Joint, type Line, linesOf, MAX_RISE } from './lines';
import { placeOf, sizeOf, type TextItem, turnOf } from './text-item';

/** What a page tells of its items. */
export interface Joints {
  /** How each item goes on from the one before it, by its number. The first one has none. */
  joints: readonly (Joint | undefined)[];
  /** The places of spaces inside items, by the number of the item, over which a column of a table may begin. */
  spaces: ReadonlyMap<number, readonly number[]>;
  cuts: Cuts;
  besides: readonly Beside[];
}

/** Lines that are further apart may belong to different paragraphs. In heights of letters. */
const MAX_LEADING = 2.5;
/** So many lines above and below a line tell how wide its column is, and where the columns of its table begin. */
const NEAR_LINES = 3;
/** Widths of words are guessed by their letters. In heights of letters. */
const GUESS = 0.5;
/** The least width of a space between words. In heights of letters. */
const MIN_SPACE = 0.2;
/** How far a space inside an item may be from where a column begins, since its place is guessed. In heights of letters. */
const COLUMN_REACH = 1.5;

const UPPERCASE_AT_START = /^\p{Lu}/u;
const SPACE = /\s/u;
const INNER_SPACES = /(?<=\S)\s+(?=\S)/gu;

/**
 * Tells how the items of a page go on from each other.
 *
 * @param items those that have letters, in the order of the document
 * @param spaceBefore the white space before each item that the document itself has written, in points
 * @param isNewLine whether the document says that a line has ended before an item
 */
export function findJoints(
  items: readonly TextItem[],
  spaceBefore: readonly number[],
  isNewLine: readonly boolean[],
): Joints {
  const joints = items.map((now, i) => {
    const before = items[i - 1];
    return before && jointOf(before, now, isNewLine[i] ?? false);
  });
  const lines = linesOf(items, spaceBefore);
  const near = (i: number) => lines.slice(Math.max(0, i - NEAR_LINES), i + NEAR_LINES + 1);
  const columns = lines.map((line, i) => columnsOf(line, near(i), items));
  const spaces = new Map<number, number[]>();
  lines.forEach((line, i) => {
    for (const item of columns[i] ?? []) joints[item] = 'seam';
    const [first = 0] = line.items;
    const before = lines[i - 1];
    const isInTable = Boolean(columns[i]?.size || columns[i - 1]?.size);
    if (joints[first] === 'next line' && before)
      if (isInTable || isDeliberate(before, line, near(i), items)) joints[first] = 'line seam';
    const starts = columns
      .slice(Math.max(0, i - NEAR_LINES), i + NEAR_LINES + 1)
      .flatMap((some) => [...some]);
    const places = starts.flatMap((number) => items[number] ?? []).map((item) => placeOf(item).along);
    if (places.length > 0) addSpaces(spaces, line, places, items);
  });
  return { joints, spaces, cuts: findCuts(lines, joints, items), besides: findBesides(joints, items) };
}

/** Without what can only be seen in whole lines. */
function jointOf(before: TextItem, now: TextItem, isNewLine: boolean): Joint {
  if (now.isApart || turnOf(before) !== turnOf(now)) return 'line seam';
  const size = Math.max(sizeOf(before), sizeOf(now));
  const inLine = isNewLine ? 'next line' : 'same line';
  // No size: invisible, or damaged. Then only what the document says of its lines counts.
  if (size === 0) return inLine;
  const down = placeOf(before).across - placeOf(now).across;
  // No text that runs to the right goes on at the left: it is another cell of a table, drawn later.
  if (Math.abs(down) < MAX_RISE * size)
    return isLeftOf(before, now) && before.dir === 'ltr' && now.dir === 'ltr' ? 'seam' : inLine;
  // Upwards is the next column.
  return down < 0 || down > MAX_LEADING * size ? 'line seam' : 'next line';
}

/**
 * Whether a line ends, although it need not: where the next word would still have had room, or before a word with a capital letter,
 * as the entries of a list have.
 */
function isDeliberate(before: Line, line: Line, near: readonly Line[], items: readonly TextItem[]): boolean {
  const last = items[before.items.at(-1) ?? 0];
  const first = items[line.items[0] ?? 0];
  if (!last || !first || UPPERCASE_AT_START.test(first.str)) return true;
  if (last.dir !== 'ltr' || first.dir !== 'ltr') return false;
  const width = (firstWordOf(line, items) * (line.end - line.start)) / line.letters;
  const sameColumn = near.filter((one) => one.start < before.end && one.end > before.start);
  const edge = Math.max(...sameColumn.map((one) => one.end));
  return before.end + MIN_SPACE * line.size + width < edge + GUESS * line.size;
}

/** The length of the first word of a line, which may be in several items. UTF-16 code units. */
function firstWordOf(line: Line, items: readonly TextItem[]): number {
  let length = 0;
  let end: number | null = null;
  for (const number of line.items) {
    const item = items[number];
    if (!item) break;
    const { along } = placeOf(item);
    if (end !== null && along - end > MIN_SPACE * line.size) break;
    end = along + item.width;
    const space = item.str.search(SPACE);
    length += space < 0 ? item.str.length : space;
    if (space >= 0) break;
  }
  return length;
}

/** In a table whose columns are near each other, pdf.js gives two cells as one item. The lines around it tell where columns begin. */
function addSpaces(
  spaces: Map<number, number[]>,
  line: Line,
  columns: readonly number[],
  items: readonly TextItem[],
): void {
  const reach = COLUMN_REACH * line.size;
  for (const number of line.items) {
    const item = items[number];
    if (!item) continue;
    const { along } = placeOf(item);
    const inside = columns.filter((column) => column > along + line.size && column < along + item.width);
    if (inside.length === 0) continue;
    const found = [...item.str.matchAll(INNER_SPACES)].flatMap(({ index, 0: { length } }) => {
      const at = along + ((index + length) * item.width) / item.str.length;
      return inside.some((column) => Math.abs(column - at) < reach) ? [index] : [];
    });
    if (found.length > 0) spaces.set(number, found);
  }
}
