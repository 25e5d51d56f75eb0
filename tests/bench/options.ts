/** The parts of the bench, in the order in which they run. */
export const PARTS = [
  'size',
  'scan',
  'load',
  'arrival',
  'frames',
  'hostile',
  'live',
  'card',
  'ranges',
  'popup',
  'pdf',
] as const;
export type Part = (typeof PARTS)[number];

/**
 * Reads which parts are to be measured.
 *
 * @param only what was given with `--only`, each time one part or several by comma; all parts if never given
 * @returns the parts in the order in which they run, each once
 * @throws Error when there is no such part
 */
export function partsNamed(only: readonly string[] | undefined): readonly Part[] {
  if (!only) return PARTS;
  const wanted = only.flatMap((list) => list.split(',')).map((name) => name.trim());
  const unknown = wanted.filter((name) => !PARTS.some((part) => part === name));
  if (unknown.length > 0) {
    const quoted = unknown.map((name) => `"${name}"`).join(', ');
    throw new Error(`--only takes one part or several by comma, of ${PARTS.join(', ')}; not ${quoted}.`);
  }
  return PARTS.filter((part) => wanted.includes(part));
}
