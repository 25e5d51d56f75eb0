import type {
  DrugClass,
  DrugName,
  DrugRecord,
  LabelUse,
  Localized,
  Section,
  Source,
  Subtype,
} from '@/data/schema';
import type { Facts } from './facts';
import { sectionLink } from './section-link';

export type { DrugClass, LabelUse, Language, Localized, Section, Source, Subtype } from '@/data/schema';
export type SectionList = Section['lists'][number];

/** A subtype with the sources of its explanation. */
export type ResolvedSubtype = Omit<Subtype, 'sources'> & { sources: Source[] };

/** Where the base document names a drug, with what it says there. */
export interface Listing {
  section: Section;
  list: SectionList;
  subtypes: ResolvedSubtype[];
  source: Source;
  /** The page, scrolled to the section. */
  link: string;
}

/** A name with the sources that have it. */
export type OtherName = Pick<DrugName, 'text' | 'kind'> & { sources: Source[] };

/** What a card says of one drug, its references resolved. */
export interface Drug {
  id: string;
  name: string;
  /** Other names a reader may meet, in the order of the record; none is repeated. */
  otherNames: OtherName[];
  drugClass: DrugClass;
  /** Where the class was read, and where its plain line was. */
  classSources: Source[];
  listing: Listing | null;
  labelUses: (Omit<LabelUse, 'source'> & { source: Source })[];
  /** Who says that the drug is used for other illnesses too; null when no checked source does. */
  otherUses: Source | null;
  ambiguity: { text: Localized; sources: Source[] } | null;
}

export interface Glossary {
  drugs: readonly Drug[];
  /** @returns the drug, or undefined for an id that is not in the facts */
  drug(id: string): Drug | undefined;
}

/**
 * @param facts checked facts
 * @throws Error when a record refers to one that does not exist
 */
export function buildGlossary(facts: Facts): Glossary {
  const source = lookUp('source', facts.sources);
  const drugClass = lookUp('drug class', facts.classes);
  const subtype = lookUp('subtype', facts.subtypes);
  const section = lookUp('section', facts.sections);

  const drugs = facts.drugs.map((record) => ({
    id: record.id,
    name: record.name,
    otherNames: otherNames(record, source),
    drugClass: drugClass(record.class),
    classSources: [...new Set([record.classSource, ...drugClass(record.class).sources])].map(source),
    listing: record.listing ? listing(record.listing) : null,
    labelUses: (record.labelUses ?? []).map((use) => ({ ...use, source: source(use.source) })),
    otherUses: record.otherUses ? source(record.otherUses.source) : null,
    ambiguity: record.ambiguity
      ? { text: record.ambiguity.text, sources: record.ambiguity.sources.map(source) }
      : null,
  }));
  const byId = new Map(drugs.map((drug) => [drug.id, drug]));

  function listing(place: { section: string; list: string }): Listing {
    const where = section(place.section);
    const list = lookUp('list', where.lists)(place.list);
    const page = source(where.source);
    return {
      section: where,
      list,
      subtypes: list.subtypes.map((id) => {
        const record = subtype(id);
        return { ...record, sources: record.sources.map(source) };
      }),
      source: page,
      link: sectionLink(page.url, where.fragment),
    };
  }

  return { drugs, drug: (id) => byId.get(id) };
}

function lookUp<T extends { id: string }>(kind: string, records: readonly T[]): (id: string) => T {
  const byId = new Map(records.map((record) => [record.id, record]));
  return (id) => {
    const record = byId.get(id);
    if (!record) throw new Error(`There is no ${kind} "${id}" in the facts`);
    return record;
  };
}

function otherNames(record: DrugRecord, source: (id: string) => Source): OtherName[] {
  const seen = new Set([record.name.toLowerCase()]);
  return record.names.flatMap(({ text, kind, sources }) => {
    const key = text.toLowerCase();
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ text, kind, sources: sources.map(source) }];
  });
}
