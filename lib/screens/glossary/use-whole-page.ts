import { useEffect, useState } from 'preact/hooks';

/**
 * Whether all of the page is to be made. When it is opened, only what the window shows comes first, so that it is painted at once.
 * Where the reader goes to an entry, or comes back to where they were, all of it is there from the start.
 *
 * @returns true from the frame after the first on
 */
export function useWholePage(): boolean {
  const [isWhole, setWhole] = useState(() => location.hash !== '' || isReturn());
  useEffect(() => {
    if (isWhole) return;
    // A task after the frame: the first one is on the screen by then.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setWhole(true));
    });
    // In a tab in the background there are no frames.
    const late = setTimeout(() => setWhole(true), 300);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      clearTimeout(late);
    };
  }, [isWhole]);
  return isWhole;
}

/** The browser scrolls to where the reader was, which has to be there. */
function isReturn(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming && navigation.type !== 'navigate';
}
