import type { Frame, Page } from 'puppeteer-core';
import { frameOf } from './frame-position.ts';
import { portable } from './page-function.ts';

/**
 * Reads which words are painted, as the page itself can read them.
 *
 * @param target a page or one of its frames
 * @param key the name in the registry `CSS.highlights`
 * @returns the text of each range, in document order; empty when there is no such highlight
 */
export function highlightTexts(target: Page | Frame, key = 'glossary-term'): Promise<string[]> {
  return frameOf(target).evaluate(portable(readHighlight), key);
}

/** Runs in the page. A range in a shadow root is put where its outermost host is. */
function readHighlight(key: string): string[] {
  const spotOf = (range: AbstractRange): Range => {
    const spot = new Range();
    spot.setStart(range.startContainer, range.startOffset);
    spot.setEnd(range.endContainer, range.endOffset);
    return spot;
  };
  const hostSpotOf = (range: Range): Range => {
    const root = range.startContainer.getRootNode();
    if (!(root instanceof ShadowRoot)) return range;
    const spot = new Range();
    spot.selectNode(root.host);
    return hostSpotOf(spot);
  };
  return [...(CSS.highlights.get(key) ?? [])]
    .filter((range) => range.startContainer.isConnected)
    .map(spotOf)
    .map((spot) => ({ spot, inDocument: hostSpotOf(spot) }))
    .sort((a, b) => {
      const sameRoot = a.spot.startContainer.getRootNode() === b.spot.startContainer.getRootNode();
      const [left, right] = sameRoot ? [a.spot, b.spot] : [a.inDocument, b.inDocument];
      return left.compareBoundaryPoints(Range.START_TO_START, right);
    })
    .map(({ spot }) => spot.toString());
}
