import { type Found, foundName, type Glossary, type Language } from '@/lib/glossary';
import type { GlossaryKey } from '@/lib/locales';

/** The headings of the groups. */
export const HEADINGS: Record<Found['kind'], GlossaryKey> = {
  drug: 'drugEntries',
  class: 'classEntries',
  subtype: 'subtypeEntries',
  regimen: 'regimenEntries',
  topic: 'topicEntries',
};

/** Entries of one kind, in the order of the page. */
export interface EntryGroup {
  kind: Found['kind'];
  entries: readonly Found[];
}

/** Everything that has an address: drugs and classes by name, then what the search finds beside them. */
export function entryGroups(glossary: Glossary, language: Language): EntryGroup[] {
  const { compare } = new Intl.Collator(language);
  const byName = (entries: readonly Found[]) =>
    entries.toSorted((one, other) => compare(foundName(one, language), foundName(other, language)));
  return [
    { kind: 'drug', entries: byName(glossary.drugs) },
    { kind: 'class', entries: byName(glossary.classes) },
    {
      kind: 'subtype',
      entries: glossary.subtypes.map((subtype) => ({
        kind: 'subtype' as const,
        id: `subtype:${subtype.id}`,
        subtype,
      })),
    },
    {
      kind: 'regimen',
      entries: glossary.regimens.map((regimen) => ({
        kind: 'regimen' as const,
        id: `regimen:${regimen.id}`,
        regimen,
      })),
    },
    {
      kind: 'topic',
      entries: glossary.topics.map((topic) => ({ kind: 'topic' as const, id: `topic:${topic.id}`, topic })),
    },
  ];
}
