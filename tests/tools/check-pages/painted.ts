import type { JSHandle, Page } from 'puppeteer-core';
import { portable } from '../browsers/index.ts';
import type { Box } from './pixels.ts';
import type { RenderedText } from './rendered-text.ts';

const KEY = 'glossary-term';
/** Windows that are looked at in one call: a call must end before the driver loses patience with a page of 10 MB. */
const WINDOWS_A_CALL = 25;
/** Marks are painted one window ahead and one behind, so every second window shows all; the rest is overlap. */
const STEP = 1.5;

/** A mark that was painted at some time. */
export interface FoundMark {
  /** Place of its first and last character: number of the text node, offset; equal for equal places. */
  place: string;
  text: string;
  /** Offset of its first character in the rendered text; -1 when it is not rendered. */
  at: number;
  /** From the top of the document; null where it has no box. */
  y: number | null;
}

/** Goes to a place of the document and waits until no more is painted or taken away there. */
export async function goTo(page: Page, y: number): Promise<void> {
  await page.evaluate(portable(lookAtWindows), null, [y], KEY);
}

/** Goes through the whole document; what is seen marked is kept in `text.marks`, if given. */
export async function lookThrough(page: Page, text: JSHandle<RenderedText> | null): Promise<void> {
  const { height, step } = await page.evaluate(
    portable((part: number) => ({
      height: (document.scrollingElement ?? document.documentElement).scrollHeight,
      step: Math.ceil(innerHeight * part),
    })),
    STEP,
  );
  const windows = Array.from({ length: Math.ceil(height / step) + 1 }, (_, i) => i * step);
  for (let i = 0; i < windows.length; i += WINDOWS_A_CALL)
    await page.evaluate(portable(lookAtWindows), text, windows.slice(i, i + WINDOWS_A_CALL), KEY);
}

/** Brings the places of these offsets into view, whatever has to scroll for it, and looks whether they are marked then. */
export async function lookAt(
  page: Page,
  text: JSHandle<RenderedText>,
  offsets: readonly number[],
): Promise<void> {
  for (let i = 0; i < offsets.length; i += WINDOWS_A_CALL)
    await page.evaluate(portable(lookAtWindows), text, offsets.slice(i, i + WINDOWS_A_CALL), KEY, true);
}

/** Runs in the page. `windows` are distances from the top, or offsets in the text that are to come into view. */
async function lookAtWindows(
  text: RenderedText | null,
  windows: readonly number[],
  key: string,
  areOffsets = false,
): Promise<void> {
  const placeOf = ({ startContainer, startOffset, endContainer, endOffset }: AbstractRange) => {
    const numberOf = (node: Node) => {
      const numbers = text?.numbers ?? new Map<Node, number>();
      const number = numbers.get(node as Text) ?? numbers.size;
      numbers.set(node as Text, number);
      return number;
    };
    return `${numberOf(startContainer)}:${startOffset} ${numberOf(endContainer)}:${endOffset - 1}`;
  };
  const frame = () => new Promise((shown) => requestAnimationFrame(shown));
  /** The extension hears of what is near before we do: its observer is the older one. */
  const nearKnown = () =>
    new Promise<void>((known) => {
      const observer = new IntersectionObserver(() => {
        observer.disconnect();
        known();
      });
      observer.observe(document.documentElement);
    });
  const painted = () => [...(CSS.highlights.get(key) ?? [])];
  const isSame = (one: AbstractRange[], other: AbstractRange[]) =>
    one.length === other.length && one.every((range, i) => range === other[i]);
  const settled = async () => {
    await nearKnown();
    await frame();
    for (let before = painted(); ; ) {
      await frame();
      const now = painted();
      if (isSame(before, now)) return now;
      before = now;
    }
  };
  for (const target of windows) {
    if (areOffsets) {
      const node = text?.nodes[text.runAt(target)];
      node?.parentElement?.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    } else window.scrollTo({ top: target, behavior: 'instant' });
    for (const range of await settled()) {
      const place = placeOf(range);
      if (!text || text.marks.has(place)) continue;
      const spot = new Range();
      spot.setStart(range.startContainer, range.startOffset);
      spot.setEnd(range.endContainer, range.endOffset);
      const box = [...spot.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
      text.marks.set(place, { range, text: spot.toString(), y: box ? box.top + window.scrollY : null });
    }
  }
}

/** Everything that was seen marked, in the order of the text; what is not rendered comes first. */
export async function foundMarks(page: Page, text: JSHandle<RenderedText>): Promise<FoundMark[]> {
  const marks = await page.evaluate(
    portable(({ marks, nodes, offsets, starts }: RenderedText) => {
      const runs = new Map<Node, number[]>();
      for (const [i, node] of nodes.entries()) {
        const known = runs.get(node);
        if (known) known.push(i);
        else runs.set(node, [i]);
      }
      return [...marks].map(([place, { range, text, y }]) => {
        const run = runs.get(range.startContainer)?.findLast((i) => (offsets[i] ?? 0) <= range.startOffset);
        const at = run === undefined ? -1 : (starts[run] ?? 0) + range.startOffset - (offsets[run] ?? 0);
        return { place, text, y, at };
      });
    }),
    text,
  );
  return marks.sort((one, other) => one.at - other.at);
}

/** The boxes of what is painted now, in the viewport's coordinates. */
export function markBoxes(page: Page): Promise<Box[]> {
  return page.evaluate(
    portable((key: string) =>
      [...(CSS.highlights.get(key) ?? [])].flatMap(
        ({ startContainer, startOffset, endContainer, endOffset }) => {
          const range = new Range();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          return Array.from(range.getClientRects(), ({ x, y, width, height }) => ({ x, y, width, height }));
        },
      ),
    ),
    KEY,
  );
}

/** The places of stretches of the text, written as in `FoundMark`. */
export function placesOf(
  page: Page,
  text: JSHandle<RenderedText>,
  stretches: readonly { start: number; end: number }[],
): Promise<string[]> {
  return page.evaluate(
    portable(
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
    stretches.map(({ start, end }) => ({ start, end })),
  );
}
