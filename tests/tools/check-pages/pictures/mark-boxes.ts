import type { Page } from 'puppeteer-core';
import { serializable } from '../../browsers/index.ts';
import type { Box } from './compare-pixels.ts';

/** The name under which marks stand in the page's registry. */
export const TERM_KEY = 'glossary-term';

/** The line of a mark ends at most so far beside the box of its letters, in CSS pixels. */
const LINE_PX = 3;

export interface MarkBoxes {
  /** Of the marks themselves, with their line, which may stand below the box of the letters. */
  marks: Box[];
  /**
   * The borders of the texts that have a mark in them. Chromium draws such a text in pieces, each cut off at its box: an
   * underline of the page's own may end a pixel earlier, and a letter that leans out lose the faint edge that lay outside.
   */
  edges: Box[];
}

/** Where what is painted now stands in the viewport. */
export function markBoxes(page: Page): Promise<MarkBoxes> {
  return page.evaluate(serializable(readInPage), TERM_KEY, LINE_PX);
}

/** Runs in the page. */
function readInPage(key: string, linePx: number): MarkBoxes {
  const boxes: MarkBoxes = { marks: [], edges: [] };
  const range = new Range();
  /** Two pixels wide: one on each side of the border. */
  const frame = (x: number, y: number, width: number, height: number) => [
    { x: x - 1, y: y - 1, width: width + 2, height: 2 },
    { x: x - 1, y: y + height - 1, width: width + 2, height: 2 },
    { x: x - 1, y: y - 1, width: 2, height: height + 2 },
    { x: x + width - 1, y: y - 1, width: 2, height: height + 2 },
  ];
  /** What is seen of a box: text that is scrolled away inside of the page is marked, too, before it is scrolled in. */
  const seen = (rect: DOMRect, node: Node): DOMRect | null => {
    let [left, top, right, bottom] = [rect.left, rect.top, rect.right, rect.bottom];
    for (let at: Node | null = node.parentNode; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
      if (!(at instanceof Element) || getComputedStyle(at).overflow === 'visible') continue;
      const clip = at.getBoundingClientRect();
      [left, top] = [Math.max(left, clip.left), Math.max(top, clip.top)];
      [right, bottom] = [Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
    }
    return right > left && bottom > top ? new DOMRect(left, top, right - left, bottom - top) : null;
  };
  /** The line of vertical text stands on one of its sides. */
  const withLine = ({ x, y, width, height }: DOMRect, { parentElement }: Node) => {
    const isVertical = parentElement && getComputedStyle(parentElement).writingMode !== 'horizontal-tb';
    return isVertical
      ? new DOMRect(x - linePx, y, width + 2 * linePx, height)
      : new DOMRect(x, y, width, height + linePx);
  };
  for (const { startContainer, startOffset, endContainer, endOffset } of CSS.highlights.get(key) ?? []) {
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    for (const rect of range.getClientRects()) {
      const box = seen(withLine(rect, startContainer), startContainer);
      if (box) boxes.marks.push({ x: box.x, y: box.y, width: box.width, height: box.height });
    }
    for (const text of new Set([startContainer, endContainer])) {
      range.selectNodeContents(text);
      for (const { x, y, width, height } of range.getClientRects())
        boxes.edges.push(...frame(x, y, width, height));
    }
  }
  return boxes;
}
