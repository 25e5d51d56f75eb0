import type { Frame, Page } from 'puppeteer-core';
import { frameOf } from './frame-position.ts';
import { serializable } from './page-function.ts';

/**
 * Reads which words are painted, as the page itself can read them.
 *
 * @param target a page or one of its frames
 * @param key the name in the registry `CSS.highlights`
 * @returns the text of each range, in document order; empty when there is no such highlight
 */
export function highlightTexts(target: Page | Frame, key = 'glossary-term'): Promise<string[]> {
  return frameOf(target).evaluate(serializable(readHighlight), key);
}

/**
 * Runs in the page. Two ranges are compared in the innermost tree that holds both; what is in a shadow root comes before
 * the children of its host.
 */
function readHighlight(key: string): string[] {
  const spotOf = (range: AbstractRange): Range => {
    const spot = new Range();
    spot.setStart(range.startContainer, range.startOffset);
    spot.setEnd(range.endContainer, range.endOffset);
    return spot;
  };
  /** The range, after the places of the hosts around it, the outermost first. */
  const wayTo = (spot: Range): Range[] => {
    const root = spot.startContainer.getRootNode();
    if (!(root instanceof ShadowRoot)) return [spot];
    const place = new Range();
    place.selectNode(root.host);
    return [...wayTo(place), spot];
  };
  return [...(CSS.highlights.get(key) ?? [])]
    .filter((range) => range.startContainer.isConnected)
    .map((range) => wayTo(spotOf(range)))
    .sort((one, other) => {
      for (const [i, spot] of one.entries()) {
        const against = other[i];
        const order = against ? spot.compareBoundaryPoints(Range.START_TO_START, against) : 1;
        if (order !== 0) return order;
      }
      return -1;
    })
    .map((way) => String(way.at(-1)));
}
