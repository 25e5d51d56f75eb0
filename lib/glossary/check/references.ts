import type {
  DrugClass,
  DrugRecord,
  Facts,
  LabelUse,
  Regimen,
  Section,
  Statement,
  Subtype,
  UseLine,
} from '@/data/schema';
import { LANGUAGES } from './reader-texts';

type TargetKind = 'drug' | 'drug class' | 'subtype' | 'section' | 'source' | 'guard' | 'record';

/** A field that names another record. */
interface Reference {
  kind: TargetKind;
  id: string;
  /** File, record and field. */
  where: string;
}

/**
 * @returns references to records that do not exist, ids that two records have, and fields that contradict each other; each as
 *   "file: record: field: what is wrong"
 */
export function brokenReferences(facts: Facts): string[] {
  const targets: Record<TargetKind, ReadonlySet<string>> = {
    drug: idsOf(facts.drugs),
    'drug class': idsOf(facts.classes),
    subtype: idsOf(facts.subtypes),
    section: idsOf(facts.sections),
    source: idsOf(facts.sources),
    guard: new Set(Object.keys(facts.matchRules.guards)),
    record: idsOf([...facts.drugs, ...facts.classes]),
  };
  const references = [
    ...facts.classes.flatMap(referencesOfClass),
    ...facts.subtypes.flatMap(referencesOfSubtype),
    ...facts.sections.flatMap(referencesOfSection),
    ...facts.topics.flatMap(({ id, source }) => to('source', [source], `topics.json: ${id}: source`)),
    ...facts.regimens.flatMap(referencesOfRegimen),
    ...facts.drugs.flatMap(referencesOfDrug),
  ];
  return [
    ...duplicateIds('classes', facts.classes),
    ...duplicateIds('subtypes.json', facts.subtypes),
    ...duplicateIds('sections.json', facts.sections),
    ...duplicateIds('topics.json', facts.topics),
    ...duplicateIds('regimens.json', facts.regimens),
    ...duplicateIds('sources.json', facts.sources),
    ...references
      .filter(({ kind, id }) => !targets[kind].has(id))
      .map(({ kind, id, where }) => `${where}: there is no ${kind} "${id}"${ADVICE[kind] ?? ''}`),
    ...facts.classes.filter((record) => isCircular(record, facts)).map(circularProblem),
    ...facts.sections.flatMap(wrongJoins),
    ...facts.sections.flatMap((section) => namelessCases(section, facts)),
    ...facts.drugs.flatMap((drug) => wrongListings(drug, facts)),
    ...facts.drugs.flatMap(wrongJoinsOfUses),
    ...facts.regimens.flatMap(wrongLetters),
  ];
}

/** Where the ids of a kind are. */
const ADVICE: Partial<Record<TargetKind, string>> = {
  drug: ': write the id of a record in drugs',
  'drug class': ': write the id of a record in classes',
  section: ': write the id of a record in sections.json',
  source: ': write the id of a record in sources.json, or add one',
  subtype: ': write the id of a record in subtypes.json',
};

function idsOf(records: readonly { id: string }[]): Set<string> {
  return new Set(records.map(({ id }) => id));
}

function duplicateIds(file: string, records: readonly { id: string }[]): string[] {
  return records
    .filter(({ id }, i) => records.findIndex((other) => other.id === id) !== i)
    .map(({ id }) => `${file}: ${id}: id: is there twice`);
}

function to(kind: TargetKind, ids: readonly (string | undefined)[], where: string): Reference[] {
  return ids.flatMap((id) => (id === undefined ? [] : [{ kind, id, where }]));
}

function toSources(ids: readonly string[], where: string): Reference[] {
  return ids.map((id, i) => ({ kind: 'source', id, where: `${where}.${i}` }));
}

function referencesOfClass({
  id,
  sources,
  broader,
  statements = [],
  containedIn = [],
}: DrugClass): Reference[] {
  const where = `classes/${id}.json: ${id}`;
  return [
    ...toSources(sources, `${where}: sources`),
    ...to('drug class', [broader], `${where}: broader`),
    ...statements.flatMap((statement, i) => referencesOfStatement(statement, `${where}: statements.${i}`)),
    ...to('record', containedIn, `${where}: containedIn`),
  ];
}

function referencesOfSubtype({ id, sources }: Subtype): Reference[] {
  return toSources(sources, `subtypes.json: ${id}: sources`);
}

function referencesOfSection({ id, source, lists }: Section): Reference[] {
  const where = `sections.json: ${id}`;
  return [
    ...to('source', [source], `${where}: source`),
    ...lists.flatMap(({ subtypes }, i) => to('subtype', subtypes, `${where}: lists.${i}.subtypes`)),
  ];
}

function referencesOfRegimen({ id, parts, source }: Regimen): Reference[] {
  const where = `regimens.json: ${id}`;
  return [
    ...parts.flatMap(({ drug }, i) => to('drug', [drug], `${where}: parts.${i}.drug`)),
    ...to('source', [source], `${where}: source`),
  ];
}

