/**
 * Calls back when the reader wants to be rid of the open card.
 *
 * @param card `isInside` says whether what is pressed is the card, or its name: a hand that trembles taps it twice
 * @param signal ends it
 */
export function closeOnEscapeOrPress(
  { isInside, close }: { isInside(event: PointerEvent): boolean; close(): void },
  signal: AbortSignal,
): void {
  onPress((event) => isInside(event) || close(), signal);
  onEscape((event) => {
    // Ours while the card is open, or it would close the page's own dialog instead.
    event.preventDefault();
    event.stopImmediatePropagation();
    close();
  }, signal);
}

/** A finger on the page may be about to scroll it, or to zoom: only a tap is a press. */
export function onPress(pressed: (event: PointerEvent) => void, signal: AbortSignal): void {
  for (const type of ['pointerdown', 'click']) {
    window.addEventListener(
      type,
      (event) => {
        if (!(event instanceof PointerEvent) || !event.isTrusted) return;
        if ((event.pointerType === 'touch') === (type === 'click')) pressed(event);
      },
      { capture: true, passive: true, signal },
    );
  }
}

export function onEscape(pressed: (event: KeyboardEvent) => void, signal: AbortSignal): void {
  window.addEventListener(
    'keydown',
    (event) => {
      // While a word is being composed (Japanese, Chinese), Escape is for that.
      if (event.key === 'Escape' && !event.isComposing && event.isTrusted) pressed(event);
    },
    { capture: true, signal },
  );
}
