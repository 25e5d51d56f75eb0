import type { DrugRecord, Facts } from '@/data/schema';

/**
 * Checks the headings of French cards: each is a name that a source has, or a description that is not also a name.
 *
 * @returns the problems, each as "file: record: field: what is wrong"
 */
export function wrongFrenchNames({ drugs }: Pick<Facts, 'drugs'>): string[] {
  return drugs.flatMap((drug) =>
    [...wrongName(drug), ...wrongDescription(drug)].map(
      (problem) => `drugs/${drug.id}.json: ${drug.id}: ${problem}`,
    ),
  );
}

function wrongName({ name, names, frenchName }: DrugRecord): string[] {
  if (frenchName === undefined) return [];
  if (frenchName === name) return ['frenchName: is "name": leave it out where both languages have one name'];
  const isSourced = names.some(({ kind, text }) => kind === 'french' && text === frenchName);
  return isSourced ? [] : [`frenchName: "${frenchName}" is none of the names of kind "french"`];
}

function wrongDescription({ name, names, frenchName, frenchDescription }: DrugRecord): string[] {
  if (frenchDescription === undefined) return [];
  if (frenchName !== undefined) return ['frenchDescription: the drug has a French name'];
  const written = frenchDescription.toLowerCase();
  const isName = [name, ...names.map(({ text }) => text)].some((text) => text.toLowerCase() === written);
  return isName
    ? [`frenchDescription: "${frenchDescription}" is a name: make it "frenchName", with its source`]
    : [];
}
