import type {
  DrugClass,
  DrugRecord,
  LabelUse,
  Language,
  Localized,
  LocalizedName,
  Section,
  Source,
  Subtype,
} from '@/data/schema';
import { classEntryId } from './class-id';
import type { Facts } from './facts';
import { type OtherName, otherNames } from './other-names';
import { type SectionLink, sectionLinks } from './section-link';
import { textIn } from './text-in';

export type {
  DrugClass,
  LabelUse,
  Language,
  Localized,
  LocalizedName,
  Section,
  Source,
  Subtype,
} from '@/data/schema';
export type { OtherName } from './other-names';
export type { SectionLink } from './section-link';
export type SectionList = Section['lists'][number];

/** A subtype with the sources of its explanation. */
export type ResolvedSubtype = Omit<Subtype, 'sources'> & { sources: Source[] };

/** A section of the base document. */
export interface SectionPlace {
  section: Section;
  source: Source;
  /** The way there, for a reader of each language. */
  links: Record<Language, SectionLink>;
}

/** Where the base document names a drug, with what it says there. */
export interface Listing extends SectionPlace {
  list: SectionList;
  subtypes: ResolvedSubtype[];
}

/** What a card says of one drug, its references resolved. */
export interface Drug {
  kind: 'drug';
  id: string;
  /** What it is called at the head of its card. */
  name: LocalizedName;
  /** The names a reader may meet beside that, for a card of each language. */
  otherNames: Record<Language, OtherName[]>;
  drugClass: DrugClass;
  /** Where the class was read, and where its plain line was. */
  classSources: Source[];
  /** In the order of the record; none for a drug that the base document does not name. */
  listings: Listing[];
  /** For a drug that the base document does not name: its section about this kind of treatment. */
  relatedSection: SectionPlace | null;
  labelUses: (Omit<LabelUse, 'source'> & { source: Source })[];
  statements: { text: Localized; source: Source }[];
  /** Who says that the drug is used for other illnesses too; null when no checked source does. */
  otherUses: Source | null;
  ambiguity: { text: Localized; sources: Source[] } | null;
}

/** What a card says of a drug class. */
export interface ClassEntry {
  kind: 'class';
  /** That of its mentions, see class-id.ts. */
  id: string;
  drugClass: DrugClass;
  sources: Source[];
  /** The drugs of this glossary that belong to it, those of narrower classes included. */
  drugs: Drug[];
}

/** Something that has a card. */
export type Entry = Drug | ClassEntry;

export interface Glossary {
  drugs: readonly Drug[];
  classes: readonly ClassEntry[];
  /** @returns the drug or class that mentions of this id mean, or undefined for an id that is not in the facts */
  entry(id: string): Entry | undefined;
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
    kind: 'drug' as const,
    id: record.id,
    name: nameOf(record),
    otherNames: { en: otherNamesIn(record, 'en'), fr: otherNamesIn(record, 'fr') },
    drugClass: drugClass(record.class),
    classSources: [...new Set([record.classSource, ...drugClass(record.class).sources])].map(source),
    listings: (record.listings ?? []).map(listing),
    relatedSection: record.relatedSection ? sectionPlace(section(record.relatedSection)) : null,
    labelUses: (record.labelUses ?? []).map((use) => ({ ...use, source: source(use.source) })),
    statements: (record.statements ?? []).map((one) => ({ ...one, source: source(one.source) })),
    otherUses: record.otherUses ? source(record.otherUses.source) : null,
    ambiguity: record.ambiguity
      ? { text: record.ambiguity.text, sources: record.ambiguity.sources.map(source) }
      : null,
  }));
  const classes = facts.classes.map((record) => ({
    kind: 'class' as const,
    id: classEntryId(record.id),
    drugClass: record,
    sources: record.sources.map(source),
    drugs: drugs.filter((drug) => isWithin(drug.drugClass, record.id)),
  }));
  const byId = new Map<string, Entry>([...drugs, ...classes].map((entry) => [entry.id, entry]));

  function isWithin(narrow: DrugClass, wide: string): boolean {
    if (narrow.id === wide) return true;
    return narrow.broader !== undefined && isWithin(drugClass(narrow.broader), wide);
  }

  /** The name itself has no list of sources: it was read in the section that names the drug, or else with its class. */
  function otherNamesIn(record: DrugRecord, language: Language): OtherName[] {
    const [place] = record.listings ?? [];
    const readIn = place ? section(place.section).source : record.classSource;
    return otherNames(record, textIn(nameOf(record), language), source(readIn), source);
  }

  function sectionPlace(where: Section): SectionPlace {
    const page = source(where.source);
    return { section: where, source: page, links: sectionLinks(page, where) };
  }

  function listing(place: { section: string; list: string }): Listing {
    const where = section(place.section);
    const list = lookUp('list', where.lists)(place.list);
    return {
      ...sectionPlace(where),
      list,
      subtypes: list.subtypes.map((id) => {
        const record = subtype(id);
        return { ...record, sources: record.sources.map(source) };
      }),
    };
  }

  return { drugs, classes, entry: (id) => byId.get(id) };
}

function lookUp<T extends { id: string }>(kind: string, records: readonly T[]): (id: string) => T {
  const byId = new Map(records.map((record) => [record.id, record]));
  return (id) => {
    const record = byId.get(id);
    if (!record) throw new Error(`There is no ${kind} "${id}" in the facts`);
    return record;
  };
}

function nameOf({ name, frenchName, frenchDescription }: DrugRecord): LocalizedName {
  const fr = frenchName ?? frenchDescription;
  return fr === undefined ? name : { en: name, fr };
}
