import type { Language } from '@/data/schema';
import { entryName, textIn } from '../entry';
import type { Entry, Listing } from '../entry-schema';
import type { Regimen, Topic } from '../glossary';

export type FoundSubtype = Listing['subtypes'][number];

/** What the search can find. Only drugs and classes have cards; pages are never marked with the others. */
export type Found =
  | Entry
  | { kind: 'subtype'; id: string; subtype: FoundSubtype }
  | { kind: 'regimen'; id: string; regimen: Regimen }
  | { kind: 'topic'; id: string; topic: Topic };

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

/** @returns what it is called in a list */
export function foundName(found: Found, language: Language): string {
  if (found.kind === 'subtype') return textIn(found.subtype.label, language);
  if (found.kind === 'regimen') return found.regimen.name;
  if (found.kind === 'topic') return textIn(found.topic.title, language);
  return entryName(found, language);
}
