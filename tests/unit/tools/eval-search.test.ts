import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadGlossary, type SearchResult } from '@/lib/glossary';
import { ListError, readLists } from '../../tools/eval-search/read-lists';
import { type SearchIn, scoreSearch } from '../../tools/eval-search/score';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lists-'));
  write('misspellings.tsv', 'typed\tdrug\tsource\nletrazol\tletrozole\ta list\ntaxil\tpaclitaxel\ta list\n');
  write('words.tsv', 'query\tlanguage\tright\nAI\ten\tletrozole,class:aromatase-inhibitor\n');
  write('not-ours.tsv', 'typed\tkind\nvincristine\tanother medicine\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

/** A search that finds these ids, whatever the language. */
function finding(found: Record<string, string[]>): SearchIn {
  return (query): SearchResult => ({
    hits: (found[query] ?? []).map((id) => {
      const entry = loadGlossary().entry(id);
      if (!entry) throw new Error(`There is no ${id}`);
      return { entry, kind: 'name', matchedOn: null };
    }),
    otherMedicine: null,
  });
}

describe('the lists', () => {
  it.each([
    ['words.tsv', 'query\tright\nAI\tletrozole\n', /words\.tsv: the columns must be query, language, right/],
    ['not-ours.tsv', 'typed\tkind\nvincristine\n', /not-ours\.tsv: row 2 has another number of cells/],
  ])('are refused where %s is broken', (file, text, message) => {
    write(file, text);
    expect(() => readLists(folder)).toThrow(ListError);
    expect(() => readLists(folder)).toThrow(message);
  });

  it('are refused where one is missing', () => {
    rmSync(join(folder, 'words.tsv'));
    expect(() => readLists(folder)).toThrow(/words\.tsv: cannot be read/);
  });
});

it('a search is scored by what it finds first, and by what it should not find', () => {
  const search = finding({
    letrazol: ['letrozole'],
    taxil: ['docetaxel', 'paclitaxel'],
    AI: ['letrozole', 'tamoxifen'],
    vincristine: ['vinblastine'],
  });
  const { scores, misses } = scoreSearch(readLists(folder), search);
  expect(scores).toEqual({
    misspellings: { n: 2, top1: 0.5, top3: 1, nothing: 0, wrongFirst: 0.5 },
    others: { n: 1, refused: 0 },
    words: { n: 1, firstRight: 1, someWrong: 1, recall: 0.5 },
  });
  expect(misses.map(({ typed }) => typed)).toEqual(['taxil', 'vincristine', 'AI']);
});
