import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tables from 'virtual:matcher-tables';
import prefilterTables from 'virtual:prefilter';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadFacts, matcherTerms } from '@/lib/glossary';
import { compileTerms } from '@/lib/matcher';
import { readVocabulary } from '@/lib/vocabulary/read-vocabulary';

const facts = loadFacts();

describe('the shipped tables', () => {
  it('are those of the facts', () => {
    const vocabulary = readVocabulary('data');
    expect(tables).toEqual(vocabulary['virtual:matcher-tables']);
    expect(tables).toEqual(compileTerms(matcherTerms(facts), facts.matchRules));
    expect(prefilterTables).toEqual(vocabulary['virtual:prefilter']);
  });
});

describe('a wrong fact stops the build', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'facts-'));
    cpSync('data', folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function change(file: string, from: string, to: string): void {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  }

  it('with file, record and field', () => {
    change('drugs/lapatinib.json', '"kind": "brand"', '"kind": "brandy"');
    expect(() => readVocabulary(folder)).toThrow('drugs/lapatinib.json: lapatinib: names.0.kind: ');
  });

  it('with the record, when it is a name of another drug', () => {
    change('drugs/lapatinib.json', '"Tykerb"', '"Femara"');
    expect(() => readVocabulary(folder)).toThrow(
      /drugs\/letrozole\.json: letrozole: names\.\d+\.text: "Femara" is also a name of lapatinib/,
    );
  });
});
