import { escapePattern } from '@/lib/text';

/** Long enough that few words match, which are then compared with the names, short enough for a small pattern (4 and 6 cost more). */
const DEPTH = 5;

/**
 * The syntax of the pattern while it is built: no name has these characters. All letters are escaped together in the end.
 */
const OPEN = '\x01';
const OR = '\x02';
const CLOSE = '\x03';

/** Names with the same beginning, of `depth` code units. */
interface Branching {
  depth: number;
  /** The source of a pattern for the rest of each. */
  branches: string[];
}

/**
 * The source of a pattern that matches the first code units of every name: a cheap prefilter. Its cost hardly grows with the
 * number of names, since names share their beginnings in it as in a trie. It also matches where text nodes were joined without the
 * line break that a page shows between them, and inside of words: a text node may begin there.
 *
 * @param keys the keys of the names, sorted
 */
export function prefixPattern(keys: readonly string[]): string {
  const open: Branching[] = [{ depth: 0, branches: [] }];
  const beginnings = withoutGaps(shortest(keys.map((key) => key.slice(0, DEPTH))));
  for (const [i, beginning] of beginnings.entries()) {
    const shared = sharedLength(beginning, beginnings[i + 1] ?? '');
    let rest = '';
    let end = beginning.length;
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const depth = Math.max(shared, top.depth);
      const branch = beginning.slice(depth, end) + rest;
      if (depth > top.depth) {
        open.push({ depth, branches: [branch] });
        break;
      }
      top.branches.push(branch);
      if (depth === shared) break;
      open.pop();
      rest = oneOf(top.branches);
      end = depth;
    }
  }
  return escapePattern(oneOf(open[0]?.branches ?? []))
    .replaceAll(' ', '[\\s-]*')
    .replaceAll("'", "['`]")
    .replaceAll(OPEN, '(?:')
    .replaceAll(OR, '|')
    .replaceAll(CLOSE, ')');
}

/** @returns those that do not begin with another one */
function shortest(beginnings: readonly string[]): string[] {
  const kept: string[] = [];
  let last: string | undefined;
  for (const beginning of beginnings) {
    if (last !== undefined && beginning.startsWith(last)) continue;
    last = beginning;
    kept.push(last);
  }
  return kept;
}

/** @returns those that no other one matches where its gaps are empty: "ly 28352" matches all that "ly283521" does */
function withoutGaps(beginnings: readonly string[]): string[] {
  const closed = beginnings.filter((one) => one.includes(' ')).map((one) => one.replaceAll(' ', ''));
  return beginnings.filter((one) => one.includes(' ') || !closed.some((other) => one.startsWith(other)));
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}

function oneOf(branches: readonly string[]): string {
  return OPEN + branches.join(OR) + CLOSE;
}
