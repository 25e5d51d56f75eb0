import type { JSHandle, Page } from 'puppeteer-core';
import { serializable } from '../../browsers/index.ts';
import type { RenderedText } from '../marks/rendered-text.ts';
import { TERM_KEY } from '../pictures/mark-boxes.ts';

/** Windows that one call visits: a call must end before the driver's time limit, on a page of 10 MB too. */
const WINDOWS_A_CALL = 25;
/** Marks are painted one window ahead and one behind, so every second window shows all; the rest is overlap. */
const STEP = 1.5;

/** Goes to a place of the document and waits until no more is painted or taken away there. */
export async function goTo(page: Page, y: number): Promise<void> {
  await page.evaluate(serializable(collectMarks), null, [y], TERM_KEY);
}

/** Goes through the whole document; what is seen marked is kept in `text.marks`, if given. */
export async function scrollThrough(page: Page, text: JSHandle<RenderedText> | null): Promise<void> {
  const { height, step } = await page.evaluate(
    serializable((part: number) => ({
      height: (document.scrollingElement ?? document.documentElement).scrollHeight,
      step: Math.ceil(innerHeight * part),
    })),
    STEP,
  );
  const windows = Array.from({ length: Math.ceil(height / step) + 1 }, (_, i) => i * step);
  for (let i = 0; i < windows.length; i += WINDOWS_A_CALL)
    await page.evaluate(serializable(collectMarks), text, windows.slice(i, i + WINDOWS_A_CALL), TERM_KEY);
}

/** Scrolls the places of these offsets into view, in every box that scrolls, and collects the marks there. */
export async function scrollToOffsets(
  page: Page,
  text: JSHandle<RenderedText>,
  offsets: readonly number[],
): Promise<void> {
  for (let i = 0; i < offsets.length; i += WINDOWS_A_CALL)
    await page.evaluate(
      serializable(collectMarks),
      text,
      offsets.slice(i, i + WINDOWS_A_CALL),
      TERM_KEY,
      true,
    );
}

/** Runs in the page. `windows` are distances from the top, or offsets in the text that are to come into view. */
async function collectMarks(
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
  const nearBlocksKnown = () =>
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
    await nearBlocksKnown();
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
