import { useEffect, useRef, useState } from 'preact/hooks';

/** Screen readers listen to a region once they have seen it empty; milliseconds. */
const SEEN_MS = 100;

/**
 * Says politely, and once, that a card has opened: no focus moves there when it opens under the pointer. It waits until the
 * card is shown, which may be made before.
 */
export function Announcement({ text }: { text: string }) {
  const region = useRef<HTMLParagraphElement>(null);
  const [said, setSaid] = useState('');

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // What is not shown has no size.
    const observer = new ResizeObserver(() => {
      observer.disconnect();
      timer = setTimeout(() => setSaid(text), SEEN_MS);
    });
    if (region.current) observer.observe(region.current);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [text]);

  return (
    <p ref={region} class="hidden" role="status">
      {said}
    </p>
  );
}
