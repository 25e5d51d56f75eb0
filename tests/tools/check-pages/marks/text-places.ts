import type { JSHandle, Page } from 'puppeteer-core';
import { serializable } from '../../browsers/index.ts';
import type { RenderedText } from './rendered-text.ts';

/** The border of an element. */
export interface Edge {
  tag: string;
  /** Its computed `display`. */
  display: string;
}

/** What can be seen of a place where a mark is missing, or is too much. */
export interface TextPlace {
  /** The elements around it, innermost first, those around a shadow root included. */
  tags: string[];
  isEditor: boolean;
  inShadowRoot: boolean;
  /** Whether style shows it at all, and where its box is: in view when scrolled to, cut away, off the page, or nowhere. */
  box: 'seen' | 'clipped' | 'outside' | 'none';
  textTransform: string;
  /** Borders of elements inside the name, … */
  inside: Edge[];
  /** … and between it and letters or digits right beside it. */
  touching: Edge[];
  /** Numbers of the articles and list items around it, innermost first; 0 is the document. */
  scopes: number[];
}

/** Reads places of a page: ranges of its rendered text, and marks in what is not rendered, by their place. */
export function textPlacesOf(
  page: Page,
  text: JSHandle<RenderedText>,
  places: readonly (string | { start: number; end: number })[],
): Promise<TextPlace[]> {
  return page.evaluate(serializable(readPlaces), text, places);
}

/** Runs in the page. */
function readPlaces(
  { text, starts, nodes, offsets, runAt, marks }: RenderedText,
  places: readonly (string | { start: number; end: number })[],
): TextPlace[] {
  const scopeNumbers = new Map<Element, number>();
  const ancestorsOf = (node: Node): Element[] => {
    const found: Element[] = [];
    for (let at: Node | null = node; at; at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null))
      if (at instanceof Element) found.push(at);
    return found;
  };
  /** The elements whose borders lie between two text nodes, and those that stand between them. */
  const between = (one: Node | undefined, other: Node | undefined): Edge[] => {
    if (!one || !other || one === other) return [];
    const [left, right] = [ancestorsOf(one), ancestorsOf(other)];
    const walker = document.createTreeWalker(one.getRootNode(), NodeFilter.SHOW_ELEMENT);
    walker.currentNode = one;
    const passed: Element[] = [];
    for (let at = walker.nextNode(); at instanceof Element && passed.length < 100; at = walker.nextNode()) {
      if (!(at.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
      passed.push(at);
    }
    const edges = new Set([
      ...left.filter((element) => !right.includes(element)),
      ...right.filter((element) => !left.includes(element)),
      ...passed,
    ]);
    return Array.from(edges, (element) => ({
      tag: element.localName,
      display: getComputedStyle(element).display,
    }));
  };
  const isWord = (at: number) => /[\p{L}\p{Nd}]/u.test(text.charAt(at));

  const boxIn = (range: Range, around: Element[]): TextPlace['box'] => {
    const [innermost] = around;
    const first = [...range.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
    const boxed = around.find((element) => getComputedStyle(element).display !== 'contents');
    if (!first || boxed?.checkVisibility() === false) return 'none';
    if (innermost && getComputedStyle(innermost).visibility !== 'visible') return 'none';
    let { left, top, right, bottom } = first;
    for (const element of around) {
      const style = getComputedStyle(element);
      if (style.position === 'absolute' && /^rect\((?:0px|1px)/.test(style.clip)) return 'clipped';
      if (element === document.documentElement || element === document.body) continue;
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      if (style.display === 'inline' || style.display === 'contents') continue;
      const box = element.getBoundingClientRect();
      [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      if (left >= right || top >= bottom) return 'clipped';
    }
    const { scrollWidth, scrollHeight } = document.scrollingElement ?? document.documentElement;
    const isOff =
      right + scrollX <= 0 ||
      bottom + scrollY <= 0 ||
      left + scrollX >= scrollWidth ||
      top + scrollY >= scrollHeight;
    return isOff ? 'outside' : 'seen';
  };

  return places.map((place): TextPlace => {
    const range = new Range();
    const mark = typeof place === 'string' ? marks.get(place)?.range : undefined;
    let start = -1;
    let end = -1;
    if (mark) {
      range.setStart(mark.startContainer, mark.startOffset);
      range.setEnd(mark.endContainer, mark.endOffset);
    } else if (typeof place !== 'string') {
      ({ start, end } = place);
      const [first, last] = [runAt(start), runAt(end - 1)];
      range.setStart(nodes[first] as Text, (offsets[first] ?? 0) + start - (starts[first] ?? 0));
      range.setEnd(nodes[last] as Text, (offsets[last] ?? 0) + end - (starts[last] ?? 0));
    }
    const around = ancestorsOf(range.startContainer);
    const inside: Edge[] = [];
    const touching: Edge[] = [];
    if (start >= 0 && end > start) {
      const [first, last] = [runAt(start), runAt(end - 1)];
      for (let i = first; i < last; i++) inside.push(...between(nodes[i], nodes[i + 1]));
      if (text.slice(start, end).includes('\n')) inside.push({ tag: 'br', display: 'inline' });
      if (isWord(start - 1)) touching.push(...between(nodes[runAt(start - 1)], nodes[first]));
      if (isWord(end)) touching.push(...between(nodes[last], nodes[runAt(end)]));
    }
    const scopes = around
      .filter((element) => element.matches('article, li, [role="article"], [role="listitem"]'))
      .map((element) => {
        const number = scopeNumbers.get(element) ?? scopeNumbers.size + 1;
        scopeNumbers.set(element, number);
        return number;
      });
    return {
      tags: around.map(({ localName }) => localName),
      isEditor: around.some(
        (element) =>
          (element instanceof HTMLElement && element.isContentEditable) || element.role === 'textbox',
      ),
      inShadowRoot: range.startContainer.getRootNode() instanceof ShadowRoot,
      box: boxIn(range, around),
      textTransform: around[0] ? getComputedStyle(around[0]).textTransform : 'none',
      inside,
      touching,
      scopes: [...scopes, 0],
    };
  });
}
