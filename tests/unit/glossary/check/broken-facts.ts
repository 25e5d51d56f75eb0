/** The shipped facts, for tests that break them: each test begins with a copy of its own, by `beforeEach(copyFacts)`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect } from 'vitest';
import { checkFacts } from '@/lib/glossary/check';

/** A record as it stands in a file: it may be broken in any way. */
type Raw = Record<string, unknown>;

const shipped = new Map<string, unknown>(
  readdirSync('data', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => [path.replaceAll(sep, '/'), JSON.parse(readFileSync(join('data', path), 'utf8'))]),
);

let files = new Map(shipped);

export function copyFacts(): void {
  files = new Map(shipped);
}

/** Changes the content of a file. */
export function edit(file: string, change: (content: Raw) => void): void {
  const content = structuredClone(files.get(file)) as Raw;
  change(content);
  files.set(file, content);
}

export function editDrug(id: string, change: (drug: Raw) => void): void {
  edit(`drugs/${id}.json`, change);
}

/** Puts other content in the place of a file. */
export function replace(file: string, content: unknown): void {
  files.set(file, content);
}

/** Gives a file another name. */
export function rename(from: string, to: string): void {
  files.set(to, files.get(from));
  files.delete(from);
}

export function remove(file: string): void {
  files.delete(file);
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

/** What the check says of the copy. */
export function check(): ReturnType<typeof checkFacts> {
  return checkFacts(Object.fromEntries(files));
}

/** Each problem begins with file, record and field, then says what is wrong; there is no other problem. */
export function expectProblem(where: string, what: string | RegExp): void {
  const { problems } = check();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`${where}: `);
  expect(problems[0]?.indexOf(where)).toBe(0);
  expect(problems[0]?.slice(where.length)).toMatch(what);
}

/** A drug that no source knows, with nothing wrong: its tests do not depend on what the shipped records say. */
const MADE_UP = {
  id: 'madeupinib',
  name: 'madeupinib',
  names: [],
  class: 'cdk4-6-inhibitor',
  classSource: 'serm-review-1999',
  labelUses: [
    {
      region: 'CA',
      state: 'approved',
      lines: [
        {
          stage: 'advanced',
          text: {
            en: 'HER2-positive breast cancer that has spread',
            fr: 'le cancer du sein HER2 positif qui s’est propagé',
          },
          subtypes: ['her2-positive'],
        },
      ],
      date: '2025-05-02',
      source: 'hc-herceptin',
    },
  ],
  statements: [
    {
      text: { en: 'An article says so.', fr: 'Un article le dit.' },
      source: 'serm-review-1999',
      stages: ['early'],
      subtypes: [],
    },
  ],
  checked: '2026-11',
};

/**
 * Adds the made-up drug.
 *
 * @param change what is wrong with it
 */
export function addMadeUp(change: (drug: Raw) => void): void {
  const drug = structuredClone(MADE_UP);
  change(drug);
  files.set('drugs/madeupinib.json', drug);
}

/** What the check finds wrong with the made-up drug, each without the name of its file. */
export function findingsOfMadeUp(): string[] {
  const start = 'drugs/madeupinib.json: madeupinib: ';
  return check()
    .problems.filter((finding) => finding.startsWith(start))
    .map((finding) => finding.slice(start.length));
}
