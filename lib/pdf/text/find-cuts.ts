import type { Joint, Line } from './lines';
import type { TextItem } from './text-item';

/** Where a text is cut: it goes on in another column, below a picture, or on another page. By the numbers of the items. */
export interface Cuts {
  /** Begin with the rest of a sentence. */
  starts: ReadonlySet<number>;
  /** End in the middle of a sentence. */
  ends: ReadonlySet<number>;
}

/** A line with fewer letters may stand in a table or be a heading. UTF-16 code units. */
const MIN_LETTERS = 30;
/** Lines of one column end at nearly the same place, even if they are not made to fill it. In heights of letters. */
const RAGGED = 3;

const LOWERCASE_AT_START = /^\s*\p{Ll}/u;
const WORD_AT_END = /[\p{L}\p{N}][-\u00ad\u2010]?\s*$/u;

/**
 * Finds the first and last lines of columns of running text that do not begin or end with a sentence.
 *
 * @param joints how each item goes on from the one before it
 */
export function findCuts(
  lines: readonly Line[],
  joints: readonly (Joint | undefined)[],
  items: readonly TextItem[],
): Cuts {
  const starts = new Set<number>();
  const ends = new Set<number>();
  const continues = (line: Line | undefined) =>
    line !== undefined && joints[line.items[0] ?? 0] === 'next line';
  lines.forEach((line, i) => {
    const [first = 0] = line.items;
    const last = line.items.at(-1) ?? first;
    const [before, after] = [lines[i - 1], lines[i + 1]];
    if (line.letters < MIN_LETTERS) return;
    if (!continues(line) && continues(after) && LOWERCASE_AT_START.test(items[first]?.str ?? ''))
      starts.add(first);
    const isFull = before !== undefined && line.end > before.end - RAGGED * line.size;
    if (continues(line) && !continues(after) && isFull && WORD_AT_END.test(items[last]?.str ?? ''))
      ends.add(last);
  });
  return { starts, ends };
}
