import { closestOf, closestStyled, elementAround, parentAsShown } from '../dom/composed-tree';
import { isEditor } from '../dom/text-roles';
import { viewportSize, visibleViewport } from '../dom/viewport';
import { boxesOf, type PageMention } from '../mentions/mention';

/** A part of the viewport, in CSS pixels; it may be outside of the window, or infinite. */
export type Area = Pick<DOMRectReadOnly, 'left' | 'top' | 'right' | 'bottom'>;

/** What scrolls around a text, the innermost first. */
export interface Scroller {
  element: Element;
  /** Where it shows its content. */
  view: Area;
  scrollsX: boolean;
  scrollsY: boolean;
}

/** What shows the content of an element. */
interface Surroundings {
  /** The part of the viewport in which content is seen, as all is scrolled now. */
  now: Area;
  /** The part in which content lies that is seen now or after scrolling. */
  reachable: Area;
  scrollers: readonly Scroller[];
}

/**
 * Whether a reader can see a text:
 * - `hidden`: it cannot be seen, however the page is scrolled: it is not displayed, is clipped by what does not scroll, or is
 *   beyond an edge of what scrolls;
 * - `concealed`: its place can be scrolled to, but the text is transparent or hidden. Many pages show such text when it is
 *   scrolled to;
 * - `reachable`: it is seen now, or after scrolling.
 */
export type Visibility = 'hidden' | 'concealed' | 'reachable';

/** What is known of a text without scrolling. */
export interface Sight {
  visibility: Visibility;
  /** Whether no scrolling is needed: at least half of the height and width of the text is in the part that is seen now. */
  isInView: boolean;
  /** Whether some of the text is in the part that is seen now. */
  isSeen: boolean;
  scrollers: readonly Scroller[];
}

