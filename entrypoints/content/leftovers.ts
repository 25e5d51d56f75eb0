import { ACTIVE_KEY, TERM_KEY } from '@/lib/page';

/**
 * Takes away what an earlier script of ours has left: Firefox ends scripts without a word when the extension is switched
 * off or updated. What they have left shows nothing (marks.css), until this script's styles make it show again.
 */
export function removeLeftovers(): void {
  for (const key of [TERM_KEY, ACTIVE_KEY]) CSS.highlights.delete(key);
  for (const card of document.querySelectorAll('glossary-card[popover="manual"]')) card.remove();
}
