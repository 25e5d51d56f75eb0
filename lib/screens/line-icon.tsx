import type { JSX } from 'preact';

/** Drawings that several screens use, as paths of 16 by 16. */
export const CROSS = 'm4 4 8 8m0-8-8 8';
export const MAGNIFIER = 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.5 10.5 14 14';

/**
 * Makes the component that shows the pictures of a screen: lines in the colour of the text. What a picture means stands beside it, or
 * in a label.
 *
 * @param paths of 16 by 16, by the name of the picture
 */
export function lineIcon<Name extends string>(paths: Readonly<Record<Name, string>>) {
  return ({ name }: { name: Name }): JSX.Element => (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
