import { withoutSpaces } from '@/lib/text';
import { composedOrder, elementAround, isInPage } from '../dom/composed-tree';

/** A position in the text of a document. */
export interface TextPosition {
  readonly node: Text;
  /** UTF-16 code units of `node.data` before the position. */
  readonly offset: number;
}

/**
 * A name in a document.
 *
 * The object is the identity of the name and lives as long as the name stands in the page: when the page renders the text again,
 * the same object gets new positions. An open card that holds the object finds the name where it is now, but a copy of `start`
 * and `end` becomes wrong with the next reading.
 */
export interface PageMention {
  /** What the name means. */
  readonly id: string;
  /** The letters of the name as they were read, without spaces: tells whether the name still stands at its position. */
  readonly normalizedText: string;
  /** The page itself says that these letters mean this. */
  readonly definedHere?: true;
  /** Where the name is since the last reading of its block. */
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** The one kind of mention whose position can change; only the index of the page changes it. */
export class Mention implements PageMention {
  readonly id: string;
  readonly normalizedText: string;
  readonly definedHere?: true;
  #start: TextPosition;
  #end: TextPosition;

  constructor({ id, normalizedText, definedHere, start, end }: PageMention) {
    this.id = id;
    this.normalizedText = normalizedText;
    if (definedHere) this.definedHere = true;
    this.#start = start;
    this.#end = end;
  }

  get start(): TextPosition {
    return this.#start;
  }

  get end(): TextPosition {
    return this.#end;
  }

  /** Whether a mention found by a later reading may be the same name. */
  isSameName({ id, normalizedText, definedHere }: PageMention): boolean {
    return id === this.id && normalizedText === this.normalizedText && definedHere === this.definedHere;
  }

  /** The name has been found again at another position. */
  moveTo({ start, end }: Pick<PageMention, 'start' | 'end'>): void {
    this.#start = start;
    this.#end = end;
  }
}

/** One range for all measuring: each live range makes the page's own changes slower until it is garbage-collected. */
let measuringRange: Range | undefined;

/** A live range over the mention, or null when the page has changed there. */
export function createRangeOf(mention: PageMention): Range | null {
  return setTo(new Range(), mention);
}

/** Whether a live range still covers the mention, whatever the page has done meanwhile. */
export function isRangeOf(range: Range, { start, end, normalizedText }: PageMention): boolean {
  return (
    range.startContainer === start.node &&
    range.startOffset === start.offset &&
    range.endContainer === end.node &&
    range.endOffset === end.offset &&
    isInPage(start.node) &&
    withoutSpaces(String(range)) === normalizedText
  );
}

/** The boxes of the mention in viewport coordinates (CSS pixels), one a line; none when the page has changed there. */
export function boxesOf(mention: PageMention): DOMRect[] {
  const boxes = shownBoxesOf(mention);
  // Chromium lays out what it has skipped so far (`content-visibility: auto`) for an element, but not for a range.
  const isSkipped = boxes.length === 0 && elementAround(mention.start.node)?.getBoundingClientRect().height;
  return isSkipped ? shownBoxesOf(mention) : boxes;
}

function shownBoxesOf(mention: PageMention): DOMRect[] {
  const boxes = Array.from(measure(mention)?.getClientRects() ?? []);
  return boxes.filter(({ width, height }) => width > 0 && height > 0);
}

/** The box around the whole mention, or null when it has none, or the page has changed there. */
export function boxOf(mention: PageMention): DOMRect | null {
  const box = measure(mention)?.getBoundingClientRect();
  return box && box.width > 0 && box.height > 0 ? box : null;
}

/** Whether the letters of the mention still stand at its position. */
export function isCurrent(mention: PageMention): boolean {
  return measure(mention) !== null;
}

function measure(mention: PageMention): Range | null {
  measuringRange ??= new Range();
  return setTo(measuringRange, mention);
}

function setTo(range: Range, { start, end, normalizedText }: PageMention): Range | null {
  if (!isInPage(start.node) || !isInPage(end.node)) return null;
  if (start.offset > start.node.length || end.offset > end.node.length) return null;
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  // Other words may stand at the old position now: a mark on them would name the wrong drug.
  return withoutSpaces(String(range)) === normalizedText ? range : null;
}

/**
 * Whether two mentions are the same name at the same position. They may be two objects: a reading that does not recognise a name,
 * because the text around it has changed too much, makes a new one.
 */
export function isSameMention(one: PageMention | null, other: PageMention | null): boolean {
  if (!one || !other) return one === other;
  return (
    one.id === other.id && one.start.node === other.start.node && one.start.offset === other.start.offset
  );
}

/** Whether a mention stands before another, or a position before a mention, in the document. */
export function isBefore(
  { start }: { start: { node: Node; offset: number } },
  { start: other }: { start: { node: Node; offset: number } },
): boolean {
  if (start.node === other.node) return start.offset < other.offset;
  return composedOrder(start.node, other.node) < 0;
}
