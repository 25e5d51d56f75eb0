import type {
  DrugClass,
  DrugRecord,
  Facts,
  LabelUse as LabelUseRecord,
  Language,
  LocalizedName,
  Regimen as RegimenRecord,
  Section,
  Source,
  Statement as StatementRecord,
  Topic as TopicRecord,
} from '@/data/schema';
import { classEntryId, textIn } from './entry';
import type {
  ClassEntry,
  Drug,
  Entry,
  LabelUse,
  Listing,
  OtherName,
  SectionPlace,
  Statement,
} from './entry-schema';
import { sectionLinks } from './section-link';

/** A topic with its source and the links to its place in the base document. */
export interface Topic extends Omit<TopicRecord, 'source'>, Pick<SectionPlace, 'source' | 'links'> {}

/** A regimen with its source and the names of its drugs. */
export interface Regimen extends Omit<RegimenRecord, 'parts' | 'source'> {
  parts: readonly { letter: string; drug: Pick<Drug, 'id' | 'name'> }[];
  source: Source;
}

/** The facts with their references resolved. */
export interface Glossary {
  drugs: readonly Drug[];
  classes: readonly ClassEntry[];
  /** Parts of the base document that list no drugs. */
  topics: readonly Topic[];
  /** Drugs that are given together under a short name. */
  regimens: readonly Regimen[];
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
    classStatements: statements(drugClass(record.class)),
    listings: (record.listings ?? []).map(listing),
    relatedSection: record.relatedSection ? sectionPlace(section(record.relatedSection)) : null,
    labelUses: (record.labelUses ?? []).map(labelUse),
    statements: statements(record),
    otherUses: record.otherUses ? source(record.otherUses.source) : null,
    ambiguity: record.ambiguity
      ? { text: record.ambiguity.text, sources: record.ambiguity.sources.map(source) }
      : null,
    checked: record.checked ?? null,
  }));
  const drug = lookUp('drug', drugs);
  const classes = facts.classes.map((record) => ({
    kind: 'class' as const,
    id: classEntryId(record.id),
    drugClass: record,
    sources: record.sources.map(source),
    statements: statements(record),
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
    return otherNames(record, textIn(nameOf(record), language), source(readIn), source);
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
      subtypes: list.subtypes.map(explainedSubtype),
    };
  }

  function explainedSubtype(id: string): Listing['subtypes'][number] {
    const record = subtype(id);
    return { ...record, sources: record.sources.map(source) };
  }

  function labelUse(use: LabelUseRecord): LabelUse {
    const lines = use.lines.map((line) => ({ ...line, subtypes: line.subtypes.map(explainedSubtype) }));
    return { ...use, lines, source: source(use.source) };
  }

  function statements(record: { statements?: StatementRecord[] | undefined }): Statement[] {
    return (record.statements ?? []).map((one) => ({
      ...one,
      source: source(one.source),
      subtypes: one.subtypes.map(explainedSubtype),
    }));
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

  return { drugs, classes, topics, regimens, entry: (id) => byId.get(id) };
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

/**
 * The names of a drug beside the one that heads its card, none of them twice.
 *
 * @param record the record of the drug
 * @param heading the name at the head of the card
 * @param nameSource where `record.name` was read
 * @param source gives a source by its id
 * @returns `record.name`, where it is a name and not the heading, then the others in the order of the record
 */
function otherNames(
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
