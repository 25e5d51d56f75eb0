import type { Place } from './locate';

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

/** A text without spaces: a line break between elements is in the text that was read, not in that of a range. */
export function lettersOf(text: string): string {
  return text.replace(/\s+/g, '');
}

/** A live range over the mention, or null when the page has changed under it. */
export function rangeOf(mention: PageMention): Range | null {
  const { start, end } = mention;
  if (!start.node.isConnected || !end.node.isConnected) return null;
  if (start.offset > start.node.length || end.offset > end.node.length) return null;
  const range = new Range();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  // Never the wrong drug: other words at the old place are not the name.
  return lettersOf(String(range)) === mention.letters ? range : null;
}

/** Whether two mentions are the same name at the same place: a new reading of the page makes new mentions. */
export function isSameMention(one: PageMention | null, other: PageMention | null): boolean {
  if (!one || !other) return one === other;
  return (
    one.id === other.id && one.start.node === other.start.node && one.start.offset === other.start.offset
  );
}

/** Order of two mentions in the document, for `Array.sort`. */
export function inDocumentOrder(one: PageMention, other: PageMention): number {
  if (one.start.node === other.start.node) return one.start.offset - other.start.offset;
  const position = one.start.node.compareDocumentPosition(other.start.node);
  return position & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
