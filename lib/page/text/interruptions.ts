import type { Matcher } from '@/lib/matcher';
import { lowerBound } from '../collections';
import { type Block, ELEMENT_NODE, TEXT_NODE } from '../dom/composed-tree';
import { textRole } from '../dom/text-roles';
import { RUN_BORDER, type TextChunk } from './text-run-reader';

/** So much text beside a name decides what it names, in code units: the guards of the matcher see no more. */
const MAX_CONTEXT = 48;

/** Beside a longer name stand letters, behind a hyphen or in brackets too. */
const ENDS_WITH_WORD = /[\p{L})]-?\s*$/u;
const BEGINS_WITH_WORD = /^\s*[-(]?\p{L}/u;

/** A name in a chunk, with offsets into its text. */
interface Found {
  id: string;
  start: number;
  end: number;
}

/** The text of a block, or a part of it. */
export interface BlockText {
  block: Block;
  chunk: TextChunk;
  /** Whether the chunk has the beginning of the block, and the end. */
  isFirst: boolean;
  isLast: boolean;
}

/** Text that goes on beyond an interruption. */
interface Continuation {
  text: string;
  /** What has to be in one line for that, which only style can tell. */
  boxes?: Element[];
}

/**
 * Whether a name is that of something else together with text beyond what interrupts it: a footnote mark
 * (`trastuzumab<sup>1</sup> deruxtecan`), the reading of a ruby, or the border of a block that stands in a line with others, as
 * words do that are moved one by one. Half a name is never another drug.
 */
export function isPartOfOther(found: Found, text: BlockText, matcher: Matcher): boolean {
  const before = onlyIf(ENDS_WITH_WORD, continuationBefore(found.start, text));
  const after = onlyIf(BEGINS_WITH_WORD, continuationAfter(found.end, text));
  if (!before && !after) return false;
  const whole = text.chunk.text;
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
  if (isRead(before?.text, after?.text) || !isRead()) return false;
  const inLine = (side: Continuation | null) => (side?.boxes?.some(isApart) ? undefined : side?.text);
  return !isRead(inLine(before), inLine(after));
}

/** Most names stand before a comma, or at the end of a sentence: what follows is no part of them. */
function onlyIf(pattern: RegExp, continuation: Continuation | null): Continuation | null {
  return continuation && pattern.test(continuation.text) ? continuation : null;
}

function continuationBefore(start: number, { block, chunk, isFirst }: BlockText): Continuation | null {
  const { text, asides } = chunk;
  const aside = asides[lowerBound(asides.length, (i) => (asides[i]?.end ?? 0) <= start) - 1];
  if (aside && isBlank(text.slice(aside.end, start)))
    return { text: `${text.slice(0, aside.start).slice(-MAX_CONTEXT)} ` };
  const isEdge = isFirst && isBlank(text.slice(0, start).slice(-MAX_CONTEXT));
  return isEdge ? neighbour(block, 'previousSibling', (data) => `${data.slice(-MAX_CONTEXT)}\n`) : null;
}

function continuationAfter(end: number, { block, chunk, isLast }: BlockText): Continuation | null {
  const { text, asides } = chunk;
  const aside = asides[lowerBound(asides.length, (i) => (asides[i]?.start ?? 0) < end)];
  if (aside && isBlank(text.slice(end, aside.start)))
    return { text: text.slice(aside.end, aside.end + MAX_CONTEXT) };
  const isEdge = isLast && isBlank(text.slice(end, end + MAX_CONTEXT));
  return isEdge ? neighbour(block, 'nextSibling', (data) => `\n${data.slice(0, MAX_CONTEXT)}`) : null;
}

/** The block or the text beside a block, where a reader may see both in one line. */
function neighbour(
  block: Block,
  side: 'previousSibling' | 'nextSibling',
  cut: (text: string) => string,
): Continuation | null {
  let beside: Node | null = block[side];
  while (beside && (beside.nodeType === TEXT_NODE ? isBlank(beside.nodeValue ?? '') : !isElement(beside)))
    beside = beside[side];
  if (!beside || !isElement(block)) return null;
  const boxes = [block];
  if (isElement(beside)) {
    if (textRole(beside) !== 'block' && textRole(beside) !== 'inline') return null;
    boxes.push(beside);
  }
  const text = (beside.textContent ?? '').trim();
  return text === '' ? null : { text: cut(text), boxes };
}

function isApart(box: Element): boolean {
  return !getComputedStyle(box).display.startsWith('inline');
}

function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT_NODE;
}

/** Whether there is nothing but spaces and borders. */
function isBlank(text: string): boolean {
  return text.replaceAll(RUN_BORDER, '').trim() === '';
}
