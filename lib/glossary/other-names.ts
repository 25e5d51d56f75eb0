import type { DrugName, DrugRecord, Source } from '@/data/schema';

/** A name with the sources that have it. */
export type OtherName = Pick<DrugName, 'text' | 'kind'> & { sources: Source[] };

/**
 * The names of a drug beside the one that heads its card, none of them twice.
 *
 * @param record the record of the drug
 * @param heading the name at the head of the card
 * @param nameSource where `record.name` was read
 * @param source gives a source by its id
 * @returns `record.name`, where it is a name and not the heading, then the others in the order of the record
 */
export function otherNames(
  record: DrugRecord,
  heading: string,
  nameSource: Source,
  source: (id: string) => Source,
): OtherName[] {
  const own: OtherName = { text: record.name, kind: 'generic', sources: [nameSource] };
  const others = record.names.map(({ text, kind, sources }) => ({
    text,
    kind,
    sources: sources.map(source),
  }));
  const seen = new Set([heading.toLowerCase()]);
  // A description in the other language is no name.
  const all = record.frenchDescription === undefined ? [own, ...others] : others;
  return all.filter(({ text }) => {
    const key = text.toLowerCase();
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
