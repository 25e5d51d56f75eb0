import { changeCard } from './guard/own-changes';

/** A sheet that is drawn down by more closes when the finger leaves it; by less, it goes back to its place. CSS pixels. */
const MIN_DISTANCE = 56;

/**
 * Lets a finger draw a sheet down by its handle or its name, until the finger leaves it.
 *
 * @param event the press of a finger or pen somewhere in the card
 * @param close called when the sheet was drawn far enough
 */
export function dragSheet(event: PointerEvent, close: () => void): void {
  const { currentTarget: card, target, pointerType, pointerId, clientY, isTrusted } = event;
  if (!isTrusted || pointerType === 'mouse') return;
  if (!(card instanceof HTMLElement && target instanceof Element)) return;
  const isGrip = target.closest('.handle, header') && !target.closest('button, a');
  if (!isGrip || !card.closest('[data-side="foot"]')) return;
  const end = new AbortController();
  const options = { signal: end.signal };
  card.setPointerCapture(pointerId);
  const follow = (distance: number) => {
    changeCard(() => {
      card.style.translate = distance > 0 ? `0 ${distance}px` : '';
    });
  };
  card.addEventListener('pointermove', (move) => follow(move.clientY - clientY), options);
  for (const type of ['pointerup', 'pointercancel'] as const) {
    card.addEventListener(
      type,
      (last) => {
        end.abort();
        follow(0);
        if (last.isTrusted && type === 'pointerup' && last.clientY - clientY > MIN_DISTANCE) close();
      },
      options,
    );
  }
}
