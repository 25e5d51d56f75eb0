import { basename } from 'node:path';
import * as v from 'valibot';
import {
  DrugClassSchema,
  DrugSchema,
  type Facts,
  MatchRulesSchema,
  RegimenSchema,
  SectionSchema,
  SourceSchema,
  SubtypeSchema,
  TopicSchema,
} from '@/data/schema';
import { contradictions } from './contradictions';
import { wrongFrenchNames } from './french-names';
import { unfoundLabels } from './labels';
import { unusableNames } from './names';
import { readerTexts } from './reader-texts';
import { brokenReferences } from './references';
import { wrongSearchData } from './search-data';
import { wrongSources } from './sources';
import { wrongUses } from './uses';
import { longSentences } from './words/sentences';
import { unexplainedWords } from './words/unexplained-words';

/** The parsed content of the files of `data/`, by path: `drugs/letrozole.json`. The shape is not checked yet. */
export type FactFiles = Readonly<Record<string, unknown>>;

export interface CheckedFacts {
  /** The records whose shape fits the schema; other problems with them are in `problems`. */
  facts: Facts;
  /** Each as "file: record: field: what is wrong". */
  problems: string[];
}

/** Replaces rules that do not fit the schema, so that the other records can be checked. */
const NO_RULES: Facts['matchRules'] = {
  guards: {
    antibody: {
      why: '',
      isotopes: [],
      elements: [],
      labels: [],
      numberedLabels: [],
      payloads: [],
      numberedPayloads: [],
      payloadEndings: [],
      separateMedicines: [],
    },
    'two-drugs': { why: '', followedBy: [] },
  },
  nameParts: { suffixes: [], prefixes: [] },
  formulations: { why: '', kinds: [], nouns: [], connectors: [], records: [] },
  heads: [],
  targets: [],
  pageTerms: [],
  anyCaseTerms: { why: '', terms: [] },
  unmarkedLabels: [],
  exclusions: [],
};

/**
 * Checks every record against its schema, every reference against its target, the names and the uses against each other, and
 * how the texts read.
 *
 * @param files the content of all files
 * @returns the records, and all problems
 */
export function checkFacts(files: FactFiles): CheckedFacts {
  const problems: string[] = [];

  function check<Schema extends v.GenericSchema>(
    file: string,
    schema: Schema,
    value: unknown,
  ): v.InferOutput<Schema>[] {
    const result = v.safeParse(schema, value);
    if (result.success) return [result.output];
    for (const issue of result.issues) {
      const path = v.getDotPath(issue);
      problems.push([file, recordName(value), path ?? 'record', withAdvice(issue.message, path)].join(': '));
    }
    return [];
  }

  function list<Schema extends v.GenericSchema>(file: string, schema: Schema): v.InferOutput<Schema>[] {
    const value = files[file];
    if (Array.isArray(value)) return value.flatMap((record) => check(file, schema, record));
    problems.push(`${file}: must be a list of records`);
    return [];
  }

  /** A folder with a file for each record. */
  function folder<Schema extends v.GenericSchema<unknown, { id: string }>>(
    name: string,
    schema: Schema,
  ): v.InferOutput<Schema>[] {
    const paths = Object.keys(files).filter((path) => path.startsWith(`${name}/`));
    return paths.sort().flatMap((path) => {
      const found = check(path, schema, files[path]);
      for (const { id } of found) {
        if (id !== basename(path, '.json')) problems.push(`${path}: ${id}: id: must be the name of the file`);
      }
      return found;
    });
  }

  const [matchRules = NO_RULES] = check('match-rules.json', MatchRulesSchema, files['match-rules.json']);
  const facts: Facts = {
    drugs: folder('drugs', DrugSchema),
    classes: folder('classes', DrugClassSchema),
    subtypes: list('subtypes.json', SubtypeSchema),
    sections: list('sections.json', SectionSchema),
    topics: list('topics.json', TopicSchema),
    regimens: list('regimens.json', RegimenSchema),
    sources: list('sources.json', SourceSchema),
    matchRules,
  };
  const texts = readerTexts(facts);
  problems.push(
    ...brokenReferences(facts),
    ...unusableNames(facts),
    ...wrongFrenchNames(facts),
    ...wrongSearchData(files, facts),
    ...wrongUses(facts),
    ...contradictions(facts),
    ...wrongSources(facts),
    ...longSentences(texts),
    ...unexplainedWords(texts),
    ...uncheckedRecords(facts),
  );
  // The names must be usable before any label can be looked for.
  if (problems.length === 0) problems.push(...unfoundLabels(facts));
  return { facts, problems };
}

/** Every card says up to which month its facts were checked. */
function uncheckedRecords({ drugs, classes }: Facts): string[] {
  const records = [
    ...drugs.map(({ id, checked }) => ({ where: `drugs/${id}.json: ${id}`, checked })),
    ...classes.map(({ id, checked }) => ({ where: `classes/${id}.json: ${id}`, checked })),
  ];
  return records
    .filter(({ checked }) => checked === undefined)
    .map(
      ({ where }) =>
        `${where}: checked: is missing: compare the facts with their sources, then write the month`,
    );
}

/** What to write into a field that is missing or empty. */
const MISSING_FIELDS: Readonly<Record<string, string>> = {
  en: 'write the English text',
  fr: 'write the French text, which says the same',
  text: 'write it in both languages, as "en" and "fr"',
  shortText: 'write it in both languages, as "en" and "fr"',
  source: 'write the id of a record in sources.json, or add one',
  sources: 'write the ids of records in sources.json, or add one',
  classSource: 'write the id of a record in sources.json, or add one',
  class: 'write the id of a record in classes',
  subtypes: 'write the ids of records in subtypes.json, or [] where the source names none',
};

/** @param path that of the field, or nothing for the whole record */
function withAdvice(message: string, path: string | null): string {
  if (message.startsWith('Invalid key: Expected never'))
    return 'no record of this kind has this field: see data/schema.ts';
  const field = path?.split('.').findLast((key) => /\D/.test(key)) ?? '';
  const advice = MISSING_FIELDS[field];
  const isMissing = /^(Invalid (key|type|length)|must not be empty|an id is)/.test(message);
  return advice !== undefined && isMissing ? `${message}: ${advice}` : message;
}

function recordName(value: unknown): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' ? id : '(record without id)';
}
