import type { TextRun } from './text-runs';

/** A place in the document: a text node and an offset into its data. */
export interface Place {
  node: Text;
  offset: number;
}

/**
 * @param run the text run
 * @param offset an offset into `run.text`
 * @param side whether the place starts or ends something: at the border of two nodes a start belongs to the
 *   second, an end to the first
 * @returns the place in the document
 */
export function locate(run: TextRun, offset: number, side: 'start' | 'end'): Place {
  const { pieces } = run;
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const at = pieces[middle]?.at ?? 0;
    if (side === 'start' ? at <= offset : at < offset) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  if (!piece) throw new RangeError('A text run without text has no places');
  return { node: piece.node, offset: Math.min(offset - piece.at, piece.node.length) };
}
