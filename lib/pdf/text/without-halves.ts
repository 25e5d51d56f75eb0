import type { Matcher, Reading } from '@/lib/matcher';
import type { PageText } from './join-items';
import type { TextPart } from './text-item';

type Mention = Pick<Reading['mentions'][number], 'id' | 'start' | 'end'>;

/** So much of both sides is read: no name is longer. UTF-16 code units. */
const MAX_PART = 100;
/** Parts two readings. No name goes on over it. */
const APART = '\ufffc';
/** Is invisible to the matcher. */
const SOFT_HYPHEN = '\u00ad';

const HYPHEN_AT_END = /(?<=\p{L})[-\u00ad\u2010]\s*$/u;
/** A name may go on behind so much more text, "HER2 antibody-drug" / "conjugate". UTF-16 code units. */
const MAX_BETWEEN = 20;

/** Neighbours beside which a name was found. */
interface Pair {
  before: TextPart;
  after: TextPart;
  isBelow: boolean;
  /** Where names end that may go on in `after`: offsets. */
  ends: readonly number[];
  /** Where names begin that may have begun in `before`. */
  starts: readonly number[];
  /** What is found in each of the two parts when they are read as one text. */
  found: { before: Set<string>; after: Set<string> };
}

/**
 * Reads what stands next to each other as one text. Where a name would go on there, neither of the two parts is marked: they may be
 * one name or two.
 *
 * @param mentions what was found in the text alone
 * @param texts the text of the page, and in which other ways it may be read; all are equally long
 * @returns the mentions that are the same together with what is next to them
 */
export function withoutHalves<One extends Mention>(
  mentions: readonly One[],
  texts: readonly string[],
  neighbours: PageText['neighbours'],
  matcher: Matcher,
): One[] {
  const isEnd = new Set(mentions.map(({ end }) => end));
  const isStart = new Set(mentions.map(({ start }) => start));
  const [first = ''] = texts;
  const isInside = new Uint8Array(first.length + 1);
  for (const { start, end } of mentions) isInside.fill(1, start + 1, end);
  const pairs = neighbours.flatMap((one): Pair[] => {
    // A name that goes on elsewhere does not go on below.
    if (one.isBelow && (isInside[one.before.end] || isInside[one.after.start])) return [];
    const { before, after } = one;
    const ends = offsets(Math.max(before.start, before.end - MAX_BETWEEN) + 1, before.end).filter((at) =>
      isEnd.has(at),
    );
    const starts = offsets(after.start, Math.min(after.end, after.start + MAX_BETWEEN)).filter((at) =>
      isStart.has(at),
    );
    if (ends.length === 0 && starts.length === 0) return [];
    return [{ ...one, ends, starts, found: { before: new Set(), after: new Set() } }];
  });
  for (const text of texts) findIn(pairs, text, matcher);
  const atEnds = new Map<number, Pair[]>();
  const atStarts = new Map<number, Pair[]>();
  for (const pair of pairs) {
    for (const end of pair.ends) add(atEnds, end, pair);
    for (const start of pair.starts) add(atStarts, start, pair);
  }
  return mentions.filter((one) => {
    const key = keyOf(one);
    return (
      (atEnds.get(one.end) ?? []).every(({ found }) => found.before.has(key)) &&
      (atStarts.get(one.start) ?? []).every(({ found }) => found.after.has(key))
    );
  });
}

function findIn(pairs: readonly Pair[], text: string, matcher: Matcher): void {
  const readings = pairs.map((pair) => readingsOf(pair, text));
  const mentions = matcher.find(readings.flat().join(''));
  let next = 0;
  let offset = 0;
  pairs.forEach(({ before, after, found }, i) => {
    const ways = (readings[i] ?? []).map((reading) => {
      const middle = offset + Math.min(MAX_PART, before.end);
      offset += reading.length;
      const way = { before: [] as string[], after: [] as string[] };
      for (let one = mentions[next]; one && one.start < offset; one = mentions[++next]) {
        const part = one.end <= middle ? 'before' : one.start > middle ? 'after' : null;
        const by = part === 'before' ? before.end - middle : after.start - middle - 1;
        if (part) way[part].push(keyOf({ id: one.id, start: one.start + by, end: one.end + by }));
      }
      return way;
    });
    // Where a hyphen may be a part of a name or not, what is found must be found in both ways.
    for (const part of ['before', 'after'] as const)
      for (const key of ways[0]?.[part] ?? [])
        if (ways.every((way) => way[part].includes(key))) found[part].add(key);
  });
}

/** @returns the texts that the two parts may be together, each with the end of the first one at the same place */
function readingsOf({ before, after, isBelow }: Pair, text: string): string[] {
  const first = text.slice(Math.max(0, before.end - MAX_PART), before.end);
  const rest = `${text.slice(after.start, after.start + MAX_PART)}${APART}`;
  const [hyphen] = (isBelow && HYPHEN_AT_END.exec(first)) || [''];
  if (hyphen === '') return [`${first} ${rest}`];
  const word = first.slice(0, -hyphen.length);
  const hidden = SOFT_HYPHEN.repeat(hyphen.length);
  return [`${word}${hyphen[0]}${hidden}${rest}`, `${word}${hidden}${SOFT_HYPHEN}${rest}`];
}

/** @returns all of them, the first and the last one included */
function offsets(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

function add<Value>(map: Map<number, Value[]>, key: number, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function keyOf({ id, start, end }: Mention): string {
  return `${start} ${end} ${id}`;
}
