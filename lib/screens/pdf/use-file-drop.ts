import { useEffect, useState } from 'preact/hooks';

/**
 * Lets the reader drop a file anywhere on the page. Without this the browser would leave the page and show the file by itself.
 *
 * @returns whether a file is over the page now
 */
export function useFileDrop(dropped: (file: File) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    window.addEventListener(
      'dragover',
      (event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        setIsOver(true);
      },
      { signal },
    );
    // Only when the pointer leaves the window, it comes to no other element.
    window.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget ?? setIsOver(false), {
      signal,
    });
    window.addEventListener(
      'drop',
      (event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        setIsOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) dropped(file);
      },
      { signal },
    );
    return () => end.abort();
  });
  return isOver;
}
