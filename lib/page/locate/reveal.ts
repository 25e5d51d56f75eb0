import { elementAround, parentAsShown } from '../dom/composed-tree';
import { boxesOf, type PageMention } from '../mentions/mention';
import { wait } from '../schedule/timing';
import { createMentionCheck, isConcealed, type Scroller, type Sight } from './visibility';

/**
 * Where a name is put in what scrolls it, as a share of height and width: one after the other until nothing lies over it. Headers
 * and banners that stay in the window are at its edges.
 */
const SHARES = [0.5, 0.3, 0.7, 0.15, 0.85];
/** A page that shows text when it is scrolled to does so within this time. Milliseconds. */
const MAX_REVEAL_MS = 400;
/** A page that scrolls back does so within so many frames. */
const FRAMES = 2;
/** A frame of a tab that is not drawn is waited for no longer. Milliseconds. */
const MAX_FRAME_MS = 100;

/** What has stayed concealed when it was scrolled to. */
const stayedConcealed = new WeakSet<Element>();

/** Whether a page may show a concealed name when it is scrolled to. */
export function mayShowItself(mention: PageMention, { isInView }: Sight): boolean {
  const element = concealedAround(mention);
  return !isInView && element !== null && !stayedConcealed.has(element);
}

/**
 * Scrolls, at once and no further than needed, until a mention is seen and nothing lies over it. Where that cannot be, all is
 * left as it was.
 *
 * @param sight what is known of the mention, as the page is now
 * @param isCovered whether something lies over a mention
 * @param signal ends the scrolling: the mention counts as not seen
 * @returns whether the mention is seen
 */
export async function reveal(
  mention: PageMention,
  { scrollers, visibility }: Sight,
  isCovered: (mention: PageMention) => boolean,
  signal: AbortSignal,
): Promise<boolean> {
  const before = scrollers.map(({ element }) => [element, element.scrollLeft, element.scrollTop] as const);
  const hasMoved = () => before.some(([at, left, top]) => at.scrollLeft !== left || at.scrollTop !== top);
  const isSeen = () => {
    if (signal.aborted) return false;
    const sight = createMentionCheck()(mention);
    return sight.visibility === 'reachable' && sight.isInView && !isCovered(mention);
  };

  if (visibility === 'concealed') {
    scrollTo(mention, scrollers, SHARES[0]);
    const end = performance.now() + MAX_REVEAL_MS;
    while (!signal.aborted && !isSeen() && performance.now() < end) await nextFrame(signal);
    const concealed = signal.aborted ? null : concealedAround(mention);
    if (concealed) stayedConcealed.add(concealed);
  } else {
    for (const share of SHARES) {
      scrollTo(mention, scrollers, share, share !== SHARES[0]);
      if (isSeen()) break;
    }
    // Where fingers have zoomed in, the browser alone moves what is seen of the window.
    if ((visualViewport?.scale ?? 1) > 1 && !isSeen())
      elementAround(mention.start.node)?.scrollIntoView({
        block: 'center',
        inline: 'center',
        behavior: 'instant',
      });
  }
  if (isSeen()) for (let i = 0; i < FRAMES && hasMoved(); i++) await nextFrame(signal);
  if (isSeen()) {
    // The frame itself may be scrolled out of the window around it, which would not be scrolled back.
    if (window.top !== window) {
      elementAround(mention.start.node)?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    }
    return true;
  }
  for (const [at, left, top] of before) at.scrollTo({ left, top, behavior: 'instant' });
  return false;
}

/**
 * @param share where the middle of the mention goes in each part of the page that scrolls, from 0 to 1
 * @param isForced whether also those are scrolled that show the mention already
 */
function scrollTo(mention: PageMention, scrollers: readonly Scroller[], share = 0.5, isForced = false): void {
  for (const { element, view, scrollsX, scrollsY } of scrollers) {
    const [box] = boxesOf(mention);
    if (!box) return;
    const distance = (from: number, to: number, start: number, end: number) =>
      !isForced && from >= start && to <= end ? 0 : (from + to) / 2 - start - (end - start) * share;
    element.scrollBy({
      left: scrollsX ? distance(box.left, box.right, view.left, view.right) : 0,
      top: scrollsY ? distance(box.top, box.bottom, view.top, view.bottom) : 0,
      behavior: 'instant',
    });
  }
}

/** @returns the outermost element around a mention that is transparent or hidden, among those from the mention on that are */
function concealedAround({ start }: PageMention): Element | null {
  let concealed: Element | null = null;
  for (let at = elementAround(start.node); at && isConcealed(at); at = parentAsShown(at)) concealed = at;
  return concealed;
}

/** A tab in the background draws no frames. */
async function nextFrame(signal: AbortSignal): Promise<void> {
  await Promise.race([new Promise(requestAnimationFrame), wait(MAX_FRAME_MS, signal)]);
}