function referencesOfDrug(drug: DrugRecord): Reference[] {
  const where = `drugs/${drug.id}.json: ${drug.id}`;
  const { names, labelUses = [], statements = [], ambiguity } = drug;
  return [
    ...to('drug class', [drug.class], `${where}: class`),
    ...to('source', [drug.classSource], `${where}: classSource`),
    ...names.flatMap(({ sources }, i) => toSources(sources, `${where}: names.${i}.sources`)),
    ...labelUses.flatMap((use, i) => referencesOfUse(use, `${where}: labelUses.${i}`)),
    ...statements.flatMap((statement, i) => referencesOfStatement(statement, `${where}: statements.${i}`)),
    ...to('section', [drug.relatedSection], `${where}: relatedSection`),
    ...to('record', drug.containedIn ?? [], `${where}: containedIn`),
    ...to('source', [drug.otherUses?.source], `${where}: otherUses.source`),
    ...to('record', ambiguity?.drugs ?? [], `${where}: ambiguity.drugs`),
    ...toSources(ambiguity?.sources ?? [], `${where}: ambiguity.sources`),
    ...to('guard', drug.guards ?? [], `${where}: guards`),
    ...to('guard', drug.nameGuards ?? [], `${where}: nameGuards`),
  ];
}

function referencesOfUse({ source, lines }: LabelUse, where: string): Reference[] {
  return [
    ...to('source', [source], `${where}.source`),
    ...lines.flatMap(({ subtypes }, i) => to('subtype', subtypes, `${where}.lines.${i}.subtypes`)),
  ];
}

function referencesOfStatement({ source, subtypes }: Statement, where: string): Reference[] {
  return [...to('source', [source], `${where}.source`), ...to('subtype', subtypes, `${where}.subtypes`)];
}

/** Whether a class is a part of itself. */
function isCircular({ id, broader }: DrugClass, { classes }: Facts): boolean {
  const broaderOf = new Map(classes.map((record) => [record.id, record.broader]));
  let at = broader;
  for (let steps = 0; at !== undefined && at !== id && steps < classes.length; steps++)
    at = broaderOf.get(at);
  return at === id;
}

function circularProblem({ id }: DrugClass): string {
  return `classes/${id}.json: ${id}: broader: leads back to itself`;
}

function wrongJoins({ id, lists }: Section): string[] {
  return lists.flatMap((list, i) => wrongJoin(list, `sections.json: ${id}: lists.${i}`));
}

/**
 * A condition in short has no chips beside it: its subtypes are chips inside it, where they are written as on the chips. One of several
 * conditions may name some, the only one names all.
 */
function namelessCases({ id, lists }: Section, { subtypes }: Facts): string[] {
  const labels = new Map(subtypes.map((subtype) => [subtype.id, subtype.label]));
  return lists.flatMap(({ cases, subtypes: named }, i) =>
    cases.flatMap((text, j) =>
      LANGUAGES.filter((language) => {
        const isNamed = (subtype: string) => {
          const label = labels.get(subtype);
          // One that does not exist is a problem of its own.
          return !label || text[language].includes(typeof label === 'string' ? label : label[language]);
        };
        return cases.length === 1 ? !named.every(isNamed) : !named.some(isNamed);
      }).map(
        (language) =>
          `sections.json: ${id}: lists.${i}.cases.${j}.${language}: names too few of the subtypes of its list: write them as their labels do`,
      ),
    ),
  );
}

function wrongJoinsOfUses({ id, labelUses = [] }: DrugRecord): string[] {
  return labelUses.flatMap(({ lines }, i) =>
    lines.flatMap((line, j) => wrongJoin(line, `drugs/${id}.json: ${id}: labelUses.${i}.lines.${j}`)),
  );
}

function wrongJoin(
  { subtypes, subtypesJoin }: Pick<UseLine, 'subtypes' | 'subtypesJoin'>,
  where: string,
): string[] {
  if (subtypes.length > 1 === (subtypesJoin !== undefined)) return [];
  return [`${where}.subtypesJoin: several subtypes need it, one subtype must not have it`];
}

function wrongLetters({ id, name, parts }: Regimen): string[] {
  const letters = parts.map(({ letter }) => letter).join('');
  if (letters === name.replaceAll('-', '')) return [];
  return [`regimens.json: ${id}: parts: their letters are "${letters}", but the name is "${name}"`];
}

function wrongListings({ id, listings = [], relatedSection }: DrugRecord, { sections }: Facts): string[] {
  const where = `drugs/${id}.json: ${id}`;
  const problems = listings.flatMap((listing, i) => {
    const section = sections.find((one) => one.id === listing.section);
    if (!section) return [`${where}: listings.${i}.section: there is no section "${listing.section}"`];
    if (section.lists.some((list) => list.id === listing.list)) return [];
    return [`${where}: listings.${i}.list: section "${section.id}" has no list "${listing.list}"`];
  });
  if (relatedSection !== undefined && listings.length > 0)
    problems.push(`${where}: relatedSection: the drug has a listing already`);
  return problems;
}
