import type { Pdfjs } from './pdfjs';

/** What the reader does there tells that the place is not to be changed any more. */
const ACTS = ['pointerdown', 'keydown', 'wheel', 'popstate'];

interface Viewer {
  viewer: Pick<InstanceType<Pdfjs['viewer']['PDFViewer']>, 'hasEqualPageSizes'>;
  links: Pick<InstanceType<Pdfjs['viewer']['PDFLinkService']>, 'setHash'>;
  /** Calls back when the event of the viewer's name happens. */
  on(event: string, listener: () => void): void;
}

/**
 * Goes to where the reading of a document begins. Until all of its pages are known the viewer takes them to be as large as the first
 * one. If they are not, the place has moved meanwhile: unless the reader has done something, it is gone to once more.
 *
 * @param place a page or more, as in an address behind `#`: "page=3"
 * @param signal ends it
 */
export function goToFirstPlace(place: string, { viewer, links, on }: Viewer, signal: AbortSignal): void {
  const moved = new AbortController();
  const until = AbortSignal.any([signal, moved.signal]);
  for (const act of ACTS) window.addEventListener(act, () => moved.abort(), { signal: until, passive: true });
  on('pagesloaded', () => {
    if (!until.aborted && !viewer.hasEqualPageSizes) links.setHash(place);
    moved.abort();
  });
  links.setHash(place);
}
