import type { Definition, Matcher, Reading } from '@/lib/matcher';
import type { PageText } from './join-items';

type Mention = Reading['mentions'][number];

/** Is invisible to the matcher, and as long as the hyphen that it stands for: all offsets stay. */
const SOFT_HYPHEN = '\u00ad';

/**
 * Finds the names in the text of a page. A hyphen at the end of a line may be part of a name ("trastuzumab-" / "deruxtecan") or may
 * split one ("trastu-" / "zumab"), and nothing in a PDF says which. So the text is read with these hyphens and without them: a
 * name that has none must be found in both readings, for one that has some the longer name counts. Else a part of a word would
 * be marked, or a drug whose name goes on in the next line.
 */
export function readNames({ text, breaks }: PageText, matcher: Matcher): Reading {
  const asWritten = matcher.read(text);
  if (breaks.length === 0) return asWritten;
  const withoutBreaks = matcher.read(replaceAt(text, breaks, SOFT_HYPHEN));
  return {
    mentions: agreed(asWritten.mentions, withoutBreaks.mentions, breaks),
    definitions: united(withoutBreaks.definitions, asWritten.definitions),
  };
}

function agreed(one: readonly Mention[], other: readonly Mention[], breaks: readonly number[]): Mention[] {
  const hasBreak = ({ start, end }: Mention) => breaks.some((at) => at >= start && at < end);
  const keys = new Set(other.map(keyOf));
  const inBoth = one.filter((mention) => !hasBreak(mention) && keys.has(keyOf(mention)));
  const broken = [...one, ...other].filter(hasBreak).sort((a, b) => length(b) - length(a));
  const found: Mention[] = [];
  for (const mention of [...broken, ...inBoth]) {
    if (!found.some((taken) => mention.start < taken.end && taken.start < mention.end)) found.push(mention);
  }
  return found.sort((a, b) => a.start - b.start);
}

function united(first: readonly Definition[], others: readonly Definition[]): Definition[] {
  const known = new Set(first.map(({ abbreviation }) => abbreviation));
  return [...first, ...others.filter(({ abbreviation }) => !known.has(abbreviation))];
}

function keyOf({ id, start, end }: Mention): string {
  return `${start} ${end} ${id}`;
}

function length({ start, end }: Mention): number {
  return end - start;
}

function replaceAt(text: string, offsets: readonly number[], letter: string): string {
  let result = '';
  let from = 0;
  for (const at of offsets) {
    result += text.slice(from, at) + letter;
    from = at + 1;
  }
  return result + text.slice(from);
}
