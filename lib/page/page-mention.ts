import type { Matcher } from '@/lib/matcher';
import { locate, type Place } from './locate';
import type { TextRun } from './text-runs';

/** A name found in a document. */
export interface PageMention {
  /** What the name means. */
  id: string;
  start: Place;
  end: Place;
}

/** Text is searched in pieces of this many code units, so that one huge text node cannot hold the page up. */
const WINDOW = 32_768;

/**
 * The mentions of a run, window by window: each step of the iteration searches one window.
 * Windows overlap by the matcher's reach; what lies in the overlap is taken from the window that sees it whole.
 */
export function* mentionsInRun(run: TextRun, matcher: Matcher): Generator<PageMention[], void> {
  const { text } = run;
  let from = 0;
  while (from < text.length) {
    const last = from + WINDOW >= text.length;
    const end = last ? text.length : from + WINDOW;
    const found: PageMention[] = [];
    // One code unit of context on the left tells whether a word starts at `from`.
    const left = Math.max(0, from - 1);
    let next = last ? end : end - matcher.reach;
    for (const mention of matcher.find(text.slice(left, end))) {
      const start = left + mention.start;
      const stop = left + mention.end;
      if (start < from) continue;
      if (!last && start >= next) break;
      found.push({ id: mention.id, start: locate(run, start, 'start'), end: locate(run, stop, 'end') });
      next = Math.max(next, stop);
    }
    yield found;
    from = next;
  }
}

/** A live range over the mention, or null when the page has changed under it. */
export function rangeOf(mention: PageMention): Range | null {
  const { start, end } = mention;
  if (!start.node.isConnected || !end.node.isConnected) return null;
  if (start.offset > start.node.length || end.offset > end.node.length) return null;
  const range = new Range();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

/** Whether two mentions are the same name at the same place: a new reading of the page makes new mentions. */
export function isSameMention(one: PageMention | null, other: PageMention | null): boolean {
  if (!one || !other) return one === other;
  return (
    one.id === other.id && one.start.node === other.start.node && one.start.offset === other.start.offset
  );
}

/** Order of two mentions in the document, for `Array.sort`. */
export function inDocumentOrder(one: PageMention, other: PageMention): number {
  if (one.start.node === other.start.node) return one.start.offset - other.start.offset;
  const position = one.start.node.compareDocumentPosition(other.start.node);
  return position & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
