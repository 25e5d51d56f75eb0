import type { JSHandle, Page } from 'puppeteer-core';
import { serializable } from '../../browsers/index.ts';
import type { RenderedText } from './rendered-text.ts';

/** A mark that was painted at some time. */
export interface FoundMark {
  /** Place of its first and last character: number of the text node, offset; equal for equal places. */
  place: string;
  text: string;
  /** Where it begins and ends in the rendered text; -1 when it is not rendered. */
  start: number;
  end: number;
  /** From the top of the document; null where it has no box. */
  y: number | null;
}

/** Everything that was seen marked, in the order of the text; what is not rendered comes first. */
export async function foundMarks(page: Page, text: JSHandle<RenderedText>): Promise<FoundMark[]> {
  const marks = await page.evaluate(
    serializable(({ marks, nodes, offsets, starts }: RenderedText) => {
      const runs = new Map<Node, number[]>();
      for (const [i, node] of nodes.entries()) {
        const known = runs.get(node);
        if (known) known.push(i);
        else runs.set(node, [i]);
      }
      const offsetOf = (node: Node, offset: number) => {
        const run = runs.get(node)?.findLast((i) => (offsets[i] ?? 0) <= offset);
        return run === undefined ? -1 : (starts[run] ?? 0) + offset - (offsets[run] ?? 0);
      };
      return [...marks].map(([place, { range, text, y }]) => {
        const start = offsetOf(range.startContainer, range.startOffset);
        const end = start < 0 ? -1 : offsetOf(range.endContainer, range.endOffset - 1) + 1;
        return { place, text, y, start, end };
      });
    }),
    text,
  );
  return marks.sort((one, other) => one.start - other.start);
}

/** The places of ranges of the text, written as in `FoundMark`. */
export function placesOf(
  page: Page,
  text: JSHandle<RenderedText>,
  ranges: readonly { start: number; end: number }[],
): Promise<string[]> {
  return page.evaluate(
    serializable(
      (
        { starts, nodes, offsets, numbers, runAt }: RenderedText,
        all: readonly { start: number; end: number }[],
      ) => {
        const placeOf = (at: number) => {
          const run = runAt(at);
          const node = nodes[run];
          return `${node ? numbers.get(node) : -1}:${(offsets[run] ?? 0) + at - (starts[run] ?? 0)}`;
        };
        return all.map(({ start, end }) => `${placeOf(start)} ${placeOf(end - 1)}`);
      },
    ),
    text,
    ranges.map(({ start, end }) => ({ start, end })),
  );
}
