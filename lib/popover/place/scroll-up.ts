import { parentAsShown } from '@/lib/page';

/**
 * Moves what an element shows upwards, as a reader would who scrolls: first in the innermost part of the page that scrolls. Without
 * an animation, during which a card would have to run after its name.
 *
 * @param distance CSS pixels; where the page ends before, it is moved less
 */
export function scrollUp(element: Element | null, distance: number): void {
  let left = distance;
  for (let at = element; at && left >= 1; at = parentAsShown(at)) {
    if (!scrolls(at)) continue;
    const before = at.scrollTop;
    at.scrollBy({ top: left, behavior: 'instant' });
    left -= at.scrollTop - before;
  }
}

function scrolls(element: Element): boolean {
  return (
    element === document.scrollingElement ||
    (element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY))
  );
}
