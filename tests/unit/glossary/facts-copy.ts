/** A copy of the facts in a temporary folder, for tests that break it. */
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect } from 'vitest';
import { assertFacts, checkFacts } from '../../tools/check-facts/check-facts.ts';

const SHIPPED = fileURLToPath(new URL('../../../data', import.meta.url));

/** A record as it stands in a file: it may be broken in any way. */
type Raw = Record<string, unknown>;

let folder: string;

// Each test has a copy of its own.
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'facts-'));
  cpSync(SHIPPED, folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

export function write(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

export function edit(file: string, change: (content: Raw) => void): void {
  const content: Raw = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  change(content);
  write(file, JSON.stringify(content));
}

/** The part of a record, or of a list of records, at a path of keys, indexes and ids. */
export function part(content: unknown, ...path: (string | number)[]): Raw {
  let at: unknown = content;
  for (const key of path) {
    const byId =
      Array.isArray(at) && typeof key === 'string' ? at.find(({ id }: Raw) => id === key) : undefined;
    at = byId ?? (at as Raw)[key];
  }
  if (typeof at !== 'object' || at === null) throw new Error(`There is nothing at ${path.join('.')}`);
  return at as Raw;
}

export function editDrug(id: string, change: (drug: Raw) => void): void {
  edit(`drugs/${id}.json`, change);
}

/** Each problem begins with file, record and field, then says what is wrong; there is no other problem. */
export function expectProblem(where: string, what: string | RegExp): void {
  const { problems } = check();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`${where}: `);
  expect(problems[0]?.indexOf(where)).toBe(0);
  expect(problems[0]?.slice(where.length)).toMatch(what);
}

/** Gives a file another name. */
export function rename(from: string, to: string): void {
  renameSync(join(folder, from), join(folder, to));
}

export function remove(file: string): void {
  rmSync(join(folder, file));
}

/** What the check says of the copy. */
export function check(): ReturnType<typeof checkFacts> {
  return checkFacts(folder);
}

export function assert(): void {
  assertFacts(folder);
}
