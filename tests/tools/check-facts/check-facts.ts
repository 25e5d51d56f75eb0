/**
 * The check of `data/`: every record against its schema, every reference against its target. It runs in the build
 * and in the tests, in Node only; nothing of it is shipped.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import {
  DrugClassSchema,
  DrugSchema,
  MatchRulesSchema,
  SectionSchema,
  SourceSchema,
  SubtypeSchema,
} from '../../../data/schema.ts';
import type { Facts } from '../../../lib/glossary/facts.ts';
import { wrongFrenchNames } from './french-names.ts';
import { unusableNames } from './names.ts';
import { brokenReferences } from './references.ts';

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
  problems.push(...brokenReferences(facts), ...unusableNames(facts), ...wrongFrenchNames(facts));
  return { facts, problems };
}

function recordName(value: unknown): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' ? id : '(record without id)';
}
