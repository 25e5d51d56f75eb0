import { hadRoom, type Joint, MAX_LEADING, UPPERCASE_AT_START } from './lines';
import { placeOf, sizeOf, type TextItem, turnOf } from './text-item';

/** Two pieces of text next to each other on a page, although the document draws something else between them. */
export interface Neighbours {
  before: Piece;
  after: Piece;
  /** Whether `after` stands below `before`, as its next line would; else it stands at its right. */
  isBelow: boolean;
}

/** Items that follow each other in a line: the numbers of the first and the last. */
interface Piece {
  first: number;
  last: number;
}

interface PlacedPiece extends Piece {
  items: readonly number[];
  start: number;
  end: number;
  across: number;
  turn: number;
  size: number;
  letters: number;
}

/** Base lines of one row are no further apart. In heights of letters. */
const MAX_STEP = 0.3;
/** Letters of two pieces may touch each other. In heights of letters. */
const MAX_OVERLAP = 0.3;
/** So many rows above and below tell how wide a column is. */
const NEAR_ROWS = 3;
const MAX_CELLS = 100;
/** A page has more often two columns of text than three. */
const MIN_CELLS = 3;

/** What stands on one base line, from one side to the other. */
export type Row = readonly PlacedPiece[];

/**
 * Finds what stands next to each other without following each other: cells of a table that is drawn column by column, or row by
 * row, a field of a form behind a printed word, lines of two columns. Nothing tells whether a name goes on there.
 *
 * @param rows of the page, from the lowest one upwards
 */
export function findNeighbours(rows: readonly Row[], items: readonly TextItem[]): readonly Neighbours[] {
  return rows.flatMap((row, i) => [...besidesIn(row), ...belowsOf(row, i, rows, items)]);
}

/** Where something else begins at the right of what ends with an item, by the number of that item. */
export function startsAtRight(rows: readonly Row[]): ReadonlyMap<number, number> {
  const starts = new Map<number, number>();
  for (const row of rows)
    row.forEach(({ start }, i) => {
      const left = row[i - 1];
      if (left) starts.set(left.last, start);
    });
  return starts;
}

/**
 * Sorts the items of a page into rows, from the lowest one upwards.
 *
 * @param joints how each item goes on from the one before it
 */
export function rowsOf(joints: readonly (Joint | undefined)[], items: readonly TextItem[]): readonly Row[] {
  const rows: PlacedPiece[][] = [];
  const pieces = piecesOf(joints, items);
  for (const piece of pieces.toSorted((one, other) => one.turn - other.turn || one.across - other.across)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    const isInRow =
      first?.turn === piece.turn && piece.across - first.across < MAX_STEP * Math.max(first.size, piece.size);
    if (isInRow) row?.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => row.toSorted((one, other) => one.start - other.start));
}

function piecesOf(joints: readonly (Joint | undefined)[], items: readonly TextItem[]): PlacedPiece[] {
  const pieces: (PlacedPiece & { items: number[] })[] = [];
  items.forEach((item, number) => {
    // What runs to the left goes on at the left.
    if (item.dir !== 'ltr') return;
    const { along, across } = placeOf(item);
    const end = along + item.width;
    const letters = item.str.length;
    const before = pieces.at(-1);
    if (before?.last === number - 1 && joints[number] === 'same line') {
      before.items.push(number);
      before.last = number;
      before.end = Math.max(before.end, end);
      before.letters += letters;
    } else {
      const [turn, size] = [turnOf(item), sizeOf(item)];
      const [first, last] = [number, number];
      pieces.push({ items: [number], first, last, start: along, end, across, turn, size, letters });
    }
  });
  return pieces;
}

function besidesIn(row: Row): Neighbours[] {
  return row.flatMap((after, i) => {
    const before = row[i - 1];
    if (!before || after.first === before.last + 1) return [];
    const doesOverlap = before.end - after.start > MAX_OVERLAP * before.size;
    return doesOverlap ? [] : [{ before, after, isBelow: false }];
  });
}

/**
 * What would be the next lines of the pieces of a row, if their cells or columns went on there. A piece after which the first word
 * below would have had room is at its end, and so is one above a capital letter.
 */
function belowsOf(row: Row, i: number, rows: readonly Row[], items: readonly TextItem[]): Neighbours[] {
  const near = rows.slice(Math.max(0, i - NEAR_ROWS), i + NEAR_ROWS + 1);
  // No table has so many, and each is compared with each.
  if (near.some(({ length }) => length > MAX_CELLS)) return [];
  return row.flatMap((before, nth) => {
    const after = belowOf(before, i, rows);
    if (!after || after.first === before.last + 1) return [];
    if (UPPERCASE_AT_START.test(items[after.first]?.str ?? '')) return [];
    const inColumn = near.flat().filter((one) => one.turn === before.turn && isOver(one, before));
    const edge = Math.min(row[nth + 1]?.start ?? Infinity, Math.max(...inColumn.map(({ end }) => end)));
    return hadRoom(before, after, edge, items) ? [] : [{ before, after, isBelow: true }];
  });
}

/** What stands in the next row that has something below a piece, if that is not too far away. */
function belowOf(piece: PlacedPiece, i: number, rows: readonly Row[]): PlacedPiece | undefined {
  for (let lower = i - 1; lower >= 0; lower--) {
    const row = rows[lower] ?? [];
    const [first] = row;
    if (first?.turn !== piece.turn || piece.across - first.across > MAX_LEADING * piece.size)
      return undefined;
    const found = row.find((one) => isOver(one, piece));
    if (found) return isNextRow(row, rows[i] ?? []) ? undefined : found;
  }
  return undefined;
}

/** Whether a row of a table is not the second line of the row above: it has a cell where that one has none. */
function isNextRow(row: Row, above: Row): boolean {
  return row.length >= MIN_CELLS && row.some((one) => !above.some((other) => isOver(one, other)));
}

/** Whether some letters of one are above or below letters of the other. */
function isOver(one: PlacedPiece, other: PlacedPiece): boolean {
  return one.start < other.end && one.end > other.start;
}
