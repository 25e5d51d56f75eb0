import type { Drug } from '@/lib/glossary';
import { glossary } from '../french/texts';

/** The ids of the drugs that a search has to find, in alphabetical order. */
export function idsOf(fits: (drug: Drug) => boolean): string[] {
  return glossary.drugs
    .filter(fits)
    .map(({ id }) => id)
    .sort();
}

/** Whether the base document lists a drug for a subtype. */
export const hasSubtype = (id: string) => (drug: Drug) =>
  drug.listings.some(({ subtypes }) => subtypes.some((subtype) => subtype.id === id));

/** Whether the base document, a regulator that approves the drug, or another source names a drug for a subtype. */
export const isNamedFor = (id: string) => (drug: Drug) =>
  [
    ...drug.listings,
    ...drug.labelUses.filter(({ state }) => state === 'approved').flatMap(({ lines }) => lines),
    ...drug.statements,
  ].some(({ subtypes }) => subtypes.some((subtype) => subtype.id === id));
