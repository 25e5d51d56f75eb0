import { type Cuts, findCuts } from './find-cuts';
import { findNeighbours, type Neighbours, rowsOf, startsAtRight } from './find-neighbours';
import {
  columnsOf,
  hadRoom,
  isLeftOf,
  type Joint,
  type Line,
  linesOf,
  MAX_LEADING,
  MAX_RISE,
  UPPERCASE_AT_START,
} from './lines';
import { placeOf, sizeOf, type TextItem, turnOf } from './text-item';

/** What a page tells of its items. */
export interface Joints {
  /** How each item goes on from the one before it, by its number. The first one has none. */
  joints: readonly (Joint | undefined)[];
  /** The places of spaces inside items, by the number of the item, over which a column of a table may begin. */
  spaces: ReadonlyMap<number, readonly number[]>;
  cuts: Cuts;
  neighbours: readonly Neighbours[];
}

/** So many lines above and below a line tell how wide its column is, and where the columns of its table begin. */
const NEAR_LINES = 3;
/** How far a space inside an item may be from where a column begins, since its place is guessed. In heights of letters. */
const COLUMN_REACH = 1.5;
/** In heights of letters. */
const SAME_EDGE = 0.1;
/** So many lines that end where a line does show that they fill their column. */
const MIN_FLUSH = 2;

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
  for (const starts of columns) for (const item of starts) joints[item] = 'seam';
  const rows = rowsOf(joints, items);
  const atRight = startsAtRight(rows);
  const spaces = new Map<number, number[]>();
  lines.forEach((line, i) => {
    const [first = 0] = line.items;
    const before = lines[i - 1];
    const isInTable = Boolean(columns[i]?.size || columns[i - 1]?.size);
    if (joints[first] === 'next line' && before)
      if (isInTable || isDeliberate(before, line, edgeOf(before, near(i), atRight), items))
        joints[first] = 'line seam';
    const starts = columns
      .slice(Math.max(0, i - NEAR_LINES), i + NEAR_LINES + 1)
      .flatMap((some) => [...some]);
    const places = starts.flatMap((number) => items[number] ?? []).map((item) => placeOf(item).along);
    if (places.length > 0) addSpaces(spaces, line, places, items);
  });
  return { joints, spaces, cuts: findCuts(lines, joints, items), neighbours: findNeighbours(rows, items) };
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
 *
 * @param edge up to which there was room, in points
 */
function isDeliberate(before: Line, line: Line, edge: number, items: readonly TextItem[]): boolean {
  const last = items[before.items.at(-1) ?? 0];
  const first = items[line.items[0] ?? 0];
  if (!last || !first || UPPERCASE_AT_START.test(first.str)) return true;
  if (last.dir !== 'ltr' || first.dir !== 'ltr') return false;
  return hadRoom(before, line, edge, items);
}

/** Up to where a line may reach: as far as it does, if others end there, too, since they fill their column; else as far as those around it in its column, and not beyond what stands at its right. */
function edgeOf(line: Line, near: readonly Line[], atRight: ReadonlyMap<number, number>): number {
  const isFlush = (one: Line) => one !== line && Math.abs(one.end - line.end) < SAME_EDGE * line.size;
  if (near.filter(isFlush).length >= MIN_FLUSH) return line.end;
  const sameColumn = near.filter((one) => one.start < line.end && one.end > line.start);
  const right = atRight.get(line.items.at(-1) ?? 0) ?? Infinity;
  return Math.min(right, Math.max(...sameColumn.map((one) => one.end)));
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
