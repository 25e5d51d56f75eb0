import type { Found } from './found';

/**
 * What the search has found: `name`, where a name of the entry is spelled as typed; `term`, where a class, a subtype, a treatment
 * or another word that belongs to it is; `guess`, where nothing is and this is the nearest.
 */
export type HitKind = 'name' | 'term' | 'guess';

export interface SearchHit {
  entry: Found;
  kind: HitKind;
  /** The name or term that was typed, or is nearest, when it is not the name that stands at the head of the entry. */
  matchedOn: string | null;
}

export interface SearchResult {
  /** Best first; guesses come last. */
  hits: SearchHit[];
  /** A medicine that was typed and that is not in the glossary. No other medicine is shown in its place. */
  otherMedicine: string | null;
}
