import type { Matcher } from '@/lib/matcher';
import { lowerBound } from '../collections';
import type { Block } from '../dom/composed-tree';
import { type Border, borderBeside, readsAsOne } from './reads-as-one';
import { positionOf, RUN_BORDER, type TextChunk } from './text-run-reader';

/** So much text beside a name decides what it names, in code units: the guards of the matcher see no more. */
const MAX_CONTEXT = 48;

/** Between a name and the border of a box that the name goes on behind, there are no more words than this: code units. */
const MAX_BETWEEN = 24;
/** So much text is looked at for it, since the source of a page may be indented: a text may be long, and have many names. */
const MAX_VIEW = 256;
/** Beside a longer name stand letters, behind a hyphen or in brackets too. */
const ENDS_WITH_WORD = /[\p{L})]-?\s*$/u;
const BEGINS_WITH_WORD = /^\s*[-(]?\p{L}/u;
/** The marks of quoted lines in a mail: a line goes on in the next one. */
const QUOTE_AFTER = /^[^\S\n]*\n\s*>[\s>]*/;
const QUOTE_BEFORE = /\n\s*>[\s>]*$/;

/** A name in a chunk, with offsets into its text. */
interface Found {
  id: string;
  start: number;
  end: number;
}

/** Text that goes on beyond an interruption. */
interface Continuation {
  text: string;
  /** What is between; null for what is no part of the text, such as a footnote mark. */
  border: Border | null;
}

/**
 * Whether a name is that of something else together with text beyond what interrupts it: a footnote mark
 * (`trastuzumab<sup>1</sup> deruxtecan`), the reading of a ruby, an icon, hidden text, the mark of a quoted line, or the
 * border of a block that stands in a line with others, as words do that are moved one by one. Half a name is never another drug.
 *
 * @returns the borders that are none, as the page is laid out; null when the name is whole
 */
export function bordersInName(
  found: Found,
  chunk: TextChunk,
  block: Block,
  matcher: Matcher,
): Border[] | null {
  const before = continuationBefore(found.start, chunk, block);
  const after = continuationAfter(found.end, chunk, block);
  if (!before && !after) return null;
  const { text: whole } = chunk;
  const name = whole.slice(found.start, found.end);
  const left = whole.slice(Math.max(0, found.start - MAX_CONTEXT), found.start);
  const right = whole.slice(found.end, found.end + MAX_CONTEXT);
  const isRead = (textBefore = left, textAfter = right) =>
    matcher
      .find(textBefore + name + textAfter)
      .some(
        ({ id, start, end }) => id === found.id && start === textBefore.length && end === start + name.length,
      );
  // Without what goes on, so little text may not make the name either: its explanation may be far away.
  if (isRead(before?.text, after?.text) || !isRead()) return null;
  const sides = [before, after].map((side) => (side?.border && !readsAsOne(side.border) ? null : side));
  if (isRead(sides[0]?.text, sides[1]?.text)) return null;
  return sides.flatMap((side) => side?.border ?? []);
}

function continuationBefore(start: number, chunk: TextChunk, block: Block): Continuation | null {
  const { text, asides } = chunk;
  const aside = asides[lowerBound(asides.length, (i) => (asides[i]?.end ?? 0) <= start) - 1];
  if (aside && isBlank(text.slice(aside.end, start)))
    return onlyIf(ENDS_WITH_WORD, `${text.slice(0, aside.start).slice(-MAX_CONTEXT)} `);
  const view = text.slice(Math.max(0, start - MAX_VIEW), start);
  const quote = QUOTE_BEFORE.exec(view);
  if (quote) return onlyIf(ENDS_WITH_WORD, `${view.slice(0, quote.index).slice(-MAX_CONTEXT)}\n`);
  const at = view.lastIndexOf(RUN_BORDER);
  if (at < 0 && view.length < start) return null;
  const between = view.slice(at + 1);
  if (!mayGoOn(between, at < 0, block)) return null;
  const beside = borderBeside(
    positionOf(chunk, start - between.trimStart().length, 'start').node,
    'previousNode',
  );
  return beside && { text: `${beside.words.slice(-MAX_CONTEXT)}\n${between}`, border: beside.border };
}

function continuationAfter(end: number, chunk: TextChunk, block: Block): Continuation | null {
  const { text, asides } = chunk;
  const aside = asides[lowerBound(asides.length, (i) => (asides[i]?.start ?? 0) < end)];
  if (aside && isBlank(text.slice(end, aside.start)))
    return onlyIf(BEGINS_WITH_WORD, text.slice(aside.end, aside.end + MAX_CONTEXT));
  const view = text.slice(end, end + MAX_VIEW);
  const quote = QUOTE_AFTER.exec(view)?.[0].length;
  if (quote) return onlyIf(BEGINS_WITH_WORD, `\n${view.slice(quote, quote + MAX_CONTEXT)}`);
  const at = view.indexOf(RUN_BORDER);
  if (at < 0 && end + view.length < text.length) return null;
  const between = at < 0 ? view : view.slice(0, at);
  if (!mayGoOn(between, at < 0, block)) return null;
  const beside = borderBeside(positionOf(chunk, end + between.trimEnd().length, 'end').node, 'nextNode');
  return beside && { text: `${between}\n${beside.words.slice(0, MAX_CONTEXT)}`, border: beside.border };
}

/**
 * Whether a name may go on beyond a border with words between, though mostly a border ends a text.
 *
 * @param between the text between the name and the border
 * @param isEdge whether that is the border of the block itself
 */
function mayGoOn(between: string, isEdge: boolean, block: Block): boolean {
  const maxLength = isEdge && (block as Element).localName !== 'div' ? 0 : MAX_BETWEEN;
  const { length } = between.trim();
  return length === 0 || (length <= maxLength && !/[.;:!?]/.test(between));
}

/** Most names with a footnote mark stand before a comma, or at the end of a sentence: what follows is no part of them. */
function onlyIf(pattern: RegExp, text: string): Continuation | null {
  return pattern.test(text) ? { text, border: null } : null;
}

/** Whether there is nothing but spaces and borders. */
function isBlank(text: string): boolean {
  return text.replaceAll(RUN_BORDER, '').trim() === '';
}
