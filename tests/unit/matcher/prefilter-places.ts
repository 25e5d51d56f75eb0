import type { Prefilter } from '@/lib/matcher';

/**
 * @param pieces the data of text nodes, which stand in a page without anything between them
 * @returns the offsets in all of them together where the prefilter says that a name may begin
 */
export function placesIn(pieces: readonly string[], { search }: Prefilter): number[] {
  const text = pieces.join('');
  const starts = new Set<number>();
  pieces.reduce((at, piece) => {
    starts.add(at);
    return at + piece.length;
  }, 0);
  const places: number[] = [];
  const next = (from: number) => search(text, from, (at) => starts.has(at));
  for (let at = next(0); at >= 0; at = next(at + 1)) places.push(at);
  return places;
}
