import { type Drug, entryName, type Glossary, type Language, type SectionPlace } from '@/lib/glossary';

/** Drugs of one treatment. */
export interface Group {
  /** The section of the base document that lists them; null for drugs that it does not name. */
  place: SectionPlace | null;
  drugs: readonly Drug[];
}

/** @returns the drugs by the section that lists them, in the order of the base document, then those that none lists */
export function groupsOf(drugs: readonly Drug[], { sections }: Pick<Glossary, 'sections'>): Group[] {
  const listedBy = (drug: Drug, { section }: SectionPlace) =>
    drug.listings.some((listing) => listing.section.id === section.id);
  return [
    ...sections.map((place) => ({ place, drugs: drugs.filter((drug) => listedBy(drug, place)) })),
    { place: null, drugs: drugs.filter(({ listings }) => listings.length === 0) },
  ].filter((group) => group.drugs.length > 0);
}

/** As many drugs as the first window can show. */
const FIRST_DRUGS = 12;

/** @returns the drugs of the first groups, whole, so that each group says how many it has */
export function firstGroups(drugs: readonly Drug[], glossary: Pick<Glossary, 'sections'>): Drug[] {
  const first: Drug[] = [];
  for (const group of groupsOf(drugs, glossary)) {
    if (first.length < FIRST_DRUGS) first.push(...group.drugs);
  }
  return first;
}

/** So many brands stand beside a name. */
const MAX_BRANDS = 2;

/** @returns the first brands of a drug, those of the reader's region; empty where it has none */
export function brandsOf({ otherNames }: Drug, language: Language): string {
  return otherNames[language]
    .filter(({ kind }) => kind === 'brand')
    .slice(0, MAX_BRANDS)
    .map(({ text }) => text)
    .join(', ');
}

/** @returns the drugs in the order of their names in a language */
export function byName(drugs: readonly Drug[], language: Language): Drug[] {
  const { compare } = new Intl.Collator(language);
  return drugs.toSorted((one, other) => compare(entryName(one, language), entryName(other, language)));
}
