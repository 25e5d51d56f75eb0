import type { Pdfjs } from './pdfjs';

/** A turn of the wheel by one notch, or more, counts for so much; two fingers on a touchpad move by less each time. CSS pixels. */
const MAX_DELTA = 10;
/** A size grows by the factor e after so much: for two fingers as far as they part. */
const DELTA_OF_E = 100;
/** Sizes are in whole percents: less changes nothing. */
const MIN_DELTA = 2;
/** So long after the last change the pages are drawn in their new size. Milliseconds. */
const DRAW_AFTER_MS = 300;

/**
 * Changes the size of the pages, around the pointer, when the reader turns the wheel while Ctrl is held, or parts two fingers on a
 * touchpad, as the viewers of browsers do.
 *
 * @param signal ends it
 */
export function zoomByWheel(
  viewer: Pick<InstanceType<Pdfjs['viewer']['PDFViewer']>, 'updateScale'>,
  container: HTMLElement,
  signal: AbortSignal,
): void {
  let rest = 0;
  container.addEventListener(
    'wheel',
    (event) => {
      const { ctrlKey, metaKey, deltaY, deltaMode, clientX, clientY } = event;
      if (!ctrlKey && !metaKey) return;
      event.preventDefault();
      const delta = deltaMode === WheelEvent.DOM_DELTA_PIXEL ? deltaY : Math.sign(deltaY) * MAX_DELTA;
      rest += Math.max(-MAX_DELTA, Math.min(MAX_DELTA, delta));
      if (Math.abs(rest) < MIN_DELTA) return;
      const scaleFactor = Math.exp(-rest / DELTA_OF_E);
      rest = 0;
      viewer.updateScale({ scaleFactor, origin: [clientX, clientY], drawingDelay: DRAW_AFTER_MS });
    },
    { passive: false, signal },
  );
}
