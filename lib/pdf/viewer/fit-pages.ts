import type { Pdfjs } from './pdfjs';

type Viewer = InstanceType<Pdfjs['viewer']['PDFViewer']>;

/** A page of the viewer, as far as its types, which are `any` here, are of use. */
interface PageView {
  div: HTMLElement;
  /** CSS pixels, in its scale. */
  width: number;
  scale: number;
  update(change: { scale: number }): void;
}

/** The place of the window in the document, in points of a page. */
interface Place {
  pageNumber: number;
  left: number;
  top: number;
}

/** What the viewer leaves free beside a page that fits the window; CSS pixels. */
const BESIDE = 40;
/** At a scale of 1 a point, of which an inch has 72, is as large as on paper. */
const PIXELS_IN_POINT = 96 / 72;
/** Smaller differences come from rounding. */
const SAME_SCALE = 0.001;

const FITTED: ReadonlySet<string | undefined> = new Set(['auto', 'page-width', 'page-fit']);

/**
 * Lets pages fit the window, until the signal ends it. The viewer has one scale for all pages, in which the page in front fits: a
 * page that lies on its side among upright ones would make the whole document scroll sideways. It gets a smaller scale of its own.
 * Where the reader has chosen a size in percent, all pages have that.
 *
 * @param on calls back when the event of the viewer's name happens
 */
export function fitPages(
  viewer: Viewer,
  container: HTMLElement,
  on: <Detail>(event: string, listener: (detail: Detail) => void) => void,
  signal: AbortSignal,
): void {
  let place: Place | null = null;
  on<{ location: Place }>('updateviewarea', ({ location }) => {
    place = location;
  });
  for (const event of ['scalechanging', 'rotationchanging', 'pagesloaded']) {
    on(event, () => {
      const isRefitted = fitWidePages(viewer, container.clientWidth - BESIDE);
      // The viewer has gone back to the place when the pages before it had another size.
      if (isRefitted && event === 'scalechanging' && place) goBackTo(place, viewer);
      viewer.update();
    });
  }
  // Neither does the viewer follow the window, or the panel that opens beside it. It goes back to the place that it has noted
  // last: before it has noted one, that is the first page. So what is reported when the observer begins does not count.
  let isChanged = false;
  const observer = new ResizeObserver(() => {
    const { currentScaleValue: scale } = viewer;
    if (isChanged && FITTED.has(scale)) viewer.currentScaleValue = scale;
    isChanged = true;
  });
  on('pagesinit', () => observer.observe(container, { box: 'border-box' }));
  signal.addEventListener('abort', () => observer.disconnect());
}

function goBackTo({ pageNumber, left, top }: Place, viewer: Viewer): void {
  const destArray = [null, { name: 'XYZ' }, left, top, null];
  viewer.scrollPageIntoView({ pageNumber, destArray, allowNegativeOffset: true });
}

/**
 * @param room for a page, CSS pixels
 * @returns whether a page is of another size now
 */
function fitWidePages(viewer: Viewer, room: number): boolean {
  let isRefitted = false;
  const { currentScale: scale, currentScaleValue, pagesCount } = viewer;
  const isFitted = FITTED.has(currentScaleValue);
  for (let i = 0; i < pagesCount; i++) {
    const page: PageView = viewer.getPageView(i);
    const width = (page.width / page.scale) * scale;
    const isWide = isFitted && width > room;
    const own = isWide ? (scale * room) / width : scale;
    const { style } = page.div;
    const factor = isWide ? String(own * PIXELS_IN_POINT) : '';
    isRefitted ||= style.getPropertyValue('--scale-factor') !== factor;
    style.setProperty('--scale-factor', factor);
    if (Math.abs(page.scale - own) > SAME_SCALE) page.update({ scale: own });
  }
  return isRefitted;
}
