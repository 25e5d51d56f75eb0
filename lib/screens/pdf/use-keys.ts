import { useLayoutEffect } from 'preact/hooks';
import type { PdfActions, PdfPageView } from './pdf-page-view';

/** In these a key is for what is typed or chosen there. */
const TYPING = 'input, select, textarea, [contenteditable]';

/**
 * The keys that readers know from the viewers of their browsers. Arrows, Page Up, Page Down and the space bar scroll by themselves.
 *
 * @param actions null while no document is open
 * @param pages the element of the pages: keys that are letters count only while the focus is in it, since who speaks to the computer
 *   may give such keys by words (WCAG 2.2, 2.1.4)
 */
export function useKeys(
  actions: PdfActions | null,
  { viewer }: PdfPageView,
  openFind: () => void,
  pages: { readonly current: HTMLElement | null },
): void {
  // Not after the next frame: a second key would go by the page that was in front before the first.
  useLayoutEffect(() => {
    if (!actions || !viewer) return;
    const { page, pages: count } = viewer;
    const withCommand: Record<string, () => void> = {
      f: openFind,
      p: actions.print,
      s: actions.save,
      '+': () => actions.zoom('in'),
      '=': () => actions.zoom('in'),
      '-': () => actions.zoom('out'),
      '0': () => actions.setScale('auto'),
    };
    const alone: Record<string, () => void> = {
      n: () => actions.goToPage(page + 1),
      j: () => actions.goToPage(page + 1),
      p: () => actions.goToPage(page - 1),
      k: () => actions.goToPage(page - 1),
      r: actions.turn,
      Home: () => actions.goToPage(1),
      End: () => actions.goToPage(count),
    };
    function onKeyDown(event: KeyboardEvent): void {
      const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
      if (altKey || event.isComposing || event.defaultPrevented) return;
      const isCommand = ctrlKey || metaKey;
      const isLetter = /^\p{L}$/u.test(key);
      // With Shift these are others, of the browser. Some keyboards need it for the plus sign and for digits.
      if (shiftKey && (isLetter || !isCommand)) return;
      // A card takes its keys by itself.
      const isElsewhere =
        target instanceof Element && (target.matches(TYPING) || target.localName === 'glossary-card');
      const isInPages = target instanceof Node && pages.current?.contains(target);
      if (!isCommand && (isElsewhere || (isLetter && !isInPages))) return;
      const act = (isCommand ? withCommand : alone)[key.length === 1 ? key.toLowerCase() : key];
      if (!act) return;
      event.preventDefault();
      act();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
}
