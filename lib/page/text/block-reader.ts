import type { Matcher } from '@/lib/matcher';
import { withoutSpaces } from '@/lib/text';
import { lowerBound } from '../collections';
import type { Block } from '../dom/composed-tree';
import type { TextPosition } from '../mentions/mention';
import type { MentionIndex } from '../mentions/mention-index';
import type { PageAbbreviations } from '../mentions/page-abbreviations';
import { type BlockText, isPartOfOther } from './interruptions';
import { type TextChunk, TextRunReader } from './text-run-reader';

/** Text is searched in windows of this many code units, so that one huge text node cannot make a slice of time long. */
const WINDOW_CODE_UNITS = 8_192;
/** A window ends after so many names, since each may take long where the page explains it. */
const MAX_NAMES_OF_WINDOW = 48;

/** @throws RangeError when a name may be so long that the search of a text would not come to its end */
export function assertWindowFits({ lookAhead }: Pick<Matcher, 'lookAhead'>): void {
  if (lookAhead < WINDOW_CODE_UNITS) return;
  throw new RangeError(`The matcher looks ${lookAhead} code units ahead, a window has ${WINDOW_CODE_UNITS}`);
}

/** The block that is being read, and how far. */
interface Reading {
  block: Block;
  reader: TextRunReader;
  matcher: Matcher;
  chunk: TextChunk | null;
  /** Whether no chunk has been searched before. */
  isFirst: boolean;
  /** The offset in the chunk up to which it has been searched. */
  searchedTo: number;
}

/** Reads blocks, one after the other, and replaces their mentions and definitions in the index. */
export class BlockReader {
  readonly #index: MentionIndex;
  readonly #abbreviations: PageAbbreviations;
  #reading: Reading | null = null;

  constructor(index: MentionIndex, abbreviations: PageAbbreviations) {
    this.#index = index;
    this.#abbreviations = abbreviations;
  }

  /** The node that is read next; null when no block is being read, or its last text is being searched. */
  get position(): Node | null {
    return this.#reading?.reader.position ?? null;
  }

  /** Whether a block has been started and has not been read to its end. */
  get isReading(): boolean {
    return this.#reading !== null;
  }

  /** Starts to read a block: the index forgets it first. A block that has left the document is only forgotten. */
  start(block: Block): void {
    this.#index.forget(block);
    if (!block.isConnected) return;
    const matcher = this.#abbreviations.matcherFor(block);
    this.#reading = {
      block,
      reader: new TextRunReader(block),
      matcher,
      chunk: null,
      isFirst: true,
      searchedTo: 0,
    };
  }

  /** Reads a chunk of the block if none is left, and searches a window of it: a small part of a slice of time. */
  step(): void {
    const reading = this.#reading;
    if (!reading) return;
    const chunk = reading.chunk ?? reading.reader.next();
    if (chunk) {
      const { block, isFirst, searchedTo, matcher } = reading;
      const text = { block, chunk, isFirst, isLast: !reading.reader.position };
      const at = searchWindow(text, searchedTo, matcher, this.#index);
      const isSearched = at >= chunk.text.length;
      reading.chunk = isSearched ? null : chunk;
      reading.isFirst &&= !isSearched;
      reading.searchedTo = isSearched ? 0 : at;
    }
    if (!reading.chunk && !reading.reader.position) this.#reading = null;
  }

  /** Ends the reading of a block before its end. */
  stop(): void {
    this.#reading = null;
  }

  /**
   * Reads a block at once if it is short; does nothing if not.
   *
   * @param maxCodeUnits most text that is read
   * @param deadline when to end, by `performance.now()`, though some of the text is left: a short text may have many names
   */
  readIfShort(block: Block, maxCodeUnits: number, deadline: number): void {
    const reader = new TextRunReader(block);
    const chunk = reader.next();
    if (chunk && (chunk.text.length > maxCodeUnits || reader.next())) return;
    this.#index.forget(block);
    if (!chunk) return;
    const matcher = this.#abbreviations.matcherFor(block);
    const text = { block, chunk, isFirst: true, isLast: true };
    for (let at = 0; at < chunk.text.length && performance.now() < deadline; )
      at = searchWindow(text, at, matcher, this.#index);
  }
}

/**
 * Searches one window of a chunk and puts what it finds into the index. Windows overlap, since a name or definition is decided
 * by the text before and after it too; one in the overlap is taken from the window that holds all of that text.
 *
 * @param from where the window begins
 * @returns where the next window begins; the length of the text when this was the last
 */
function searchWindow(blockText: BlockText, from: number, matcher: Matcher, index: MentionIndex): number {
  const { block, chunk } = blockText;
  const { text } = chunk;
  const isLast = from + WINDOW_CODE_UNITS >= text.length;
  const end = isLast ? text.length : from + WINDOW_CODE_UNITS;
  const viewStart = Math.max(0, from - matcher.lookBehind);
  const {
    mentions,
    definitions,
    decidedTo: read,
  } = matcher.read(text.slice(viewStart, end), MAX_NAMES_OF_WINDOW);
  /** Beyond this offset a name may be cut off by the end of the window. */
  const decidedTo = Math.min(isLast ? end : end - matcher.lookAhead, viewStart + read);
  for (const definition of definitions) {
    const start = viewStart + definition.start;
    if (start >= from && start < decidedTo) index.addDefinition(block, definition);
  }
  let next = decidedTo;
  for (const { id, definedHere, start: startInView, end: endInView } of mentions) {
    const startOffset = viewStart + startInView;
    if (startOffset < from || startOffset >= decidedTo) continue;
    const endOffset = viewStart + endInView;
    if (isPartOfOther({ id, start: startOffset, end: endOffset }, blockText, matcher)) continue;
    const normalizedText = withoutSpaces(text.slice(startOffset, endOffset));
    const start = positionOf(chunk, startOffset, 'start');
    const end = positionOf(chunk, endOffset, 'end');
    index.add(block, { id, normalizedText, start, end, ...(definedHere && { definedHere }) });
    next = Math.max(next, endOffset);
  }
  return next;
}

/**
 * Finds the position in the document of an offset into the text of a chunk.
 *
 * @param side whether something starts or ends there: at the border of two nodes a start belongs to the second, an end to the
 *   first
 * @throws RangeError when the chunk has no text
 */
function positionOf({ nodes, starts }: TextChunk, offset: number, side: 'start' | 'end'): TextPosition {
  const isBefore = (i: number) => (side === 'start' ? (starts[i] ?? 0) <= offset : (starts[i] ?? 0) < offset);
  const index = Math.max(0, lowerBound(nodes.length, isBefore) - 1);
  const node = nodes[index];
  if (!node) throw new RangeError('A chunk without text has no positions');
  return { node, offset: Math.min(offset - (starts[index] ?? 0), node.length) };
}
