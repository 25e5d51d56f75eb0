import type { Hit } from './expected-marks.ts';
import type { FoundMark } from './found-marks.ts';

/** A name that the search found, with its place in the document. */
export interface PlacedHit extends Hit {
  place: string;
}

/** Where marks and search differ: one without the other, or both with different extent. */
export interface MarkDifference {
  hit: PlacedHit | null;
  mark: FoundMark | null;
}

/**
 * @param hits in the order of the text
 * @param marks in the order of the text
 * @returns what is not in both
 */
export function compareMarks(hits: readonly PlacedHit[], marks: readonly FoundMark[]): MarkDifference[] {
  const marked = new Set(marks.map(({ place }) => place));
  const wanted = new Set(hits.map(({ place }) => place));
  const missing = hits.filter(({ place }) => !marked.has(place));
  const surplus = new Set(marks.filter(({ place }) => !wanted.has(place)));
  const differences: MarkDifference[] = [];
  for (const hit of missing) {
    const instead = [...surplus].find((mark) => overlap(hit, mark));
    if (instead) surplus.delete(instead);
    differences.push({ hit, mark: instead ?? null });
  }
  return [...differences, ...[...surplus].map((mark) => ({ hit: null, mark }))];
}

function overlap(one: Hit, other: FoundMark): boolean {
  return other.start < one.end && one.start < other.end;
}
