import { useEffect } from 'preact/hooks';
import type { PdfActions, PdfPageView } from './pdf-page-view';

/** In these a key is for what is typed or chosen there. */
const TYPING = 'input, select, textarea, [contenteditable]';

/**
 * The keys that readers know from the viewers of their browsers. Arrows, Page Up, Page Down and the space bar scroll by themselves.
 *
 * @param actions null while no document is open
 */
export function useKeys(actions: PdfActions | null, { viewer }: PdfPageView, openFind: () => void): void {
  useEffect(() => {
    if (!actions || !viewer) return;
    const { page, pages } = viewer;
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
      End: () => actions.goToPage(pages),
    };
    function onKeyDown(event: KeyboardEvent): void {
      const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
      if (altKey || event.isComposing || event.defaultPrevented) return;
      const isCommand = ctrlKey || metaKey;
      // A card takes its keys by itself.
      const isElsewhere =
        target instanceof Element && (target.matches(TYPING) || target.localName === 'glossary-card');
      if (!isCommand && (shiftKey || isElsewhere)) return;
      const act = (isCommand ? withCommand : alone)[key.length === 1 ? key.toLowerCase() : key];
      if (!act) return;
      event.preventDefault();
      act();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
}
