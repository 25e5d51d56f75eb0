import type { PageMention } from '@/lib/page';
import { closeOnEscapeOrPress } from './dismissal';
import { farCard } from './far-frame';
import type { TopPage } from './frame-cards';
import type { About, CardInTopPage } from './open-card';

/**
 * Has the card of a name in this frame opened in the top page.
 *
 * @param isOnName whether a point of this viewport is on the name: to press there does not close the card
 * @param close takes the card away again
 * @returns the card, and whether it is shown once the top page has answered
 */
export function openInTopPage(
  {
    mention,
    lineIndex,
    about,
    pinned,
  }: { mention: PageMention; lineIndex: number; about: About; pinned: boolean },
  topPage: TopPage,
  { isOnName, close }: { isOnName(x: number, y: number): boolean; close(): void },
): { card: CardInTopPage; isShown: Promise<boolean> } {
  const key = String(Math.random());
  const end = new AbortController();
  const card: CardInTopPage = { kind: 'in top page', key, mention, box: null, pinned, end };
  closeOnEscapeOrPress({ isInside: ({ clientX, clientY }) => isOnName(clientX, clientY), close }, end.signal);
  window.addEventListener('pagehide', close, { signal: end.signal });
  const isShown = topPage.show(farCard(about, key, mention, lineIndex)).then((shown) => {
    if (shown) card.box = shown.box;
    return shown !== null;
  });
  return { card, isShown };
}
