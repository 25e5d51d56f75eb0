import { composedOrder } from '../dom/composed-tree';
import type { Place } from '../text/text-run-search';

/** A name found in a document. */
export interface PageMention {
  /** What the name means. */
  id: string;
  /** As it was read, without spaces: what stands there may be edited before it is read again. */
  letters: string;
  start: Place;
  end: Place;
  /** The page itself says that these letters mean this. */
  definedHere?: true;
}

/** For measuring: each live range slows the page's own changes down until it is garbage-collected, so one serves all. */
let scratch: Range | undefined;

/** A text without spaces: a line break between elements is in the text that was read, not in that of a range. */
export function lettersOf(text: string): string {
  return text.replace(/\s+/g, '');
}

/** A live range over the mention, or null when the page has changed under it. */
export function createRangeOf(mention: PageMention): Range | null {
  return setTo(new Range(), mention);
}

/** Whether a live range still lies over the mention, whatever the page has done meanwhile. */
export function isRangeOf(range: Range, { start, end, letters }: PageMention): boolean {
  return (
    range.startContainer === start.node &&
    range.startOffset === start.offset &&
    range.endContainer === end.node &&
    range.endOffset === end.offset &&
    start.node.isConnected &&
    lettersOf(String(range)) === letters
  );
}

/** The boxes of the mention in viewport coordinates (CSS pixels), one a line; none when the page has changed under it. */
export function boxesOf(mention: PageMention): DOMRect[] {
  const boxes = Array.from(measure(mention)?.getClientRects() ?? []);
  return boxes.filter(({ width, height }) => width > 0 && height > 0);
}

/** The box around the whole mention, or null when it has none, or the page has changed under it. */
export function boxOf(mention: PageMention): DOMRect | null {
  const box = measure(mention)?.getBoundingClientRect();
  return box && box.width > 0 && box.height > 0 ? box : null;
}

/** Whether the text of the mention still stands where it was found. */
export function isCurrent(mention: PageMention): boolean {
  return measure(mention) !== null;
}

function measure(mention: PageMention): Range | null {
  scratch ??= new Range();
  return setTo(scratch, mention);
}

function setTo(range: Range, { start, end, letters }: PageMention): Range | null {
  if (!start.node.isConnected || !end.node.isConnected) return null;
  if (start.offset > start.node.length || end.offset > end.node.length) return null;
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  // Never the wrong drug: other words at the old place are not the name.
  return lettersOf(String(range)) === letters ? range : null;
}

/** Whether two mentions are the same name at the same place: a new reading of the page makes new mentions. */
export function isSameMention(one: PageMention | null, other: PageMention | null): boolean {
  if (!one || !other) return one === other;
  return (
    one.id === other.id && one.start.node === other.start.node && one.start.offset === other.start.offset
  );
}

/** Whether a mention stands before another, or a place before a mention, in the document. */
export function isBefore(
  { start }: { start: { node: Node; offset: number } },
  { start: other }: { start: { node: Node; offset: number } },
): boolean {
  if (start.node === other.node) return start.offset < other.offset;
  return composedOrder(start.node, other.node) < 0;
}
