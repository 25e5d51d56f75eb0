import type { PageMention } from '@/lib/page';
import { withoutSpaces } from '@/lib/text';

/** A position in the text of an element of the text layer. */
export interface ItemPosition {
  element: Element;
  /** UTF-16 code units. */
  offset: number;
}

/** Is in no document: for what has no text any more. */
const NOWHERE = new Text();

/**
 * A name in the text layer of a page. The search of the viewer makes new text nodes in these elements when it shows what it has
 * found, so the nodes are looked up when they are asked for.
 */
export class PdfMention implements PageMention {
  readonly id: string;
  readonly normalizedText: string;
  readonly definedHere?: true;
  readonly page: number;
  readonly #start: ItemPosition;
  readonly #end: ItemPosition;

  /** @param text the name as the page writes it, with the hyphen of a line's end */
  constructor({
    id,
    text,
    definedHere,
    page,
    start,
    end,
  }: {
    id: string;
    text: string;
    definedHere: true | undefined;
    page: number;
    start: ItemPosition;
    end: ItemPosition;
  }) {
    this.id = id;
    this.normalizedText = withoutSpaces(text);
    if (definedHere) this.definedHere = true;
    this.page = page;
    this.#start = start;
    this.#end = end;
  }

  get start() {
    return nodeAt(this.#start, false);
  }

  get end() {
    return nodeAt(this.#end, true);
  }
}

/** @param isEnd at a border between two nodes, the end of the first one counts for the end of a name */
function nodeAt({ element, offset }: ItemPosition, isEnd: boolean): { node: Text; offset: number } {
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let rest = offset;
  for (let node = nodes.nextNode() as Text | null; node; node = nodes.nextNode() as Text | null) {
    if (rest < node.length || (isEnd && rest === node.length)) return { node, offset: rest };
    rest -= node.length;
  }
  return { node: NOWHERE, offset: 0 };
}
