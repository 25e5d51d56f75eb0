/**
 * Calls back when the reader wants to be rid of the open card.
 *
 * @param card `isInside` says whether the pointer is pressed inside of it
 * @param signal ends it
 */
export function closeOnEscapeOrPress(
  { isInside, close }: { isInside(event: PointerEvent): boolean; close(): void },
  signal: AbortSignal,
): void {
  window.addEventListener(
    'pointerdown',
    (event) => {
      if (event.isTrusted && !isInside(event)) close();
    },
    { capture: true, passive: true, signal },
  );
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !event.isTrusted) return;
      // Ours while the card is open, or it would close the page's own dialog instead.
      event.preventDefault();
      event.stopImmediatePropagation();
      close();
    },
    { capture: true, signal },
  );
}
