import type { JSX } from 'preact';

/** Drawings that several screens use, as paths of 16 by 16. */
export const CROSS = 'm4 4 8 8m0-8-8 8';
export const MAGNIFIER = 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.5 10.5 14 14';

/** A drawing of lines in the colour of the text. What it means stands beside it, or in a label. */
export function LineDrawing({ path }: { path: string }): JSX.Element {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
