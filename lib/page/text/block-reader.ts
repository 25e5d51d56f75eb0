import type { Matcher } from '@/lib/matcher';
import { withoutSpaces } from '@/lib/text';
import { lowerBound } from '../collections';
import type { Block } from '../dom/composed-tree';
import { makeInline, nearestBlock, tagRole } from '../dom/text-roles';
import type { MentionIndex } from '../mentions/mention-index';
import type { PageMatchers } from '../mentions/page-matchers';
import { bordersInName } from './interruptions';
import { type Border, borderBeside, borderBetween, readsAsOne } from './reads-as-one';
import { joinLetters } from './separate-words';
import { positionOf, RUN_BORDER, type TextChunk, TextRunReader } from './text-run-reader';

/** Text is searched in windows of this many code units, so that one huge text node cannot make a slice of time long. */
const WINDOW_CODE_UNITS = 8_192;
/** A box that holds nothing but the first word of a name has a shorter text, in code units. */
const MAX_BEGUN = 32;
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
  /** The offset in the chunk up to which it has been searched. */
  searchedTo: number;
}

/** Reads blocks, one after the other, and replaces their mentions and definitions in the index. */
export class BlockReader {
  readonly #index: MentionIndex;
  readonly #matchers: PageMatchers;
  #reading: Reading | null = null;
  /** Blocks to be read anew, since what was a block inside them is a part of their text. */
  readonly #joined = new Set<Block>();

  constructor(index: MentionIndex, matchers: PageMatchers) {
    this.#index = index;
    this.#matchers = matchers;
  }

  /** The node that is read next; null when no block is being read, or its last text is being searched. */
  get position(): Node | null {
    return this.#reading?.reader.position ?? null;
  }

  /** Whether a block has been started and has not been read to its end. */
  get isReading(): boolean {
    return this.#reading !== null;
  }

  /** @returns blocks that are to be read anew, each once */
  takeJoined(): Block[] {
    const joined = [...this.#joined];
    this.#joined.clear();
    return joined;
  }

  /** Starts to read a block: the index forgets it first. One that has left the document, or is no block any more, is only forgotten. */
  start(block: Block): void {
    this.#index.forget(block);
    if (!block.isConnected || nearestBlock(block) !== block) return;
    const matcher = this.#matchers.matcherFor(block);
    this.#reading = {
      block,
      reader: new TextRunReader(block),
      matcher,
      chunk: null,
      searchedTo: 0,
    };
  }

