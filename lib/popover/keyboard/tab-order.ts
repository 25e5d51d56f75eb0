import { composedOrder, type PageMention, shadowRootsAround } from '@/lib/page';

const FOCUSABLE =
  'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], ' +
  '[contenteditable]:not([contenteditable="false"]), [tabindex]';

/**
 * The card stands at the document's end, the name in its midst: Tab after the last link of the card, and Shift+Tab before
 * its first, go on in the page by the name, and leave the card.
 *
 * @param content what the card shows
 * @param leave takes the card away, without a word to the focus
 * @param signal ends it
 */
export function leaveWithTab(
  content: HTMLElement,
  mention: PageMention | null,
  leave: () => void,
  signal: AbortSignal,
): void {
  if (!mention) return;
  content.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return;
      const stops = tabStops(content);
      const isAtEnd = event.shiftKey
        ? event.target === stops[0] || !stops.some((stop) => stop === event.target)
        : event.target === stops.at(-1);
      const target = isAtEnd ? stopBy(mention.start.node, event.shiftKey) : undefined;
      // Where the page has none there, the browser's own order is as good.
      if (!target) return;
      event.preventDefault();
      leave();
      target.focus();
    },
    { signal },
  );
}

/** The nearest stop before or behind a node: in the shadow roots that it is in, or in the document around those. */
function stopBy(node: Node, isBackwards: boolean): HTMLElement | undefined {
  const stops = [document, ...shadowRootsAround(node)].flatMap(tabStops).sort(composedOrder);
  if (isBackwards) return stops.findLast((stop) => composedOrder(stop, node) < 0);
  return stops.find((stop) => composedOrder(node, stop) < 0);
}

/** What Tab stops at, in document order. */
function tabStops(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled, [inert], [inert] *') &&
      element.checkVisibility({ visibilityProperty: true }),
  );
}
