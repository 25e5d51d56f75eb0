import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Facts } from '@/data/schema';
import {
  type OtherMedicines,
  OtherMedicinesSchema,
  type SearchWord,
  SearchWordSchema,
} from '@/data/search-schema';
import { lettersAndDigits } from '@/lib/text';

type FactFiles = Readonly<Record<string, unknown>>;

const WORDS = 'search-words.json';
const OTHERS = 'other-medicines.json';

/**
 * Checks what only the search needs: the shape of its records, that each id exists, and that no name of a medicine that is not in the
 * glossary is a name of one that is.
 *
 * @param files the content of the files of `data/`, by path
 * @param facts the records whose shape fits the schema
 * @returns the problems, each as "file: record: field: what is wrong"
 */
export function wrongSearchData(files: FactFiles, facts: Facts): string[] {
  const words = parse(WORDS, SearchWordSchema, files[WORDS]);
  const others = parse(OTHERS, OtherMedicinesSchema, files[OTHERS]);
  return [
    ...words.problems,
    ...others.problems,
    ...duplicates(WORDS, words.records),
    ...duplicates(OTHERS, others.records),
    ...words.records.flatMap((word) => unknownIds(word, files)),
    ...unknownSources(others.records, facts),
    ...ourNames(others.records, facts),
  ];
}

/**
 * @param folder the folder with the records
 * @returns the checked data of the search
 */
export function assertSearchData(folder: string): { words: SearchWord[]; otherMedicines: string[] } {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return {
    words: v.parse(v.array(SearchWordSchema), read(WORDS)),
    otherMedicines: v.parse(v.array(OtherMedicinesSchema), read(OTHERS)).flatMap(({ names }) => names),
  };
}

function parse<Schema extends v.GenericSchema<unknown, { id: string }>>(
  file: string,
  schema: Schema,
  value: unknown,
): { records: v.InferOutput<Schema>[]; problems: string[] } {
  if (!Array.isArray(value)) return { records: [], problems: [`${file}: must be a list of records`] };
  const results = value.map((record) => ({ id: String(Object(record).id), ...v.safeParse(schema, record) }));
  return {
    records: results.flatMap(({ success, output }) => (success ? [output as v.InferOutput<Schema>] : [])),
    problems: results.flatMap(({ id, issues = [] }) =>
      issues.map((issue) => `${file}: ${id}: ${v.getDotPath(issue) ?? 'record'}: ${issue.message}`),
    ),
  };
}

function duplicates(file: string, records: readonly { id: string }[]): string[] {
  const repeated = records.filter(({ id }, i) => records.findIndex((other) => other.id === id) < i);
  return repeated.map(({ id }) => `${file}: ${id}: id: another record has it`);
}

function unknownIds({ id, finds }: SearchWord, files: FactFiles): string[] {
  return (['classes', 'drugs', 'subtypes', 'topics'] as const).flatMap((field) =>
    (finds[field] ?? [])
      .filter((wanted) => !idsIn(files, field).has(wanted))
      .map((wanted) => `${WORDS}: ${id}: finds.${field}: there is no "${wanted}"`),
  );
}

/** From the files, so that a record that does not fit its schema is one problem, and not one for each word that names it too. */
function idsIn(files: FactFiles, folder: string): Set<string> {
  const records = Object.entries(files).flatMap(([path, content]) =>
    path === `${folder}.json` || path.startsWith(`${folder}/`) ? content : [],
  );
  return new Set(records.map((record) => String(Object(record).id)));
}

function unknownSources(others: readonly OtherMedicines[], { sources }: Facts): string[] {
  return others.flatMap(({ id, sources: cited }) =>
    cited
      .filter((wanted) => !sources.some((source) => source.id === wanted))
      .map((wanted) => `${OTHERS}: ${id}: sources: there is no source "${wanted}"`),
  );
}

function ourNames(others: readonly OtherMedicines[], { drugs }: Facts): string[] {
  const owners = new Map(
    drugs.flatMap(({ id, name, names }) =>
      [name, ...names.map(({ text }) => text)].map((text) => [lettersAndDigits(text), id]),
    ),
  );
  const seen = new Set<string>();
  return others.flatMap(({ id, names }) =>
    names.flatMap((name) => {
      const letters = lettersAndDigits(name);
      const owner = owners.get(letters);
      const isRepeated = seen.has(letters);
      seen.add(letters);
      if (owner) return [`${OTHERS}: ${id}: names: "${name}" is a name of ${owner}`];
      return isRepeated ? [`${OTHERS}: ${id}: names: "${name}" stands twice`] : [];
    }),
  );
}
