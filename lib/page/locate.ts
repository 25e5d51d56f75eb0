import type { TextStretch } from './text-reader';

/** A place in the document: a text node and an offset into its data. */
export interface Place {
  node: Text;
  offset: number;
}

/**
 * @param stretch the stretch of text
 * @param offset an offset into `stretch.text`
 * @param side whether the place starts or ends something: at the border of two nodes a start belongs to the
 *   second, an end to the first
 * @returns the number of the text node, and the place in the document
 * @throws RangeError when the stretch has no text
 */
export function locate(
  { nodes, starts }: TextStretch,
  offset: number,
  side: 'start' | 'end',
): { index: number; place: Place } {
  let low = 0;
  let high = nodes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const at = starts[middle] ?? 0;
    if (side === 'start' ? at <= offset : at < offset) low = middle;
    else high = middle - 1;
  }
  const node = nodes[low];
  if (!node) throw new RangeError('A stretch without text has no places');
  return { index: low, place: { node, offset: Math.min(offset - (starts[low] ?? 0), node.length) } };
}
