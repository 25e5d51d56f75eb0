import type { DrugRecord, Facts } from '@/data/schema';

/**
 * @returns references to records that do not exist and ids that are there twice, each as "file: record: field: what is wrong"
 */
export function brokenReferences(facts: Facts): string[] {
  const problems: string[] = [];
  const ids = {
    'drug class': idsOf('classes', facts.classes),
    subtype: idsOf('subtypes.json', facts.subtypes),
    section: idsOf('sections.json', facts.sections),
    source: idsOf('sources.json', facts.sources),
    guard: new Set(Object.keys(facts.matchRules.guards)),
    record: new Set([...facts.drugs, ...facts.classes].map(({ id }) => id)),
  };

  function idsOf(file: string, records: readonly { id: string }[]): Set<string> {
    const known = new Set<string>();
    for (const { id } of records) {
      if (known.has(id)) problems.push(`${file}: ${id}: id: is there twice`);
      known.add(id);
    }
    return known;
  }

  function expect(kind: keyof typeof ids, id: string, where: string): void {
    if (!ids[kind].has(id)) problems.push(`${where}: there is no ${kind} "${id}"`);
  }

  function expectSources(sources: readonly string[], where: string): void {
    sources.forEach((id, i) => {
      expect('source', id, `${where}.${i}`);
    });
  }

  for (const { id, sources, broader, containedIn = [] } of facts.classes) {
    const where = `classes/${id}.json: ${id}`;
    expectSources(sources, `${where}: sources`);
    if (broader !== undefined) expect('drug class', broader, `${where}: broader`);
    if (isCircular(id, facts)) problems.push(`${where}: broader: leads back to itself`);
    for (const other of containedIn) expect('record', other, `${where}: containedIn`);
  }
  for (const { id, sources } of facts.subtypes) expectSources(sources, `subtypes.json: ${id}: sources`);
  for (const section of facts.sections) {
    expect('source', section.source, `sections.json: ${section.id}: source`);
    section.lists.forEach((entry, i) => {
      for (const id of entry.subtypes) {
        expect('subtype', id, `sections.json: ${section.id}: lists.${i}.subtypes`);
      }
      if (entry.subtypes.length > 1 !== (entry.subtypesJoin !== undefined)) {
        problems.push(
          `sections.json: ${section.id}: lists.${i}.subtypesJoin: several subtypes need it, one has no use for it`,
        );
      }
    });
  }
  for (const drug of facts.drugs) {
    const where = `drugs/${drug.id}.json: ${drug.id}`;
    expect('drug class', drug.class, `${where}: class`);
    expect('source', drug.classSource, `${where}: classSource`);
    drug.names.forEach((name, i) => {
      expectSources(name.sources, `${where}: names.${i}.sources`);
    });
    drug.labelUses?.forEach((use, i) => {
      expect('source', use.source, `${where}: labelUses.${i}.source`);
    });
    drug.statements?.forEach(({ source }, i) => {
      expect('source', source, `${where}: statements.${i}.source`);
    });
    if (drug.relatedSection) expect('section', drug.relatedSection, `${where}: relatedSection`);
    if (drug.relatedSection && drug.listings)
      problems.push(`${where}: relatedSection: the drug has a listing already`);
    for (const other of drug.containedIn ?? []) expect('record', other, `${where}: containedIn`);
    if (drug.otherUses) expect('source', drug.otherUses.source, `${where}: otherUses.source`);
    expectSources(drug.ambiguity?.sources ?? [], `${where}: ambiguity.sources`);
    for (const guard of drug.guards ?? []) expect('guard', guard, `${where}: guards`);
    for (const guard of drug.nameGuards ?? []) expect('guard', guard, `${where}: nameGuards`);
    problems.push(...brokenListings(drug, facts, where));
  }
  return problems;
}

function isCircular(start: string, { classes }: Facts): boolean {
  const broaderOf = new Map(classes.map(({ id, broader }) => [id, broader]));
  let at = broaderOf.get(start);
  for (let steps = 0; at !== undefined && at !== start && steps < classes.length; steps++)
    at = broaderOf.get(at);
  return at !== undefined;
}

function brokenListings({ listings = [] }: DrugRecord, { sections }: Facts, where: string): string[] {
  return listings.flatMap((listing, i) => {
    const section = sections.find(({ id }) => id === listing.section);
    if (!section) return [`${where}: listings.${i}.section: there is no section "${listing.section}"`];
    if (section.lists.some(({ id }) => id === listing.list)) return [];
    return [`${where}: listings.${i}.list: section "${section.id}" has no list "${listing.list}"`];
  });
}