/** A name counts as visible when at least this much of it is shown: a text for screen readers alone is one pixel large. CSS pixels. */
const MIN_VISIBLE = 3;
/** Text that is more transparent is not seen. */
export const MIN_OPACITY = 0.1;
/** What style sheets clip text with that is for screen readers alone. */
const CLIPPED_AWAY = /^inset\((50|100)%/;

/** Values of `overflow` of what scrolls, and of what shows only its view. */
const SCROLLS = /auto|scroll/;
const LOCKS = /hidden|clip/;

const NOWHERE: Area = { left: 0, top: 0, right: 0, bottom: 0 };
const OUT_OF_SIGHT: Sight = { visibility: 'hidden', isInView: false, isSeen: false, scrollers: [] };

/**
 * Makes a check of whether a reader can see a text. What other things of the page lie over it is not asked.
 *
 * @param root the document of the texts
 * @returns a function that remembers what it has measured: it is right as long as the page neither changes nor scrolls. It takes
 *   the element around a text and the box of the text's first line
 */
export function createVisibilityCheck(
  root: Document = document,
): (element: Element | null, box: Area | undefined) => Sight {
  const known = new Map<Element, Surroundings>();
  const { width, height } = viewportSize(root);
  const viewport: Area = { left: 0, top: 0, right: width, bottom: height };
  const { left, top, ...size } = visibleViewport(root);
  const seen: Area = { left, top, right: left + size.width, bottom: top + size.height };
  const fixed: Surroundings = { now: seen, reachable: viewport, scrollers: [] };
  const page = pageScroller(root, viewport, seen);
  // A modal element, and a fullscreen element, makes all around it inert.
  const hasModal = root.querySelector(':modal') !== null;

  function surroundingsOf(element: Element): Surroundings {
    let found = known.get(element);
    if (!found) {
      found = computeSurroundings(element);
      known.set(element, found);
    }
    return found;
  }

  function computeSurroundings(element: Element): Surroundings {
    if (element === root.documentElement || element === page.element) return page.surroundings;
    const style = getComputedStyle(element);
    const { overflowX, overflowY } = style;
    const around = surroundingsAround(element, style.position);
    const opacity = Number(style.opacity);
    if ((opacity > 0 && opacity < MIN_OPACITY) || CLIPPED_AWAY.test(style.clipPath)) {
      return { ...around, reachable: NOWHERE };
    }
    // Inline elements, and those without a box of their own, clip nothing.
    const hasNoBox = style.display === 'inline' || style.display === 'contents';
    if (hasNoBox || (overflowX === 'visible' && overflowY === 'visible')) return around;
    const box = element.getBoundingClientRect();
    const reachable = overlap(box, around.reachable);
    const scrollsX = SCROLLS.test(overflowX) && element.scrollWidth > element.clientWidth;
    const scrollsY = SCROLLS.test(overflowY) && element.scrollHeight > element.clientHeight;
    const clip = (own: Area, outer: Area): Area => {
      const { left, right } = overflowX === 'visible' ? outer : own;
      const { top, bottom } = overflowY === 'visible' ? outer : own;
      return { left, right, top, bottom };
    };
    const now = clip(overlap(box, around.now), around.now);
    if (!scrollsX && !scrollsY) return { ...around, now, reachable: clip(reachable, around.reachable) };
    if (!isLargeEnough(reachable)) return { ...around, reachable: NOWHERE };
    const scroller = { element, view: box, scrollsX, scrollsY };
    return {
      now,
      reachable: clip(scrollRange(scroller, style), around.reachable),
      scrollers: [scroller, ...around.scrollers],
    };
  }

  /** A positioned element is clipped and scrolled only by elements that it is positioned in. */
  function surroundingsAround(element: Element, position: string): Surroundings {
    let at = parentAsShown(element);
    if (position === 'absolute' || position === 'fixed') {
      at = closestStyled(
        at,
        ({ transform, filter, contain, position: own }) =>
          `${transform} ${filter}` !== 'none none' ||
          contain.includes('paint') ||
          (position === 'absolute' && own !== 'static'),
      );
      if (!at && position === 'fixed') return fixed;
    }
    return at ? surroundingsOf(at) : page.surroundings;
  }

  return (element, box) => {
    if (!element?.checkVisibility() || !box || hidesOwnText(element)) return OUT_OF_SIGHT;
    if (hasModal && !closestOf(element, ':modal')) return OUT_OF_SIGHT;
    const { now, reachable, scrollers } = surroundingsOf(element);
    if (!isLargeEnough(overlap(box, reachable))) return OUT_OF_SIGHT;
    return {
      visibility: isConcealed(element) ? 'concealed' : 'reachable',
      isInView: isMostlyIn(box, now),
      isSeen: isLargeEnough(overlap(box, now)),
      scrollers,
    };
  };
}

/** Makes a check of whether a reader can see a mention, now or after scrolling, as long as the page neither changes nor scrolls. */
export function createMentionCheck(): (mention: PageMention) => Sight {
  const check = createVisibilityCheck();
  return (mention) => check(elementAround(mention.start.node), boxesOf(mention)[0]);
}

/**
 * @param view the window of a frame
 * @returns whether a reader can see the frame: false where the page around hides it. A page of another origin is not asked
 */
export function isFrameShown(view: Window = window): boolean {
  const frame = view.frameElement;
  if (!frame) return true;
  const check = createVisibilityCheck(frame.ownerDocument);
  return check(frame, frame.getBoundingClientRect()).visibility === 'reachable' && isFrameShown(view.parent);
}

/** Whether an element is transparent or hidden, though it has a place. */
export function isConcealed(element: Element): boolean {
  return !element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

/** The window as what scrolls the page. The overflow of the body is the window's where that of the root element is not set. */
function pageScroller(
  root: Document,
  viewport: Area,
  seen: Area,
): { element: Element | null; surroundings: Surroundings } {
  const { body, documentElement, scrollingElement } = root;
  const own = getComputedStyle(documentElement);
  const isOfBody = body !== null && own.overflowX === 'visible' && own.overflowY === 'visible';
  // The directions of the body are the window's, too.
  const style = body ? getComputedStyle(body) : own;
  const { overflowX, overflowY } = isOfBody ? style : own;
  const element = scrollingElement ?? documentElement;
  // A page that is locked is not to be scrolled: it could not be scrolled back.
  const [scrollsX, scrollsY] = [!LOCKS.test(overflowX), !LOCKS.test(overflowY)];
  const scroller = { element, view: viewport, scrollsX, scrollsY };
  const reachable = scrollRange(scroller, style);
  return {
    element: isOfBody ? body : null,
    surroundings: { now: seen, reachable, scrollers: [{ ...scroller, view: seen }] },
  };
}

/** Where content lies that can be scrolled to. What does not scroll in a direction shows only what is in its view. */
function scrollRange(
  { element, view, scrollsX, scrollsY }: Scroller,
  { writingMode, direction, display, flexDirection }: CSSStyleDeclaration,
): Area {
  const { currentCSSZoom: zoom, scrollLeft, scrollTop } = element;
  const isHorizontal = writingMode.startsWith('horizontal');
  const flex = display.includes('flex') ? flexDirection : '';
  // Content that begins at the right, or at the foot, is scrolled to by negative numbers.
  const isLeftwards =
    (isHorizontal ? direction === 'rtl' : writingMode.endsWith('rl')) !== (flex === 'row-reverse');
  const isUpwards = (!isHorizontal && direction === 'rtl') !== (flex === 'column-reverse');
  const x = range(scrollLeft, element.scrollWidth - element.clientWidth, isLeftwards);
  const y = range(scrollTop, element.scrollHeight - element.clientHeight, isUpwards);
  return {
    left: view.left - (scrollsX ? x.before * zoom : 0),
    right: view.right + (scrollsX ? x.after * zoom : 0),
    top: view.top - (scrollsY ? y.before * zoom : 0),
    bottom: view.bottom + (scrollsY ? y.after * zoom : 0),
  };
}

/**
 * @param length how far something scrolls in all
 * @returns how far it scrolls from where it is, in either direction
 */
function range(at: number, length: number, isBackwards: boolean): { before: number; after: number } {
  const before = at < 0 || (at === 0 && isBackwards) ? length + at : at;
  return { before, after: length - before };
}

/**
 * `checkVisibility` tells whether an element is displayed, not whether the text directly inside it is. The text of an editor is the
 * reader's own: it counts as hidden.
 */
function hidesOwnText(element: Element): boolean {
  if (element.localName === 'details' && !element.hasAttribute('open')) return true;
  const style = getComputedStyle(element);
  return style.contentVisibility === 'hidden' || isEditor(style);
}

function isLargeEnough({ left, right, top, bottom }: Area): boolean {
  return right - left >= MIN_VISIBLE && bottom - top >= MIN_VISIBLE;
}

/** Half of the text, since low lines cut off some of the height that a font may need. */
function isMostlyIn(box: Area, area: Area): boolean {
  const { left, right, top, bottom } = overlap(box, area);
  return right - left >= (box.right - box.left) / 2 && bottom - top >= (box.bottom - box.top) / 2;
}

function overlap(one: Area, other: Area): Area {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}
