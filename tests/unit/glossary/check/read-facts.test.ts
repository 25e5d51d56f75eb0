import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { assertFacts, readFacts } from '@/lib/glossary/check';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'facts-'));
  cpSync('data', folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

it('a file that is not JSON is reported, and the other records are read', () => {
  writeFileSync(join(folder, 'drugs/tamoxifen.json'), '{ "id": "tamoxifen", ');
  const { facts, problems } = readFacts(folder);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^drugs\/tamoxifen\.json: cannot be read: .*JSON/);
  const ids = facts.drugs.map(({ id }) => id);
  expect(ids).toContain('letrozole');
  expect(ids).not.toContain('tamoxifen');
});

it('all problems end the build, in one error that lists them', () => {
  rmSync(join(folder, 'subtypes.json'));
  writeFileSync(join(folder, 'drugs/tamoxifen.json'), '[');
  expect(() => assertFacts(folder)).toThrow(
    /^\d+ problem\(s\) in the facts:\n {2}drugs\/tamoxifen\.json: cannot be read.*\n {2}subtypes\.json: must be a list/,
  );
});
