import { closestOf, elementAround, parentAsShown } from '../dom/composed-tree';
import { boxOf, type PageMention } from '../mentions/mention';

/** The part of the viewport in which something can be seen, in CSS pixels; infinite where nothing clips it. */
type Clip = Pick<DOMRectReadOnly, 'left' | 'top' | 'right' | 'bottom'>;

/** A name counts as visible when at least this much of it is shown: a text for screen readers alone is one pixel large. CSS pixels. */
const MIN_VISIBLE = 3;

const EVERYWHERE: Clip = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
const NOWHERE: Clip = { left: 0, top: 0, right: 0, bottom: 0 };

/**
 * Makes a check of whether a reader can see a mention, now or after scrolling. A mention cannot be seen where it is hidden,
 * wholly transparent, clipped by an element that does not scroll, or beyond the edge where the page begins.
 *
 * @returns a function that remembers what it has measured: it is right as long as the page neither changes nor scrolls
 */
export function createVisibilityCheck(): (mention: PageMention) => boolean {
  const known = new Map<Element, Clip>();
  // A modal element, and a fullscreen element, makes all around it inert.
  const hasModal = document.querySelector(':modal') !== null;

  /** The part of the viewport to which an element and those around it clip its content. Content to scroll to is not clipped. */
  function clipIn(element: Element): Clip {
    let clip = known.get(element);
    if (!clip) {
      clip = computeClip(element);
      known.set(element, clip);
    }
    return clip;
  }

  function computeClip(element: Element): Clip {
    const style = getComputedStyle(element);
    // The root, and the body whose overflow it takes over, clip nothing: the window scrolls.
    const isRoot = element === document.documentElement || element === document.body;
    const around = isRoot ? EVERYWHERE : clipAround(element, style.position);
    const { overflowX, overflowY } = style;
    if (isRoot || (overflowX === 'visible' && overflowY === 'visible')) return around;
    // Inline elements, and those without a box of their own, clip nothing.
    if (style.display === 'inline' || style.display === 'contents') return around;
    const box = element.getBoundingClientRect();
    const own = overlap(box, around);
    const scrollsX = isScroller(overflowX) && element.scrollWidth > element.clientWidth;
    const scrollsY = isScroller(overflowY) && element.scrollHeight > element.clientHeight;
    if ((scrollsX || scrollsY) && !isLargeEnough(own)) return NOWHERE;
    return {
      ...(scrollsX || overflowX === 'visible' ? horizontal(scrollsX ? EVERYWHERE : around) : horizontal(own)),
      ...(scrollsY || overflowY === 'visible' ? vertical(scrollsY ? EVERYWHERE : around) : vertical(own)),
    };
  }

  /** A positioned element is clipped only by elements that it is positioned in. */
  function clipAround(element: Element, position: string): Clip {
    let at = parentAsShown(element);
    if (position === 'absolute' || position === 'fixed') {
      while (at && !isContainingBlock(at, position)) at = parentAsShown(at);
    }
    return at ? clipIn(at) : EVERYWHERE;
  }

  return (mention) => {
    const element = elementAround(mention.start.node);
    if (!element?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    if (hidesOwnText(element) || (hasModal && !closestOf(element, ':modal'))) return false;
    const box = boxOf(mention);
    return box !== null && !isBeforeStart(box) && isLargeEnough(overlap(box, clipIn(element)));
  };
}

/** `checkVisibility` tells whether an element is displayed, not whether the text directly inside it is. */
function hidesOwnText(element: Element): boolean {
  if (element.localName === 'details' && !element.hasAttribute('open')) return true;
  return getComputedStyle(element).contentVisibility === 'hidden';
}

function isContainingBlock(element: Element, position: 'absolute' | 'fixed'): boolean {
  const style = getComputedStyle(element);
  const ofAll = style.transform !== 'none' || style.filter !== 'none' || style.contain.includes('paint');
  return ofAll || (position === 'absolute' && style.position !== 'static');
}

function isScroller(overflow: string): boolean {
  return overflow === 'auto' || overflow === 'scroll';
}

/** Above the page's beginning or, where text runs from left to right, left of it: the page cannot be scrolled there. */
function isBeforeStart({ right, bottom }: DOMRect): boolean {
  const { direction } = getComputedStyle(document.documentElement);
  return bottom + window.scrollY <= 0 || (direction === 'ltr' && right + window.scrollX <= 0);
}

function isLargeEnough({ left, right, top, bottom }: Clip): boolean {
  return right - left >= MIN_VISIBLE && bottom - top >= MIN_VISIBLE;
}

function overlap(one: Clip, other: Clip): Clip {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

const horizontal = ({ left, right }: Clip) => ({ left, right });
const vertical = ({ top, bottom }: Clip) => ({ top, bottom });
