import type { Joint } from './lines';
import { placeOf, sizeOf, type TextItem, turnOf } from './text-item';

/** Two pieces of text that stand beside each other on one base line, although the document draws something else between them. */
export interface Beside {
  left: Piece;
  right: Piece;
}

/** Items that follow each other in a line: the numbers of the first and the last. */
interface Piece {
  first: number;
  last: number;
}

interface PlacedPiece extends Piece {
  start: number;
  end: number;
  across: number;
  turn: number;
  size: number;
}

/** Base lines of one row are no further apart. In heights of letters. */
const MAX_STEP = 0.3;
/** Letters of two pieces may touch each other. In heights of letters. */
const MAX_OVERLAP = 0.3;

/**
 * Finds what stands beside each other without following each other: cells of a table that is drawn column by column, a field of a
 * form behind a printed word, lines of two columns. Nothing tells whether a name goes on there.
 *
 * @param joints how each item goes on from the one before it
 */
export function findBesides(
  joints: readonly (Joint | undefined)[],
  items: readonly TextItem[],
): readonly Beside[] {
  return rowsOf(piecesOf(joints, items)).flatMap(besidesIn);
}

function piecesOf(joints: readonly (Joint | undefined)[], items: readonly TextItem[]): PlacedPiece[] {
  const pieces: PlacedPiece[] = [];
  items.forEach((item, number) => {
    // What runs to the left goes on at the left.
    if (item.dir !== 'ltr') return;
    const { along, across } = placeOf(item);
    const end = along + item.width;
    const before = pieces.at(-1);
    if (before?.last === number - 1 && joints[number] === 'same line') {
      before.last = number;
      before.end = Math.max(before.end, end);
    } else {
      const [turn, size] = [turnOf(item), sizeOf(item)];
      pieces.push({ first: number, last: number, start: along, end, across, turn, size });
    }
  });
  return pieces;
}

/** The pieces on each base line. */
function rowsOf(pieces: readonly PlacedPiece[]): PlacedPiece[][] {
  const rows: PlacedPiece[][] = [];
  for (const piece of pieces.toSorted((one, other) => one.turn - other.turn || one.across - other.across)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    const isInRow =
      first?.turn === piece.turn && piece.across - first.across < MAX_STEP * Math.max(first.size, piece.size);
    if (isInRow) row?.push(piece);
    else rows.push([piece]);
  }
  return rows;
}

function besidesIn(row: readonly PlacedPiece[]): Beside[] {
  const inOrder = row.toSorted((one, other) => one.start - other.start);
  return inOrder.flatMap((right, i) => {
    const left = inOrder[i - 1];
    if (!left || right.first === left.last + 1) return [];
    const isOver = left.end - right.start > MAX_OVERLAP * left.size;
    return isOver ? [] : [{ left, right }];
  });
}
