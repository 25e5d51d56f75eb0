import type { Drug } from '@/lib/glossary';

/**
 * @returns by which facts a drug belongs to words for classes and for kinds of cancer, with their sources: where a list of right
 *   answers is older than a fact, this says which one
 */
export function factsOf({ id, drugClass, classSources, labelUses, statements }: Drug): string {
  const ids = (some: readonly { id: string }[]) => some.map((one) => one.id);
  const named = [
    ...labelUses.map(({ source, lines }) => ({ source, subtypes: lines.flatMap((line) => line.subtypes) })),
    ...statements,
  ].filter(({ subtypes }) => subtypes.length > 0);
  const uses = named.map(
    ({ source, subtypes }) => `${[...new Set(ids(subtypes))].join(' + ')} by ${source.id}`,
  );
  return `${id}: ${drugClass.id} by ${ids(classSources).join(', ')}; ${uses.join('; ') || 'no subtype'}`;
}
