import type {
  DrugClass,
  DrugRecord,
  Facts,
  Language,
  Regimen as RegimenRecord,
  Section,
  Source,
  Topic as TopicRecord,
} from '@/data/schema';
import { nameOf, otherNames } from './drug-names';
import { classEntryId } from './entry';
import type { ClassEntry, Drug, Entry, Listing, OtherName, SectionPlace, Subtype } from './entry-schema';
import { type Region, regionsFor } from './regions';
import { sectionLinks } from './section-link';
import { alternatives, classStatements, usesOf } from './uses';

/** A topic with its source and the links to its place in the base document. */
export interface Topic extends Omit<TopicRecord, 'source'>, Pick<SectionPlace, 'source' | 'links'> {}

/** A regimen with its source and the names of its drugs. */
export interface Regimen extends Omit<RegimenRecord, 'parts' | 'source'> {
  parts: readonly { letter: string; drug: Pick<Drug, 'id' | 'name'> }[];
  source: Source;
}

/** What a glossary is made of. */
export type Records = Omit<Facts, 'matchRules'>;

/** The facts with their references resolved. */
export interface Glossary {
  drugs: readonly Drug[];
  classes: readonly ClassEntry[];
  /** Parts of the base document that list no drugs. */
  topics: readonly Topic[];
  /** Drugs that are given together under a short name. */
  regimens: readonly Regimen[];
  /** The base document's sections about kinds of treatment, which list drugs. */
  sections: readonly SectionPlace[];
  /** Kinds of cancer and markers that sources name. */
  subtypes: readonly Subtype[];
  /** @returns the drug or class that mentions of this id mean, or undefined for an id that is not in the facts */
  entry(id: string): Entry | undefined;
}

/**
 * @param facts checked facts
 * @param regions those of the reader, nearest first: they come first among names and uses
 * @throws Error when a record refers to one that does not exist
 */
export function buildGlossary(facts: Records, regions: readonly Region[] = regionsFor([])): Glossary {
  const source = lookUp('source', facts.sources);
  const drugClass = lookUp('drug class', facts.classes);
  const subtypes = facts.subtypes.map((record) => ({ ...record, sources: record.sources.map(source) }));
  const subtype = lookUp('subtype', subtypes);
  const section = lookUp('section', facts.sections);
  const drugRecord = lookUp('drug', facts.drugs);

  const drugs = facts.drugs.map((record) => {
    const listings = (record.listings ?? []).map(listing);
    const { firstUses, labelUses, statements } = usesOf(
      record,
      drugClass(record.class),
      regions,
      { source, subtype },
      listings,
    );
    return {
      kind: 'drug' as const,
      id: record.id,
      name: nameOf(record),
      otherNames: { en: otherNamesIn(record, 'en'), fr: otherNamesIn(record, 'fr') },
      drugClass: drugClass(record.class),
      classSources: [...new Set([record.classSource, ...drugClass(record.class).sources])].map(source),
      listings,
      relatedSection: record.relatedSection ? sectionPlace(section(record.relatedSection)) : null,
      firstUses,
      labelUses,
      statements,
      isUseUnknown: !record.listings && !record.labelUses && !record.statements && !record.ambiguity,
      otherUses: record.otherUses ? source(record.otherUses.source) : null,
      ambiguity: record.ambiguity
        ? {
            text: record.ambiguity.text,
            drugs: record.ambiguity.drugs
              .map(drugRecord)
              .map((other) => ({ id: other.id, name: nameOf(other) })),
            sources: record.ambiguity.sources.map(source),
          }
        : null,
      checked: record.checked ?? null,
    };
  });
  const drug = lookUp('drug', drugs);
  const classes = facts.classes.map((record) => ({
    kind: 'class' as const,
    id: classEntryId(record.id),
    drugClass: record,
    sources: record.sources.map(source),
    statements: classStatements(record, { source, subtype }),
    checked: record.checked ?? null,
    drugs: drugs.filter((drug) => isWithin(drug.drugClass, record.id)).map(({ id, name }) => ({ id, name })),
  }));
  const byId = new Map<string, Entry>([...drugs, ...classes].map((entry) => [entry.id, entry]));

  function isWithin(narrow: DrugClass, wide: string): boolean {
    if (narrow.id === wide) return true;
    return narrow.broader !== undefined && isWithin(drugClass(narrow.broader), wide);
  }

  /** `name` has no list of sources: it was read in the section that names the drug, or else in the source of the class. */
  function otherNamesIn(record: DrugRecord, language: Language): OtherName[] {
    const [place] = record.listings ?? [];
    const readIn = place ? section(place.section).source : record.classSource;
    return otherNames(record, language, source(readIn), source, regions);
  }

  function sectionPlace(where: Section): SectionPlace {
    const page = source(where.source);
    const { id, title, fragment } = where;
    return { section: { id, title, fragment }, source: page, links: sectionLinks(page, where) };
  }

  function listing(place: { section: string; list: string }): Listing {
    const where = section(place.section);
    const list = lookUp('list', where.lists)(place.list);
    return {
      ...sectionPlace(where),
      list,
      subtypes: list.subtypes.map(subtype),
      alternatives: list.cases.length > 1 ? [] : alternatives([list]).map((ids) => ids.map(subtype)),
    };
  }

  const topics = facts.topics.map((record) => {
    const page = source(record.source);
    return { ...record, source: page, links: sectionLinks(page, record) };
  });
  const regimens = facts.regimens.map((record) => ({
    ...record,
    parts: record.parts.map(({ letter, drug: id }) => {
      const { name } = drug(id);
      return { letter, drug: { id, name } };
    }),
    source: source(record.source),
  }));

  const sections = facts.sections.map(sectionPlace);
  return { drugs, classes, topics, regimens, sections, subtypes, entry: (id) => byId.get(id) };
}

function lookUp<T extends { id: string }>(kind: string, records: readonly T[]): (id: string) => T {
  const byId = new Map(records.map((record) => [record.id, record]));
  return (id) => {
    const record = byId.get(id);
    if (!record) throw new Error(`There is no ${kind} "${id}" in the facts`);
    return record;
  };
}

/**
 * Whether an address is that of a page that the facts name. What a frame wants to be opened is checked by it: a process of the
 * browser that was taken over must not open what it likes.
 *
 * @param glossary whose cards have the links
 * @param url the address, with or without a place in the page
 */
export function isFactLink(glossary: Pick<Glossary, 'drugs' | 'classes'>, url: string): boolean {
  const [page] = url.split('#', 1);
  const known = JSON.stringify([glossary.drugs, glossary.classes]).matchAll(/"(https:[^"#]*)[#"]/g);
  return [...known].some(([, one]) => one === page);
}
