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

/** @returns what it is called in a list */
export function foundName(found: Found, language: Language): string {
  if (found.kind === 'subtype') return textIn(found.subtype.label, language);
  if (found.kind === 'regimen') return found.regimen.name;
  if (found.kind === 'topic') return textIn(found.topic.title, language);
  return entryName(found, language);
}
