import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadGlossary, type SearchResult } from '@/lib/glossary';
import { newerFact } from '../../tools/eval-search/newer-facts';
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

describe('a drug that a list does not have', () => {
  const glossary = loadGlossary();
  const idsOf = (fits: (drug: (typeof glossary.drugs)[number]) => boolean) =>
    glossary.drugs.filter(fits).map(({ id }) => id);
  const negative = idsOf(({ labelUses, listings, statements }) =>
    [
      ...listings,
      ...statements,
      ...labelUses.flatMap(({ state, lines }) => (state === 'approved' ? lines : [])),
    ]
      .flatMap(({ subtypes }) => subtypes)
      .some(({ id }) => id === 'her2-negative'),
  );

  it.each([
    [
      'is right where the list has its class',
      ['letrozole', 'class:serd'],
      'giredestrant',
      /^class serd, by \S/,
    ],
    [
      'is right where the list is that of a subtype that it is named for',
      negative.filter((id) => id !== 'camizestrant'),
      'camizestrant',
      /^subtype her2-negative, by \S/,
    ],
    [
      'is wrong where the list has few drugs of the subtype',
      ['olaparib', 'talazoparib'],
      'camizestrant',
      null,
    ],
    ['is wrong where the list has drugs without the subtype', ['cisplatin', ...negative], 'pertuzumab', null],
    ['is wrong where it is no drug', ['letrozole'], 'class:serd', null],
  ])('%s', (_, right, id, fact) => {
    const found = newerFact(new Set(right), id, glossary);
    if (fact) expect(found).toMatch(fact);
    else expect(found).toBeNull();
  });

  it('is named with its fact, and counts as wrong by the list alone', () => {
    write('words.tsv', 'query\tlanguage\tright\nAI\ten\tletrozole,class:aromatase-inhibitor\n');
    const search = finding({ AI: ['letrozole', 'anastrozole'] });
    const { scores, newerFacts } = scoreSearch(readLists(folder), search, (right, id) =>
      newerFact(right, id, glossary),
    );
    expect(scores.words.someWrong).toBe(0);
    expect(newerFacts).toEqual({
      someWrongByList: 1,
      hits: [
        { query: 'AI', found: 'anastrozole', fact: expect.stringMatching(/^class aromatase-inhibitor, by /) },
      ],
    });
  });
});
