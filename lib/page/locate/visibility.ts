import { closestOf, elementAround, parentAsShown } from '../dom/composed-tree';
import { boxOf, type PageMention } from '../mentions/mention';

interface Clip {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What is shown of a name is less than this in a text for screen readers alone, which is one pixel large. CSS pixels. */
const LEAST_SHOWN = 3;

const EVERYWHERE: Clip = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
const NOWHERE: Clip = { left: 0, top: 0, right: 0, bottom: 0 };

/**
 * Whether a reader can see a mention, now or after scrolling: not where it is hidden, wholly transparent, cut off by an
 * element that does not scroll, or beyond the edge where the page begins.
 *
 * @returns a function that remembers what it has measured: right as long as the page neither changes nor scrolls
 */
export function createShownCheck(): (mention: PageMention) => boolean {
  const known = new Map<Element, Clip>();
  // What is modal, a fullscreen element too, makes all around it inert.
  const isModal = document.querySelector(':modal') !== null;

  /** The part of the window to which an element cuts off what is in it; a part that can be scrolled to counts. */
  function clipIn(element: Element): Clip {
    let clip = known.get(element);
    if (!clip) {
      clip = clipBy(element);
      known.set(element, clip);
    }
    return clip;
  }

  function clipBy(element: Element): Clip {
    const style = getComputedStyle(element);
    // The root, and the body whose overflow it takes over, cut nothing off: the window scrolls.
    const isRoot = element === document.documentElement || element === document.body;
    const around = isRoot ? EVERYWHERE : clipAround(element, style.position);
    const { overflowX, overflowY } = style;
    if (isRoot || (overflowX === 'visible' && overflowY === 'visible')) return around;
    // Inline elements, and those without a box of their own, cut nothing off.
    if (style.display === 'inline' || style.display === 'contents') return around;
    const box = element.getBoundingClientRect();
    const own = overlap(box, around);
    const scrollsX = isScroller(overflowX) && element.scrollWidth > element.clientWidth;
    const scrollsY = isScroller(overflowY) && element.scrollHeight > element.clientHeight;
    if ((scrollsX || scrollsY) && !isSeen(own)) return NOWHERE;
    return {
      ...(scrollsX || overflowX === 'visible' ? horizontal(scrollsX ? EVERYWHERE : around) : horizontal(own)),
      ...(scrollsY || overflowY === 'visible' ? vertical(scrollsY ? EVERYWHERE : around) : vertical(own)),
    };
  }

  /** What is positioned is cut off only by elements that it is positioned in. */
  function clipAround(element: Element, position: string): Clip {
    let at = parentAsShown(element);
    if (position === 'absolute' || position === 'fixed') {
      while (at && !holdsPositioned(at, position)) at = parentAsShown(at);
    }
    return at ? clipIn(at) : EVERYWHERE;
  }

  return (mention) => {
    const element = elementAround(mention.start.node);
    if (!element?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    if (hidesOwnText(element) || (isModal && !closestOf(element, ':modal'))) return false;
    const box = boxOf(mention);
    return box !== null && !isBeforeStart(box) && isSeen(overlap(box, clipIn(element)));
  };
}

/** `checkVisibility` tells of an element whether it is shown, not whether the text that stands directly in it is. */
function hidesOwnText(element: Element): boolean {
  if (element.localName === 'details' && !element.hasAttribute('open')) return true;
  return getComputedStyle(element).contentVisibility === 'hidden';
}

function holdsPositioned(element: Element, position: 'absolute' | 'fixed'): boolean {
  const style = getComputedStyle(element);
  const moved = style.transform !== 'none' || style.filter !== 'none' || style.contain.includes('paint');
  return moved || (position === 'absolute' && style.position !== 'static');
}

function isScroller(overflow: string): boolean {
  return overflow === 'auto' || overflow === 'scroll';
}

/** Above or, where text runs from left to right, left of the page's beginning: no scrolling goes there. */
function isBeforeStart({ right, bottom }: DOMRect): boolean {
  const { direction } = getComputedStyle(document.documentElement);
  return bottom + window.scrollY <= 0 || (direction === 'ltr' && right + window.scrollX <= 0);
}

function isSeen({ left, right, top, bottom }: Clip): boolean {
  return right - left >= LEAST_SHOWN && bottom - top >= LEAST_SHOWN;
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
