import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileTerms, createMatcher, findWithDefinitions } from '@/lib/matcher';
import { readCorpora } from '../../tools/eval/read-corpora';
import { figuresOf, reportLines, reportObject } from '../../tools/eval/report';
import { scoreCorpus } from '../../tools/eval/score';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpora-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, ...documents: unknown[]): void {
  const lines = documents.map((document) =>
    typeof document === 'string' ? document : JSON.stringify(document),
  );
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), lines.join('\n'));
}

/** An annotated document: each drug is given by its words and id, and annotated where the words stand first. */
function annotated(
  doc: string,
  text: string,
  drugs: [words: string, drug: string | string[], how?: string][],
) {
  return {
    doc,
    text,
    drugs: drugs.map(([words, drug, how = 'mesh']) => {
      const start = text.indexOf(words);
      return { start, end: start + words.length, text: words, drug, how };
    }),
  };
}

const matcher = createMatcher(
  compileTerms([
    { id: 'red', text: 'redicine' },
    { id: 'liposomal-red', text: 'liposomal redicine' },
    { id: 'blue', text: 'bluemab' },
    { id: 'class:mab', text: 'antibody' },
  ]),
);
const vocabulary = {
  find: (text: string) => findWithDefinitions(matcher, text),
  drugs: new Map([
    ['red', 'redicine'],
    ['liposomal-red', 'liposomal redicine'],
    ['blue', 'bluemab'],
  ]),
};
const scores = () => readCorpora(folder).map((corpus) => scoreCorpus(corpus, vocabulary));

describe('the evaluation counts', () => {
  it('mentions that are found and missed, by how they were verified and by drug', () => {
    write('one.jsonl', {
      ...annotated('d1', 'redicine (RDC) and reddicine; bluemab', [
        ['redicine', 'red'],
        ['RDC', 'red', 'abbr'],
        ['reddicine', 'red', 'name'],
        ['bluemab', 'blue'],
      ]),
      others: [],
    });
    const [score] = scores();
    expect(score?.mentions).toEqual({
      mesh: { annotated: 2, found: 2 },
      abbr: { annotated: 1, found: 1 },
      name: { annotated: 1, found: 0 },
    });
    expect(score?.byDrug['red']).toEqual({ annotated: 3, found: 2, hits: 2, wrong: 0 });
    expect(score?.misses).toEqual([
      {
        corpus: 'one',
        doc: 'd1',
        drug: 'red',
        text: 'reddicine',
        how: 'name',
        context: '…redicine (RDC) and [reddicine]; bluemab…',
      },
    ]);
  });

  it('each drug of a span that names several', () => {
    write('one.jsonl', annotated('d1', 'redicine-bluemab', [['redicine-bluemab', ['red', 'blue']]]));
    expect(scores()[0]?.mentions).toEqual({ mesh: { annotated: 2, found: 2 } });
  });

  it('drugs that are not shipped apart', () => {
    write('one.jsonl', annotated('d1', 'greenicine', [['greenicine', 'green']]));
    const [score] = scores();
    expect(score?.notShipped).toEqual({ green: 1 });
    expect(score?.mentions).toEqual({});
  });

  it('a form of the annotated drug as found', () => {
    write('one.jsonl', { ...annotated('d1', 'liposomal redicine', [['redicine', 'red']]), others: [] });
    const [score] = scores();
    expect([score?.misses, score?.wrong, score?.unannotated]).toEqual([[], [], []]);
  });

  it('hits on something else, and where nothing is annotated, apart', () => {
    write('one.jsonl', { ...annotated('d1', 'redicine, bluemab, an antibody', []), others: [[0, 8]] });
    const [score] = scores();
    expect(score?.wrong.map(({ drug }) => drug)).toEqual(['red']);
    expect(score?.unannotated.map(({ drug }) => drug)).toEqual(['blue']);
    expect([score?.hits, score?.classHits]).toEqual([2, 1]);
    const figures = figuresOf('one', scores());
    expect(figures).toMatchObject({ precision: 0, recall: null, falseHitsPerMillionWords: 500_000 });
  });

  it('no precision where annotation is not complete', () => {
    write('one.jsonl', annotated('d1', 'redicine and bluemab', [['redicine', 'red']]));
    expect(figuresOf('one', scores())).toMatchObject({ recall: 1, precision: null, hits: 2, unannotated: 0 });
  });

  it('a hit that is annotated as another drug as wrong, whatever the annotation', () => {
    write('one.jsonl', annotated('d1', 'redicine', [['redicine', 'blue']]));
    expect(scores()[0]?.wrong).toHaveLength(1);
  });

  it('any hit in a plain text as a false one', () => {
    write('novel.txt', 'Call me Ishmael.\n\nNo redicine here.');
    expect(figuresOf('novel', scores())).toMatchObject({ words: 6, unannotated: 1, precision: 0 });
  });
});

it('all corpora are reported, with each error in its context, for people and for machines', () => {
  write('one.jsonl', { ...annotated('d1', 'redicine, rubicine', [['rubicine', 'red']]), others: [] });
  write('more/two.jsonl', annotated('d2', 'bluemab', [['bluemab', 'blue']]));
  const lines = reportLines(scores()).join('\n');
  expect(lines).toMatch(/^all +2 +3 +2 +50\.00 %/m);
  expect(lines).toMatch(/Misses \(1\)\n {2}one · d1 · red · mesh: …redicine, \[rubicine\]…/);
  expect(lines).toMatch(/Unannotated.* \(1\)\n {2}one · d1 · red: …\[redicine\], rubicine…/);
  const report = JSON.parse(JSON.stringify(reportObject(scores())));
  expect(report.corpora.map(({ corpus }: { corpus: string }) => corpus)).toEqual(['two', 'one']);
  expect(report.misses[0].text).toBe('rubicine');
});

describe('is refused with file and line', () => {
  it.each([
    ['a folder that is not there', () => rmSync(folder, { recursive: true }), /cannot be read/],
    ['a folder without corpora', () => write('README.md', ''), /holds no \.jsonl and no \.txt file/],
    ['an empty file', () => write('one.jsonl', ''), /one\.jsonl: holds no document/],
    ['a line that is no JSON', () => write('one.jsonl', '{"doc": 1'), /one\.jsonl: line 1: is no JSON/],
    [
      'a document without text',
      () => write('one.jsonl', { doc: 'a', text: 'b' }, { doc: 'c' }),
      /one\.jsonl: line 2: text: /,
    ],
    [
      'an annotation at the wrong place',
      () =>
        write('one.jsonl', {
          doc: 'a',
          text: 'redicine',
          drugs: [{ start: 1, end: 4, text: 'red', drug: 'red', how: 'mesh' }],
        }),
      /one\.jsonl: line 1: "red" does not stand at 1 to 4 of the text/,
    ],
  ])('%s', (_, prepare, message) => {
    prepare();
    expect(() => readCorpora(folder)).toThrow(message);
  });
});
