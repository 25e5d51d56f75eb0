/**
 * Closes a card that remains alone in its page: at Escape, at a press elsewhere, and when the page is left.
 *
 * @param signal ends that with the card
 */
export function closeWhenDone(card: Element, close: () => void, signal: AbortSignal): void {
  const listen = (type: string, isEnd: (event: Event) => boolean) =>
    window.addEventListener(type, (event) => event.isTrusted && isEnd(event) && close(), {
      capture: true,
      signal,
    });
  listen('pointerdown', ({ target }) => target !== card);
  listen('pagehide', () => true);
  listen('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Escape') return false;
    // The page would close its own dialog.
    event.preventDefault();
    event.stopImmediatePropagation();
    return true;
  });
}
