import type { Drug, Glossary, Source } from '@/lib/glossary';

/**
 * By which checked fact a drug is right for a word whose list does not have it: a list may be older than a fact. The search is not
 * asked, only the list and the facts.
 *
 * @param right the ids that the list has
 * @param id the drug that was found and is not among them
 * @returns the fact with its sources, where the list has the drug's class, or where the list is that of a subtype: each drug of the
 *   list is named for it, most drugs that are named for it are on the list, and a source names this one for it, too. Else null
 */
export function newerFact(
  right: ReadonlySet<string>,
  id: string,
  { drugs, sections }: Glossary,
): string | null {
  const sourceOf = new Map(sections.map(({ section, source }) => [section.id, source]));
  const drug = drugs.find((one) => one.id === id);
  if (!drug) return null;
  if (right.has(`class:${drug.drugClass.id}`)) {
    return `class ${drug.drugClass.id}, by ${idsOf(drug.classSources)}`;
  }
  const listed = drugs.filter((one) => right.has(one.id));
  for (const [subtype, sources] of subtypesOf(drug, sourceOf)) {
    const named = drugs.filter((one) => subtypesOf(one, sourceOf).has(subtype));
    const isListOfSubtype =
      listed.length > 0 && listed.every((one) => named.includes(one)) && listed.length * 2 > named.length;
    if (isListOfSubtype) return `subtype ${subtype}, by ${idsOf(sources)}`;
  }
  return null;
}

/** The subtypes that a drug is named for, as words for them find it, each with the sources. A use that has ended does not count. */
function subtypesOf(
  { listings, labelUses, statements }: Drug,
  sourceOf: ReadonlyMap<string, Source>,
): Map<string, Source[]> {
  const named = [
    ...listings.map(({ subtypes, section }) => ({ subtypes, source: sourceOf.get(section.id) })),
    ...labelUses
      .filter(({ state }) => state === 'approved')
      .flatMap(({ lines, source }) => lines.map(({ subtypes }) => ({ subtypes, source }))),
    ...statements,
  ];
  const sources = new Map<string, Source[]>();
  for (const { subtypes, source } of named) {
    for (const { id } of subtypes) sources.set(id, [...(sources.get(id) ?? []), ...(source ? [source] : [])]);
  }
  return sources;
}

function idsOf(sources: readonly Source[]): string {
  return [...new Set(sources.map(({ id }) => id))].join(', ');
}
