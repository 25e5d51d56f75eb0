import type { Matcher } from '@/lib/matcher';
import { lettersOf } from '../mentions/mention';
import type { MentionIndex } from '../mentions/mention-index';
import type { TextStretch } from './text-run-reader';

/** Text is searched in windows of this many code units, so that one huge text node cannot hold the page up. */
const WINDOW = 16_384;
/** What stands before a name tells whether it is one, and what it means: so much of the text before a window is seen again. */
const CONTEXT = 160;

/**
 * Searches one window of a stretch and puts what it finds into the index.
 * Windows overlap by the matcher's reach; what lies in the overlap is taken from the window that sees it whole.
 *
 * @param from where the window begins
 * @returns where the next window begins; the length of the text at its end
 */
export function searchWindow(
  stretch: TextStretch,
  from: number,
  matcher: Matcher,
  index: MentionIndex,
): number {
  const { text } = stretch;
  const isLast = from + WINDOW >= text.length;
  const end = isLast ? text.length : from + WINDOW;
  const left = Math.max(0, from - CONTEXT);
  let next = isLast ? end : end - matcher.reach;
  const { mentions, definitions } = matcher.read(text.slice(left, end));
  const [owner] = stretch.blocks;
  if (owner) for (const definition of definitions) index.addDefinition(owner, definition);
  for (const mention of mentions) {
    const start = left + mention.start;
    if (start < from) continue;
    if (!isLast && start >= next) break;
    const stop = left + mention.end;
    const { index: node, place } = locate(stretch, start, 'start');
    const block = stretch.blocks[node];
    const letters = lettersOf(text.slice(start, stop));
    const { place: stopPlace } = locate(stretch, stop, 'end');
    if (block) {
      const { id, definedHere } = mention;
      index.add(block, { id, letters, start: place, end: stopPlace, ...(definedHere && { definedHere }) });
    }
    next = Math.max(next, stop);
  }
  return next;
}

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
