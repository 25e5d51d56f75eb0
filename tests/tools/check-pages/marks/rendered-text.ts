import type { JSHandle, Page } from 'puppeteer-core';
import { serializable } from '../../browsers/index.ts';

/** Parts blocks in `RenderedText.text`: no page shows this character. */
export const BREAK = '\u0000';

/** The text of a page as a reader sees it, and the way back to its text nodes; it lives in the page. */
export interface RenderedText {
  /** Spaces collapsed and letters transformed as style says; a line break for `<br>`, `BREAK` between blocks. */
  text: string;
  /** Runs of `text` that come from one text node: the offset in `text`, … */
  starts: number[];
  /** … the node, … */
  nodes: Text[];
  /** … and the offset in its data. */
  offsets: number[];
  /** @returns the number of the run that an offset in `text` is in */
  runAt(offset: number): number;
  /** Numbers of text nodes, given as they are met: two places can be compared outside of the page. */
  numbers: Map<Text, number>;
  /** Everything that was seen marked, by its place. */
  marks: Map<string, MarkInPage>;
}

export interface MarkInPage {
  range: AbstractRange;
  text: string;
  /** Of its first line, from the top of the document; null where it has no box. */
  y: number | null;
}

/** Reads what is rendered. Style and boxes decide here, tags do not: that is what the extension is checked against. */
export function readRenderedText(page: Page): Promise<JSHandle<RenderedText>> {
  return page.evaluateHandle(serializable(readInPage), BREAK);
}

/** Runs in the page. */
function readInPage(BREAK: string): RenderedText {
  const pieces: string[] = [];
  const starts: number[] = [];
  const nodes: Text[] = [];
  const offsets: number[] = [];
  const numbers = new Map<Text, number>();
  const range = new Range();
  let length = 0;
  let last = BREAK;

  const add = (piece: string) => {
    pieces.push(piece);
    length += piece.length;
    last = piece.charAt(piece.length - 1);
  };
  const addFrom = (node: Text, offset: number, piece: string) => {
    if (piece === '') return;
    starts.push(length);
    nodes.push(node);
    offsets.push(offset);
    add(piece);
  };
  const breakHere = () => {
    if (last !== BREAK) add(BREAK);
  };

  const transformed = (text: string, how: string) => {
    const upper = how === 'uppercase' ? text.toUpperCase() : how === 'lowercase' ? text.toLowerCase() : text;
    return upper.length === text.length ? upper : text;
  };
  const take = (node: Text, style: CSSStyleDeclaration) => {
    const data = transformed(node.data, style.textTransform);
    numbers.set(node, numbers.size);
    if (/^(?:preserve|break-spaces)$/.test(style.getPropertyValue('white-space-collapse'))) {
      addFrom(node, 0, data);
      return;
    }
    const plain = (text: string) => text.replace(/[\t\n\r\f]/g, ' ');
    let from = 0;
    for (const { 0: spaces, index } of data.matchAll(/[ \t\n\r\f]+/g)) {
      const end = index + spaces.length;
      if (index === 0 && (last === BREAK || last === ' ' || last === '\n')) from = end;
      else if (spaces.length > 1) {
        addFrom(node, from, `${plain(data.slice(from, index))} `);
        from = end;
      }
    }
    addFrom(node, from, plain(data.slice(from)));
  };

  const hasBox = (node: Text) => {
    range.selectNodeContents(node);
    for (const { width, height } of range.getClientRects()) if (width > 0 && height > 0) return true;
    return false;
  };
  const walk = (tree: Element | ShadowRoot, style: CSSStyleDeclaration, isShown: boolean) => {
    const isSlot = tree instanceof HTMLSlotElement && tree.getRootNode() instanceof ShadowRoot;
    const assigned = isSlot ? tree.assignedNodes() : [];
    const shadow = tree instanceof Element ? tree.shadowRoot : null;
    for (const node of shadow ? shadow.childNodes : assigned.length > 0 ? assigned : tree.childNodes) {
      if (node instanceof Element) enter(node, isShown);
      else if (node instanceof Text && isShown) {
        // A space at the end of a line has no box, yet it parts two words; what is typed into an editor has none either.
        const isTaken = !/\S/.test(node.data) || tree instanceof HTMLTextAreaElement || hasBox(node);
        if (isTaken) take(node, style);
      }
    }
  };
  const enter = (element: Element, isParentShown: boolean) => {
    const style = getComputedStyle(element);
    if (style.display === 'none') return;
    if (element.localName === 'br') {
      add('\n');
      return;
    }
    // An element without a box of its own says of itself that it is not visible.
    const isShown =
      style.display === 'contents'
        ? isParentShown && style.visibility === 'visible'
        : element.checkVisibility({ visibilityProperty: true });
    const isInline =
      /^(?:inline|contents|ruby$|ruby-base$)/.test(style.display) && !(element instanceof SVGTextElement);
    if (!isInline) breakHere();
    walk(element, style, isShown);
    if (!isInline) breakHere();
  };

  enter(document.documentElement, true);
  const runAt = (offset: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return { text: pieces.join(''), starts, nodes, offsets, runAt, numbers, marks: new Map() };
}
