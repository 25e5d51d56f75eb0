import type { Finding, Score } from './score';

/** The figures of one corpus, or of several together. */
export interface Figures {
  corpus: string;
  documents: number;
  words: number;
  /** Mentions of drugs that we ship, and those found; abbreviations of unverified meaning included. */
  annotated: number;
  found: number;
  /** null where nothing is annotated. */
  recall: number | null;
  /** Over the mentions whose meaning was verified (`mesh`, `name`). */
  recallVerified: number | null;
  hits: number;
  /** Hits on what is annotated as something else. */
  wrong: number;
  /** Hits where nothing is annotated. */
  unannotated: number;
  /** All hits that are not annotated so count as errors; null where the annotation is not complete. */
  precision: number | null;
  /** Those where nothing is annotated do not count. */
  precisionWhereAnnotated: number | null;
  falseHitsPerMillionWords: number | null;
  classHits: number;
  /** Over the annotated mentions of classes; null where none are. */
  classRecall: number | null;
  /** Hits on classes where no such class is annotated, in documents that have annotations of classes. */
  classWrong: number;
}

const VERIFIED = ['mesh', 'name'];

/** @returns the figures of these corpora together */
export function figuresOf(corpus: string, scores: readonly Score[]): Figures {
  const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0);
  const judged = scores.filter(({ kind }) => kind === 'complete' || kind === 'drugless');
  const sumJudged = (of: (score: Score) => number) => judged.reduce((total, score) => total + of(score), 0);
  const mentions = scores.flatMap((score) => Object.entries(score.mentions));
  const total = (rows: typeof mentions, field: 'annotated' | 'found') =>
    rows.reduce((count, [, row]) => count + row[field], 0);
  const verified = mentions.filter(([how]) => VERIFIED.includes(how));
  const hits = sumJudged((score) => score.hits);
  const wrong = sumJudged((score) => score.wrong.length);
  const unannotated = sumJudged((score) => score.unannotated.length);
  return {
    corpus,
    documents: sum((score) => score.documents),
    words: sum((score) => score.words),
    annotated: total(mentions, 'annotated'),
    found: total(mentions, 'found'),
    recall: part(total(mentions, 'found'), total(mentions, 'annotated')),
    recallVerified: part(total(verified, 'found'), total(verified, 'annotated')),
    hits: sum((score) => score.hits),
    wrong,
    unannotated,
    precision: part(hits - wrong - unannotated, hits),
    precisionWhereAnnotated: part(hits - wrong - unannotated, hits - unannotated),
    falseHitsPerMillionWords:
      judged.length === 0
        ? null
        : ((wrong + unannotated) /
            Math.max(
              1,
              sumJudged((score) => score.words),
            )) *
          1e6,
    classHits: sum((score) => score.classHits),
    classRecall: part(
      sum((score) => score.classes.found),
      sum((score) => score.classes.annotated),
    ),
    classWrong: sum((score) => score.classes.wrong),
  };
}

function part(some: number, all: number): number | null {
  return all === 0 ? null : some / all;
}

/** Everything for machines. */
export function reportObject(scores: readonly Score[]): object {
  return {
    total: figuresOf('all', scores),
    corpora: scores.map((score) => ({
      ...figuresOf(score.corpus, [score]),
      kind: score.kind,
      byHow: score.mentions,
      byDrug: score.byDrug,
      notShipped: score.notShipped,
    })),
    byDrug: byDrug(scores),
    notShipped: notShipped(scores),
    misses: scores.flatMap(({ misses }) => misses),
    wrong: scores.flatMap(({ wrong }) => wrong),
    unannotated: scores.flatMap(({ unannotated }) => unannotated),
  };
}

/** The report for people. */
export function reportLines(scores: readonly Score[]): string[] {
  const rows = [...scores.map((score) => figuresOf(score.corpus, [score])), figuresOf('all', scores)];
  return [
    ...table(
      [
        'corpus',
        'texts',
        'words',
        'mentions',
        'recall',
        'verified',
        'hits',
        'wrong',
        'unannotated',
        'precision',
        'false/M words',
        'classes',
        'class recall',
        'class wrong',
      ],
      rows.map((row) => [
        row.corpus,
        row.documents,
        row.words,
        row.annotated,
        percent(row.recall),
        percent(row.recallVerified),
        row.hits,
        row.wrong,
        row.unannotated,
        percent(row.precision),
        row.falseHitsPerMillionWords?.toFixed(1) ?? '–',
        row.classHits,
        percent(row.classRecall),
        row.classWrong,
      ]),
    ),
    '',
    ...table(
      ['drug', 'mentions', 'found', 'recall', 'hits', 'wrong or unannotated'],
      Object.entries(byDrug(scores)).map(([drug, { annotated, found, hits, wrong }]) => [
        drug,
        annotated,
        found,
        percent(part(found, annotated)),
        hits,
        wrong,
      ]),
    ),
    ...section(
      'Annotated drugs that are not in the glossary',
      Object.entries(notShipped(scores)).map(([drug, count]) => `${drug}: ${count}`),
    ),
    ...section(
      'Misses',
      scores.flatMap(({ misses }) => misses.map(findingLine)),
    ),
    ...section(
      'Wrong: annotated as something else',
      scores.flatMap(({ wrong }) => wrong.map(findingLine)),
    ),
    ...section(
      'Unannotated: left out by the annotators, or wrong',
      scores.flatMap(({ unannotated }) => unannotated.map(findingLine)),
    ),
  ];
}

function byDrug(scores: readonly Score[]): Score['byDrug'] {
  const total: Score['byDrug'] = {};
  for (const { byDrug } of scores) {
    for (const [drug, row] of Object.entries(byDrug)) {
      const sum = total[drug] ?? { annotated: 0, found: 0, hits: 0, wrong: 0 };
      total[drug] = sum;
      sum.annotated += row.annotated;
      sum.found += row.found;
      sum.hits += row.hits;
      sum.wrong += row.wrong;
    }
  }
  return Object.fromEntries(Object.entries(total).sort(([one], [other]) => one.localeCompare(other)));
}

function notShipped(scores: readonly Score[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const { notShipped } of scores) {
    for (const [drug, count] of Object.entries(notShipped)) total[drug] = (total[drug] ?? 0) + count;
  }
  return total;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)];
}

function findingLine({ corpus, doc, drug, how, context }: Finding): string {
  return `${[corpus, doc, drug, how].filter(Boolean).join(' · ')}: ${context}`;
}

function percent(value: number | null): string {
  return value === null ? '–' : `${(100 * value).toFixed(2)} %`;
}

/** Columns of equal width; the first is a label, the others are figures. */
function table(head: readonly string[], rows: readonly (string | number)[][]): string[] {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}
