import type { Page } from 'puppeteer-core';
import { portable } from '../browsers/index.ts';
import type { Box } from './pixels.ts';

/** The name under which marks stand in the page's registry. */
export const TERM_KEY = 'glossary-term';

export interface MarkBoxes {
  /** Of the marks themselves. */
  marks: Box[];
  /**
   * The borders of the texts that have a mark in them. Chromium draws such a text in pieces, each cut off at its box: an
   * underline of the page's own may end a pixel earlier, and a letter that leans out lose the faint edge that lay outside.
   */
  edges: Box[];
}

/** Where what is painted now stands in the viewport. */
export function markBoxes(page: Page): Promise<MarkBoxes> {
  return page.evaluate(portable(readInPage), TERM_KEY);
}

/** Runs in the page. */
function readInPage(key: string): MarkBoxes {
  const boxes: MarkBoxes = { marks: [], edges: [] };
  const range = new Range();
  /** Two pixels wide: one on each side of the border. */
  const frame = (x: number, y: number, width: number, height: number) => [
    { x: x - 1, y: y - 1, width: width + 2, height: 2 },
    { x: x - 1, y: y + height - 1, width: width + 2, height: 2 },
    { x: x - 1, y: y - 1, width: 2, height: height + 2 },
    { x: x + width - 1, y: y - 1, width: 2, height: height + 2 },
  ];
  for (const { startContainer, startOffset, endContainer, endOffset } of CSS.highlights.get(key) ?? []) {
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    for (const { x, y, width, height } of range.getClientRects()) boxes.marks.push({ x, y, width, height });
    for (const text of new Set([startContainer, endContainer])) {
      range.selectNodeContents(text);
      for (const { x, y, width, height } of range.getClientRects())
        boxes.edges.push(...frame(x, y, width, height));
    }
  }
  return boxes;
}