  /** Reads a chunk of the block if none is left, and searches a window of it: a small part of a slice of time. */
  step(): void {
    const reading = this.#reading;
    if (!reading) return;
    const chunk = reading.chunk ?? reading.reader.next();
    if (chunk) {
      const at = this.#searchWindow(reading.block, chunk, reading.searchedTo, reading.matcher);
      const isSearched = at >= chunk.text.length;
      reading.chunk = isSearched ? null : chunk;
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
    const matcher = this.#matchers.matcherFor(block);
    for (let at = 0; at < chunk.text.length && performance.now() < deadline; )
      at = this.#searchWindow(block, chunk, at, matcher);
  }

  /**
   * Searches one window of a chunk and puts what it finds into the index. Windows overlap, since a name or definition is decided
   * by the text before and after it too; one in the overlap is taken from the window that holds all of that text.
   *
   * @param from where the window begins
   * @returns where the next window begins: `from` again when the chunk has another text now, and the length of the text when this was
   *   the last, or the block is to be read in another way
   */
  #searchWindow(block: Block, chunk: TextChunk, from: number, matcher: Matcher): number {
    const { text } = chunk;
    const index = this.#index;
    const isLast = from + WINDOW_CODE_UNITS >= text.length;
    const end = isLast ? text.length : from + WINDOW_CODE_UNITS;
    const viewStart = Math.max(0, from - matcher.lookBehind);
    const {
      mentions,
      definitions,
      decidedTo: read,
    } = matcher.read(text.slice(viewStart, end), MAX_NAMES_OF_WINDOW);
    const viewed = mentions.map((found) => ({
      ...found,
      start: viewStart + found.start,
      end: viewStart + found.end,
    }));
    if (viewed.filter((found) => separateBoxes(found, chunk)).length > 0) return from;
    const begun = viewed.length === 0 && isLast ? borderInBegunName(chunk, matcher) : null;
    if (begun && this.#join([begun], block)) return text.length;
    /** Beyond this offset a name may be cut off by the end of the window. */
    const decidedTo = Math.min(isLast ? end : end - matcher.lookAhead, viewStart + read);
    for (const definition of definitions) {
      const start = viewStart + definition.start;
      if (start >= from && start < decidedTo) index.addDefinition(block, definition);
    }
    let next = decidedTo;
    for (const found of viewed) {
      if (found.start < from || found.start >= decidedTo) continue;
      /** Null where the name is whole, as nearly all are. */
      const borders = bordersInName(found, chunk, block, matcher);
      if (borders && this.#join(borders, block)) return text.length;
      if (borders) continue;
      const { id, definedHere, isAbbreviation } = found;
      const normalizedText = withoutSpaces(text.slice(found.start, found.end));
      const start = positionOf(chunk, found.start, 'start');
      const end = positionOf(chunk, found.end, 'end');
      const mention = { id, normalizedText, start, end, ...(definedHere && { definedHere }) };
      index.add(block, mention, definedHere ?? isAbbreviation);
      next = Math.max(next, found.end);
    }
    return next;
  }

  /**
   * Makes blocks inline that hold parts of one name, so that they are read together.
   *
   * @returns whether there were such blocks
   */
  #join(borders: readonly Border[], block: Block): boolean {
    const boxes = borders.flatMap(({ crossed }) => crossed).filter((box) => tagRole(box) === 'block');
    // Other tags say what stands in them: an item of a list, a button.
    if (boxes.length === 0 || boxes.some(({ localName }) => localName !== 'div')) return false;
    for (const box of boxes) {
      this.#index.forget(box);
      joinLetters(box);
      makeInline(box);
    }
    this.#index.forget(block);
    // The rest is read with the block that it belongs to now.
    this.stop();
    for (const { before } of borders) {
      const around = nearestBlock(before);
      if (around) this.#joined.add(around);
    }
    return true;
  }
}

/**
 * A name stands in several boxes, as if they were parts of one text. Where they are not, they are separated in the chunk.
 *
 * @returns whether that was done
 */
function separateBoxes({ start, end }: { start: number; end: number }, chunk: TextChunk): boolean {
  const { boxBorders } = chunk;
  let areSeparated = false;
  for (let i = lowerBound(boxBorders.length, (i) => (boxBorders[i] ?? 0) < start); ; i++) {
    const at = boxBorders[i];
    if (at === undefined || at >= end) return areSeparated;
    const { text } = chunk;
    if (text.charAt(at) === RUN_BORDER) continue;
    const before = positionOf(chunk, start + text.slice(start, at).trimEnd().length, 'end').node;
    const between = borderBetween(before, positionOf(chunk, at + 1, 'start').node);
    if (!between || readsAsOne(between)) continue;
    chunk.text = text.slice(0, at) + RUN_BORDER + text.slice(at + 1);
    areSeparated = true;
  }
}

/** @returns the border behind a short text that is the beginning of a name alone; null where it is not */
function borderInBegunName(chunk: TextChunk, matcher: Matcher): Border | null {
  const text = chunk.text.replaceAll(RUN_BORDER, ' ').trim();
  const beside = text.length < MAX_BEGUN ? borderBeside(chunk.nodes.at(-1) as Text, 'nextNode') : null;
  const [name] = beside ? matcher.find(`${text}\n${beside.words.slice(0, MAX_BEGUN)}`) : [];
  const isInBoth = name && name.start < text.length && name.end > text.length;
  return beside && isInBoth && readsAsOne(beside.border) ? beside.border : null;
}
