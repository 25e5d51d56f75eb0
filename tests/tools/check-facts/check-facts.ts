/**
 * The check of `data/`: every record against its schema, every reference against its target. It runs in the build
 * and in the tests, in Node only; nothing of it is shipped.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import {
  DrugClassSchema,
  type DrugRecord,
  DrugSchema,
  MatchRulesSchema,
  SectionSchema,
  SourceSchema,
  SubtypeSchema,
} from '../../../data/schema.ts';
import type { Facts } from '../../../lib/glossary/facts.ts';
import { termKey } from '../../../lib/matcher/index.ts';

/** Reads the folder and throws one Error that lists all problems, a line each; returns the facts when there is none. */
export function assertFacts(folder: string): Facts {
  const { facts, problems } = checkFacts(folder);
  if (problems.length > 0) {
    throw new Error(
      `${problems.length} problem(s) in the facts:\n${problems.map((p) => `  ${p}`).join('\n')}`,
    );
  }
  return facts;
}

/**
 * @param folder the folder with the records
 * @returns the readable records, and each problem as "file: record: field: what is wrong"
 */
export function checkFacts(folder: string): { facts: Facts; problems: string[] } {
  const problems: string[] = [];

  function readJson(file: string): unknown {
    try {
      return JSON.parse(readFileSync(join(folder, file), 'utf8'));
    } catch (error) {
      problems.push(`${file}: cannot be read: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  }

  function check<Schema extends v.GenericSchema>(
    file: string,
    schema: Schema,
    value: unknown,
  ): v.InferOutput<Schema>[] {
    if (value === undefined) return [];
    const result = v.safeParse(schema, value);
    if (result.success) return [result.output];
    for (const issue of result.issues) {
      problems.push([file, recordName(value), v.getDotPath(issue) ?? 'record', issue.message].join(': '));
    }
    return [];
  }

  function list<Schema extends v.GenericSchema>(file: string, schema: Schema): v.InferOutput<Schema>[] {
    const value = readJson(file);
    if (value !== undefined && !Array.isArray(value)) problems.push(`${file}: must be a list of records`);
    return Array.isArray(value) ? value.flatMap((record) => check(file, schema, record)) : [];
  }

  const drugFiles = readdirSync(join(folder, 'drugs'))
    .filter((name) => name.endsWith('.json'))
    .sort();
  const drugs = drugFiles.flatMap((name) => {
    const file = `drugs/${name}`;
    const found = check(file, DrugSchema, readJson(file));
    for (const { id } of found) {
      if (id !== basename(name, '.json')) problems.push(`${file}: ${id}: id: must be the name of the file`);
    }
    return found;
  });
  const rules = check('match-rules.json', MatchRulesSchema, readJson('match-rules.json'));
  const facts: Facts = {
    drugs,
    classes: list('classes.json', DrugClassSchema),
    subtypes: list('subtypes.json', SubtypeSchema),
    sections: list('sections.json', SectionSchema),
    sources: list('sources.json', SourceSchema),
    matchRules: rules[0] ?? { guards: [], notOurs: [] },
  };
  problems.push(...brokenReferences(facts), ...unusableNames(facts));
  return { facts, problems };
}

function recordName(value: unknown): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' ? id : '(record without id)';
}

function brokenReferences(facts: Facts): string[] {
  const problems: string[] = [];
  const ids = {
    'drug class': idsOf('classes.json', facts.classes),
    subtype: idsOf('subtypes.json', facts.subtypes),
    section: idsOf('sections.json', facts.sections),
    source: idsOf('sources.json', facts.sources),
    guard: idsOf('match-rules.json', facts.matchRules.guards),
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

  for (const { id, sources } of facts.classes) expectSources(sources, `classes.json: ${id}: sources`);
  for (const { id, sources } of facts.subtypes) expectSources(sources, `subtypes.json: ${id}: sources`);
  for (const section of facts.sections) {
    expect('source', section.source, `sections.json: ${section.id}: source`);
    section.lists.forEach((entry, i) => {
      for (const id of entry.subtypes) {
        expect('subtype', id, `sections.json: ${section.id}: lists.${i}.subtypes`);
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
    if (drug.otherUses) expect('source', drug.otherUses.source, `${where}: otherUses.source`);
    expectSources(drug.ambiguity?.sources ?? [], `${where}: ambiguity.sources`);
    for (const guard of drug.guards ?? []) expect('guard', guard, `${where}: guards`);
    for (const guard of drug.nameGuards ?? []) expect('guard', guard, `${where}: nameGuards`);
    problems.push(...brokenListing(drug, facts, where));
  }
  return problems;
}

function brokenListing({ listing }: DrugRecord, { sections }: Facts, where: string): string[] {
  if (!listing) return [];
  const section = sections.find(({ id }) => id === listing.section);
  if (!section) return [`${where}: listing.section: there is no section "${listing.section}"`];
  if (section.lists.some(({ id }) => id === listing.list)) return [];
  return [`${where}: listing.list: section "${section.id}" has no list "${listing.list}"`];
}

/** Names that two records claim or that the matcher cannot take, and guards that are no regular expressions. */
function unusableNames({ drugs, matchRules }: Facts): string[] {
  const problems: string[] = [];
  const owners = new Map<string, string>();

  function claim(text: string, exactCase: boolean, owner: string, where: string): void {
    try {
      const key = termKey({ text, exactCase });
      const other = owners.get(key);
      if (other && other !== owner) problems.push(`${where}: "${text}" is also a name of ${other}`);
      owners.set(key, owner);
    } catch (error) {
      problems.push(`${where}: ${error instanceof Error ? error.message : error}`);
    }
  }

  for (const drug of drugs) {
    const where = `drugs/${drug.id}.json: ${drug.id}`;
    claim(drug.name, false, drug.id, `${where}: name`);
    drug.names.forEach(({ text, kind, match }, i) => {
      const exactCase = (match ?? (kind === 'abbreviation' ? 'exact-case' : 'any-case')) === 'exact-case';
      claim(text, exactCase, drug.id, `${where}: names.${i}.text`);
    });
  }
  matchRules.notOurs.forEach(({ text }, i) => {
    claim(text, false, 'nothing of ours (match-rules.json)', `match-rules.json: notOurs.${i}.text`);
  });
  for (const { id, notAfter, notBefore } of matchRules.guards) {
    for (const [field, source] of Object.entries({ notAfter, notBefore })) {
      if (source !== undefined && !isRegExp(source)) {
        problems.push(`match-rules.json: ${id}: ${field}: ${source} is no regular expression`);
      }
    }
  }
  return problems;
}

function isRegExp(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
