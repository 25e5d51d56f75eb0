import { composedOrder, type PageMention, shadowRootsAround } from '@/lib/page';

/**
 * What Tab may stop at. The library `tabbable` knows four cases more, which only put the focus one stop farther from the name
 * than it might be: a radio button that is not the chosen one of its group, a positive `tabindex` (they come first on
 * a page), what fills the slots of a shadow root, and elements that are inert because a dialog is modal or their shadow host
 * is inert. That is not worth its 2.4 kB (gzip, version 6.5.2) in a script that runs in every frame.
 */
const FOCUSABLE =
  'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], ' +
  '[contenteditable]:not([contenteditable="false"]), [tabindex]';

/**
 * The card is at the end of the document, and the name in the middle. With this, Tab after the last link of the card, and
 * Shift+Tab before the first, leave the card and move to the page, beside the name.
 *
 * @param content what the card shows
 * @param close closes the card; the focus is moved after that
 * @param signal ends it
 */
export function leaveWithTab(
  content: HTMLElement,
  mention: PageMention,
  close: () => void,
  signal: AbortSignal,
): void {
  const tree = content.getRootNode() as Document | ShadowRoot;
  // Before a focus trap of the page hears of the key, which would put the focus back into a dialog.
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return;
      const focused = tree.activeElement;
      if (!content.contains(focused)) return;
      event.stopImmediatePropagation();
      const stops = tabStops(content);
      const isAtEnd = event.shiftKey
        ? focused === stops[0] || !stops.some((stop) => stop === focused)
        : focused === stops.at(-1);
      const target = isAtEnd ? stopBeside(mention.start.node, event.shiftKey) : undefined;
      // Without a stop there in the page, the order of the browser is as good.
      if (!target) return;
      event.preventDefault();
      close();
      target.focus();
    },
    { capture: true, signal },
  );
}

/** The nearest stop before or after a node: in the shadow roots around the node, or in the document. */
function stopBeside(node: Node, isBackwards: boolean): HTMLElement | undefined {
  const stops = [document, ...shadowRootsAround(node)].flatMap(tabStops).sort(composedOrder);
  if (isBackwards) return stops.findLast((stop) => composedOrder(stop, node) < 0);
  return stops.find((stop) => composedOrder(node, stop) < 0);
}

/** The elements that Tab stops at, in document order. */
function tabStops(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled, [inert], [inert] *') &&
      element.checkVisibility({ visibilityProperty: true }),
  );
}
