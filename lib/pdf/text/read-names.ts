import type { Definition, Matcher, Reading } from '@/lib/matcher';
import type { PageText } from './join-items';
import { withoutHalves } from './without-halves';

type Mention = Reading['mentions'][number];

/** Is invisible to the matcher, and as long as the hyphen that it stands for: all offsets stay. */
const SOFT_HYPHEN = '\u00ad';
/** The word joiner: invisible to the matcher, and no hyphen. */
export const SILENT = '\u2060';

/** So much white space may stand between a hyphen and the next line. UTF-16 code units, with the letters that are looked at. */
const MAX_SPACE = 20;

/** A word that goes on after a name and a hyphen is a word of its own, "trastuzumab-based", if it is not shorter: "doxorubicin-ol". */
const OWN_WORD = /^\s*\p{L}{4}/u;

/** What is needed of the text of a page to find names in it. */
export type ReadableText = Pick<PageText, 'text' | 'breaks' | 'seams' | 'cuts' | 'neighbours' | 'silent'>;

/** No name goes on over this character. */
const APART = '\ufffc';

/**
 * Finds the names in the text of a page. Where the text may go on or not, over the cells of a table or the entries of a list, it is
 * read in both ways, and only what is found in both counts: no mark is better than that of the shorter name ("trastuzumab" beside
 * "emtansine") or than that of two cells which are no name together. For the same reason a name counts for nothing at the end of a
 * column where the sentence goes on elsewhere, at the beginning of one, and where it would be another one together with what stands
 * beside it.
 */
export function readNames(
  { text: written, breaks, seams, cuts, neighbours, silent }: ReadableText,
  matcher: Matcher,
): Reading {
  const text = withoutSilent({ text: written, silent });
  const joined = readBroken(text, breaks, matcher);
  const starts = new Set(cuts.starts);
  const ends = new Set(cuts.ends);
  const ways = breaks.length === 0 ? [text] : [text, withoutHyphens(text, breaks)];
  const whole = joined.mentions.filter(({ start, end }) => !starts.has(start) && !ends.has(end));
  const mentions = withoutHalves(whole, ways, neighbours, matcher);
  if (seams.length === 0) return { ...joined, mentions };
  const apart = readBroken(withApart(text, seams), breaks, matcher);
  const inBoth = new Set(apart.mentions.map(keyOf));
  return {
    ...joined,
    mentions: mentions.filter((mention) => inBoth.has(keyOf(mention))),
    definitions: definedInBoth(joined.definitions, apart.definitions),
  };
}

/**
 * Finds the names in a text with words that are broken at the ends of lines. A hyphen at the end of a line may be part of a name ("trastuzumab-" / "deruxtecan") or may
 * split one ("trastu-" / "zumab"), and nothing in a PDF says which. So the text is read with these hyphens and without them: a
 * name that has none must be found in both readings, for one that has some the longer name counts. Else a part of a word would
 * be marked ("hydroxy-" / "tamoxifen"), or a drug whose name goes on in the next line.
 */
function readBroken(text: string, breaks: readonly number[], matcher: Matcher): Reading {
  const asWritten = matcher.read(text);
  if (breaks.length === 0) return asWritten;
  const withoutBreaks = matcher.read(withoutHyphens(text, breaks));
  // By offset, since a page of nothing but names has thousands of each.
  const isBreak = new Uint8Array(text.length);
  for (const at of breaks) isBreak[at] = 1;
  const hasBreak = ({ start, end }: Mention) => isBreak.subarray(start, end).includes(1);
  const ends = new Set(asWritten.mentions.map(({ end }) => end));
  const inBoth = new Set(withoutBreaks.mentions.map(keyOf));
  const broken = [...asWritten.mentions, ...withoutBreaks.mentions].filter(hasBreak);
  broken.sort((one, other) => lengthOf(other) - lengthOf(one));
  const whole = asWritten.mentions.filter(
    (mention) =>
      !hasBreak(mention) && (inBoth.has(keyOf(mention)) || isWordBesideBreak(mention, text, isBreak, ends)),
  );
  const mentions: Mention[] = [];
  const isTaken = new Uint8Array(text.length);
  for (const mention of [...broken, ...whole]) {
    const { start, end } = mention;
    if (isTaken.subarray(start, end).includes(1)) continue;
    isTaken.fill(1, start, end);
    mentions.push(mention);
  }
  mentions.sort((one, other) => one.start - other.start);
  return { ...asWritten, mentions, definitions: united(withoutBreaks.definitions, asWritten.definitions) };
}

/**
 * Whether a hyphen at the end of a line joins this name with another word, or with another name: "pertuzumab-" / "trastuzumab".
 *
 * @param isBreak by offset
 * @param ends where a name ends
 */
function isWordBesideBreak(
  { start, end }: Mention,
  text: string,
  isBreak: Uint8Array,
  ends: ReadonlySet<number>,
): boolean {
  if (isBreak[end]) return OWN_WORD.test(text.slice(end + 1, end + 1 + MAX_SPACE));
  const from = Math.max(0, start - MAX_SPACE);
  const before = from + text.slice(from, start).trimEnd().length - 1;
  return isBreak[before] === 1 && ends.has(before);
}

function united(first: readonly Definition[], others: readonly Definition[]): Definition[] {
  const known = new Set(first.map(({ abbreviation }) => abbreviation));
  return [...first, ...others.filter(({ abbreviation }) => !known.has(abbreviation))];
}

function keyOf({ id, start, end }: Mention): string {
  return `${start} ${end} ${id}`;
}

function lengthOf({ start, end }: Mention): number {
  return end - start;
}

/** An abbreviation that stands for no name in one of the readings stands for none. */
function definedInBoth(first: readonly Definition[], others: readonly Definition[]): Definition[] {
  const key = ({ abbreviation, id }: Definition) => `${abbreviation} ${id}`;
  const isNone = ({ id }: Definition) => id === null;
  const known = new Set(others.map(key));
  const none = others.filter(isNone);
  const noNames = new Set([...first.filter(isNone), ...none].map(({ abbreviation }) => abbreviation));
  return [
    ...none,
    ...first.filter((one) => isNone(one) || (known.has(key(one)) && !noNames.has(one.abbreviation))),
  ];
}

/** Replaces the characters at these offsets. */
function withApart(text: string, offsets: readonly number[]): string {
  let result = '';
  let from = 0;
  for (const at of offsets) {
    result += text.slice(from, at) + APART;
    from = at + 1;
  }
  return result + text.slice(from);
}

/** Replaces what names go on over by what the matcher does not see, letter by letter. */
export function withoutSilent({ text, silent }: Pick<ReadableText, 'text' | 'silent'>): string {
  if (silent.length === 0) return text;
  const letters = text.split('');
  for (const { start, end } of silent) letters.fill(SILENT, start, end);
  return letters.join('');
}

/** Replaces the hyphens at these offsets, and white space behind them, letter by letter. */
function withoutHyphens(text: string, offsets: readonly number[]): string {
  let result = '';
  let from = 0;
  for (const at of offsets) {
    const [gap = ''] = /^.\s*/su.exec(text.slice(at, at + MAX_SPACE)) ?? [];
    result += text.slice(from, at) + SOFT_HYPHEN.repeat(gap.length);
    from = at + gap.length;
  }
  return result + text.slice(from);
}
