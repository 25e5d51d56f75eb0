import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Pdfjs } from './pdfjs';

type Components = Pdfjs['viewer'];
type PDFHistory = InstanceType<Components['PDFHistory']>;

interface HistoryParts {
  eventBus: InstanceType<Components['EventBus']>;
  links: InstanceType<Components['PDFLinkService']>;
  pages: Pick<InstanceType<Components['PDFViewer']>, 'update'>;
  document: Pick<PDFDocumentProxy, 'fingerprints'>;
  /** Whether what the tab remembers belongs to another document. */
  isNew: boolean;
}

/**
 * Notes in the history of the tab where a link was followed, so that the browser's own button leads back there, and a reload to where
 * the reader was. An edited "#page=3" is followed.
 *
 * @param signal ends it
 */
export function keepHistory(
  { PDFHistory }: Pick<Components, 'PDFHistory'>,
  { eventBus, links, pages, document: { fingerprints }, isNew }: HistoryParts,
  signal: AbortSignal,
): PDFHistory {
  const fingerprint = fingerprints[0] ?? '';
  const places = new PDFHistory({ eventBus, linkService: links });
  const pushCurrentPosition = places.pushCurrentPosition.bind(places);
  places.pushCurrentPosition = () => {
    // The pages tell where the reader is two frames after each scrolling, which can be late while a large page is drawn.
    pages.update();
    pushCurrentPosition();
  };
  links.setHistory(places);
  places.initialize({ fingerprint, resetHistory: isNew });
  const onHash = () => places.popStateInProgress || links.setHash(location.hash.slice(1));
  window.addEventListener('hashchange', onHash, { signal });
  signal.addEventListener('abort', () => {
    const { state } = history;
    places.reset();
    // It has noted the last place once more. Where the reader has gone back to another document, that was what that one had noted.
    if (state?.fingerprint !== fingerprint) history.replaceState(state, '');
  });
  return places;
}
