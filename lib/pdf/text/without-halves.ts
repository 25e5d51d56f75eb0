import type { Matcher, Reading } from '@/lib/matcher';
import type { PageText } from './join-items';

type Mention = Pick<Reading['mentions'][number], 'id' | 'start' | 'end'>;

/** So much of both sides is read: no name is longer. UTF-16 code units. */
const MAX_PART = 100;
/** Parts two pairs. No name goes on over it. */
const APART = '\ufffc';

const LETTER = /[\p{L}\p{N}]/u;

/** What may end or begin beside something, by the offset where it does. Other names there are none. */
type Known = Map<number, Set<string>>;

/**
 * Reads what stands beside each other as one text. Where a name would go on there, neither of the two parts is marked: they may be
 * one name or two.
 *
 * @param mentions what was found in the text alone
 * @param texts the text of the page, and in which other ways it may be read; all are equally long
 * @returns the mentions that are the same together with what is beside them
 */
export function withoutHalves<One extends Mention>(
  mentions: readonly One[],
  texts: readonly string[],
  besides: PageText['besides'],
  matcher: Matcher,
): One[] {
  const isEnd = new Set(mentions.map(({ end }) => end));
  const isStart = new Set(mentions.map(({ start }) => start));
  const ends: Known = new Map();
  const starts: Known = new Map();
  for (const text of texts) {
    const pairs = besides.flatMap(({ left, right }) => {
      const [end, start] = [lastLetter(text, left), firstLetter(text, right)];
      if (!isEnd.has(end) && !isStart.has(start)) return [];
      const from = Math.max(0, left.end - MAX_PART);
      const behind = text.slice(right.start, right.start + MAX_PART);
      return { left, right, end, start, from, read: `${text.slice(from, left.end)} ${behind}${APART}` };
    });
    const found = matcher.find(pairs.map(({ read }) => read).join(''));
    let next = 0;
    let offset = 0;
    for (const { left, right, end, start, from, read } of pairs) {
      const atEnd = knownAt(ends, end);
      const atStart = knownAt(starts, start);
      const middle = offset + left.end - from;
      offset += read.length;
      for (let one = found[next]; one && one.start < offset; one = found[++next]) {
        if (one.end <= middle) atEnd.add(`${left.end + one.start - middle} ${one.id}`);
        else if (one.start > middle) atStart.add(`${right.start + one.end - middle - 1} ${one.id}`);
      }
    }
  }
  return mentions.filter(
    ({ id, start, end }) =>
      (ends.get(end)?.has(`${start} ${id}`) ?? true) && (starts.get(start)?.has(`${end} ${id}`) ?? true),
  );
}

function knownAt(known: Known, offset: number): Set<string> {
  const set = known.get(offset) ?? new Set();
  known.set(offset, set);
  return set;
}

function firstLetter(text: string, { start, end }: { start: number; end: number }): number {
  return start + Math.max(0, text.slice(start, end).search(LETTER));
}

/** @returns the offset behind it */
function lastLetter(text: string, { start, end }: { start: number; end: number }): number {
  let last = end;
  while (last > start && !LETTER.test(text[last - 1] ?? '')) last -= 1;
  return last;
}
