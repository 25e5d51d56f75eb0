import { lowerBound } from '../collections';
import { closestStyled, elementAround } from '../dom/composed-tree';
import { viewportSize } from '../dom/viewport';
import { boxesOf, boxOf, isBefore, isCurrent, type PageMention } from '../mentions/mention';
import { inSlices, WorkClock } from '../schedule/timing';
import { isOfPage } from './hit-test';
import { mayShowItself, reveal } from './reveal';
import { createMentionCheck, type Sight } from './visibility';

export type Direction = 'next' | 'previous';

/** Where a step begins. */
export type StepStart =
  | { at: 'mention'; mention: PageMention }
  /** A position in the document, such as that of the focus. */
  | { at: 'place'; node: Node; offset: number }
  /** What the window shows. */
  | { at: 'window' }
  /** Before the first mention, or after the last. */
  | { at: 'edge' };

/** So many mentions are scrolled to before a step gives up, … */
const MAX_SCROLLED = 60;
/** … and so many of those that the page may show then. */
const MAX_CONCEALED = 3;
/** So many mentions are looked at for the one that is seen next: a page may hide thousands, and a card is about to open. */
const MAX_LOOKED_AT = 200;

/** What a step needs to know of the page. */
export interface StepOptions {
  direction: Direction;
  start: StepStart;
  /** Which mentions to stop at. */
  isWanted(mention: PageMention): boolean;
  /** Whether something of the page lies over a mention. */
  isCovered(mention: PageMention): boolean;
  /** Ends the step. */
  signal: AbortSignal;
}

/**
 * Goes to the nearest mention in a direction that can be shown, and scrolls there. A page with very many mentions is looked through
 * in slices of time.
 *
 * @param mentions in document order
 * @returns the mention, which is seen now; null when there is none before the end, and the page is scrolled as before
 */
export async function step(
  mentions: readonly PageMention[],
  { direction, start, isWanted, isCovered, signal }: StepOptions,
): Promise<PageMention | null> {
  const clock = new WorkClock();
  const by = direction === 'next' ? 1 : -1;
  const isOverlaid = isWindowOverlaid();
  let i = firstIndex(mentions, direction, start);
  let concealed = 0;
  let sightOf = createMentionCheck();
  const measureAgain = () => {
    sightOf = createMentionCheck();
  };

  /** The sight of a mention that may be shown; null when it is not wanted, or cannot be shown. */
  function sightOfCandidate(mention: PageMention): Sight | null {
    if (!isWanted(mention)) return null;
    const sight = sightOf(mention);
    if (sight.visibility === 'hidden' || (start.at === 'window' && isPassed(mention, sight))) return null;
    if (isOverlaid && !isInsideFixed(elementAround(mention.start.node))) return null;
    if (sight.visibility === 'concealed') {
      if (concealed === MAX_CONCEALED || !mayShowItself(mention, sight)) return null;
      concealed += 1;
    }
    return sight;
  }

  /** Whether a box inside the window has been scrolled past a mention. */
  function isPassed(mention: PageMention, { isSeen, scrollers }: Sight): boolean {
    const [box] = isSeen ? [] : boxesOf(mention);
    return (
      box !== undefined &&
      scrollers.some(({ view }) => (by > 0 ? box.bottom <= view.top : box.top >= view.bottom))
    );
  }

  for (let scrolled = 0; scrolled < MAX_SCROLLED; scrolled++) {
    let found = null as { mention: PageMention; sight: Sight } | null;
    const lookAtNext = () => {
      const mention = mentions[i];
      i += by;
      const sight = mention ? sightOfCandidate(mention) : null;
      if (mention && sight) found = { mention, sight };
      return mention !== undefined && !found;
    };
    await inSlices(lookAtNext, measureAgain, signal, clock);
    if (signal.aborted || !found) return null;
    if (await reveal(found.mention, found.sight, isCovered, signal)) return found.mention;
    measureAgain();
  }
  return null;
}

/**
 * @returns the next mention after another that is seen, now or after scrolling, unless something lies over it; undefined when there
 *   is none, or when very many others stand before it
 */
export function nextMention(mentions: readonly PageMention[], after: PageMention): PageMention | undefined {
  const sightOf = createMentionCheck();
  const first = firstIndex(mentions, 'next', { at: 'mention', mention: after });
  return mentions
    .slice(first, first + MAX_LOOKED_AT)
    .find((mention) => sightOf(mention).visibility === 'reachable');
}

/** Whether something that stays in the window fills it, such as the background of a dialog that a script has made. */
function isWindowOverlaid(): boolean {
  const { width, height } = viewportSize();
  const shares = [0.05, 0.5, 0.95];
  return shares.every((x) =>
    shares.every((y) => {
      const at = document.elementsFromPoint(width * x, height * y);
      return isInsideFixed(at.find(isOfPage) ?? null);
    }),
  );
}

/** Whether an element stays in the window, or one around it. */
function isInsideFixed(element: Element | null): boolean {
  return closestStyled(element, ({ position }) => position === 'fixed') !== null;
}

function firstIndex(mentions: readonly PageMention[], direction: Direction, start: StepStart): number {
  const forwards = direction === 'next';
  switch (start.at) {
    case 'mention': {
      const { mention } = start;
      if (!isCurrent(mention)) return firstIndex(mentions, direction, { at: 'window' });
      return forwards
        ? countWhile(mentions, (candidate) => !isBefore(mention, candidate))
        : countWhile(mentions, (candidate) => isBefore(candidate, mention)) - 1;
    }
    case 'place': {
      const following = countWhile(mentions, (candidate) => isBefore(candidate, { start }));
      return forwards ? following : following - 1;
    }
    case 'window': {
      const { height } = viewportSize();
      return forwards
        ? mentions.findIndex((mention) => hasBox(mention, ({ bottom }) => bottom > 0))
        : mentions.findLastIndex((mention) => hasBox(mention, ({ top }) => top < height));
    }
    case 'edge':
      return forwards ? 0 : mentions.length - 1;
  }
}

/** The number of mentions for which `isTrue` is true; these are the first ones, and it is false for all others. */
function countWhile(mentions: readonly PageMention[], isTrue: (mention: PageMention) => boolean): number {
  return lowerBound(mentions.length, (i) => {
    const mention = mentions[i];
    return mention !== undefined && isTrue(mention);
  });
}

/**
 * Whether `isTrue` is true of the box of a mention. The box of the element around decides most cases, and takes less time to get
 * than the box of the text.
 */
function hasBox(mention: PageMention, isTrue: (box: DOMRect) => boolean): boolean {
  const around = elementAround(mention.start.node)?.getBoundingClientRect();
  if (around && around.height > 0 && !isTrue(around)) return false;
  const box = boxOf(mention);
  return box !== null && isTrue(box);
}

/** Whether the window, as it is scrolled now, shows the whole height of the mention. */
export function isInWindow(mention: PageMention): boolean {
  const box = boxOf(mention);
  return box !== null && box.top >= 0 && box.bottom <= viewportSize().height;
}
