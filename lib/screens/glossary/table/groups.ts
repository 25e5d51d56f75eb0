import { type Drug, entryName, type Glossary, type Language, type SectionPlace } from '@/lib/glossary';

/** Drugs of one treatment. */
export interface Group {
  /** The section of the base document that lists them; null for drugs that it does not name. */
  place: SectionPlace | null;
  /** Those that are shown. */
  drugs: readonly Drug[];
  /** Of all its drugs. */
  count: number;
}

/** @returns the drugs by the section that lists them, in the order of the base document, then those that none lists */
export function groupsOf(drugs: readonly Drug[], { sections }: Pick<Glossary, 'sections'>): Group[] {
  const listedBy = (drug: Drug, { section }: SectionPlace) =>
    drug.listings.some((listing) => listing.section.id === section.id);
  return [
    ...sections.map((place) => ({ place, drugs: drugs.filter((drug) => listedBy(drug, place)) })),
    { place: null, drugs: drugs.filter(({ listings }) => listings.length === 0) },
  ]
    .filter((group) => group.drugs.length > 0)
    .map((group) => ({ ...group, count: group.drugs.length }));
}

/** No drug takes less of a window that shows the table from its top on, with what stands above it; px. */
const MIN_SHARE = 80;

/**
 * @param height of the window; px
 * @returns what the window shows first of the groups, and a little more
 */
export function firstRows(groups: readonly Group[], height: number): Group[] {
  let left = Math.ceil(height / MIN_SHARE);
  return groups.flatMap((group) => {
    const drugs = group.drugs.slice(0, left);
    left -= drugs.length;
    return drugs.length > 0 ? [{ ...group, drugs }] : [];
  });
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
