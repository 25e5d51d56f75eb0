import type { Mention } from '@/lib/matcher';
import type { Annotation, Corpus, CorpusDocument } from './read-corpora';

/** What is known of the things that the matcher finds. */
export interface Vocabulary {
  find(text: string): Mention[];
  /** Name of a drug that we ship, by its id. */
  drugs: ReadonlyMap<string, string>;
}

/** An error, with the text around it. */
export interface Finding {
  corpus: string;
  doc: string;
  /** Id of the drug that was annotated (a miss), or that we took it for (a hit). */
  drug: string;
  text: string;
  /** The annotation's `how`, for a miss. */
  how?: string;
  context: string;
}

export interface Score {
  corpus: string;
  kind: Corpus['kind'];
  documents: number;
  words: number;
  /** Annotated mentions of drugs that we ship, by `how`, and how many of these were found. */
  mentions: Record<string, { annotated: number; found: number }>;
  /** The same by drug. */
  byDrug: Record<string, { annotated: number; found: number; hits: number; wrong: number }>;
  /** Annotated mentions of drugs that we do not ship, by drug. */
  notShipped: Record<string, number>;
  /** Hits on drugs; those on drug classes are not counted here. */
  hits: number;
  classHits: number;
  /** Where the documents have annotations of classes. */
  classes: { annotated: number; found: number; wrong: number };
  misses: Finding[];
  /** Hits on what is annotated as something else. */
  wrong: Finding[];
  /** Hits where nothing is annotated: drugs that the annotators left out, or errors; to be read. */
  unannotated: Finding[];
}

const CONTEXT = 60;

/** Runs the matcher over a corpus and compares what it finds with what people annotated. */
export function scoreCorpus({ name, kind, documents }: Corpus, vocabulary: Vocabulary): Score {
  const score: Score = {
    corpus: name,
    kind,
    documents: documents.length,
    words: 0,
    mentions: {},
    byDrug: {},
    notShipped: {},
    hits: 0,
    classHits: 0,
    classes: { annotated: 0, found: 0, wrong: 0 },
    misses: [],
    wrong: [],
    unannotated: [],
  };
  for (const document of documents) scoreDocument(document, score, vocabulary);
  return score;
}

function scoreDocument(document: CorpusDocument, score: Score, { find, drugs }: Vocabulary): void {
  const { text } = document;
  const annotations = document.drugs ?? [];
  const all = find(text);
  const hits = all.filter(({ id }) => drugs.has(id));
  score.words += text.match(/\S+/g)?.length ?? 0;
  score.hits += hits.length;
  score.classHits += all.length - hits.length;

  const finding = ({ start, end }: { start: number; end: number }, drug: string): Finding => ({
    corpus: score.corpus,
    doc: document.doc,
    drug,
    text: text.slice(start, end),
    context: contextOf(text, start, end),
  });

  scoreClasses(
    document,
    all.filter(({ id }) => !drugs.has(id)),
    score,
    finding,
  );
  for (const annotation of annotations) {
    for (const drug of drugsOf(annotation)) {
      if (!drugs.has(drug)) {
        score.notShipped[drug] = (score.notShipped[drug] ?? 0) + 1;
        continue;
      }
      const found = hits.some((hit) => overlap(hit, annotation) && means(hit, drug, drugs));
      count(score, drug, annotation.how, found);
      if (!found) score.misses.push({ ...finding(annotation, drug), how: annotation.how });
    }
  }
  for (const hit of hits) {
    const row = rowOf(score, hit.id);
    row.hits += 1;
    const annotated = annotations.filter((annotation) => overlap(hit, annotation));
    const isNamed = annotated.some((one) => drugsOf(one).some((drug) => means(hit, drug, drugs)));
    if (isNamed && !annotated.some((one) => isPartOf(hit, one, find))) continue;
    const isOther = document.others?.some(([start, end]) => overlap(hit, { start, end })) ?? false;
    if (score.kind === 'partial' && annotated.length === 0) continue;
    row.wrong += 1;
    (annotated.length > 0 || isOther ? score.wrong : score.unannotated).push(finding(hit, hit.id));
  }
}

/** Classes count apart from drugs: an annotator of drugs seldom has them. */
function scoreClasses(
  document: CorpusDocument,
  hits: readonly Mention[],
  score: Score,
  finding: (span: { start: number; end: number }, id: string) => Finding,
): void {
  if (!document.classes) return;
  const isOf = (hit: Mention, { class: id }: { class: string }) => hit.id === id || hit.id.endsWith(`:${id}`);
  for (const annotation of document.classes) {
    const found = hits.some((hit) => overlap(hit, annotation) && isOf(hit, annotation));
    score.classes.annotated += 1;
    if (found) score.classes.found += 1;
    else score.misses.push({ ...finding(annotation, annotation.class), how: 'class' });
  }
  for (const hit of hits) {
    if (document.classes.some((one) => overlap(hit, one) && isOf(hit, one))) continue;
    score.classes.wrong += 1;
    score.wrong.push(finding(hit, hit.id));
  }
}

/**
 * Whether a mark is on a part of a longer name: of another drug of ours ("doxorubicin" in "liposomal doxorubicin"), or of several
 * drugs together ("DECP").
 */
function isPartOf(hit: Mention, annotation: Annotation, find: Vocabulary['find']): boolean {
  const { start, end, text } = annotation;
  const [whole] = find(text);
  if (drugsOf(annotation).length > 1 && hit.start <= start && hit.end >= end) return whole?.id !== hit.id;
  const isShorter = hit.start >= start && hit.end <= end && hit.end - hit.start < end - start;
  return (
    isShorter && whole !== undefined && whole.start === 0 && whole.end === end - start && whole.id !== hit.id
  );
}

/**
 * Whether a hit names the annotated drug: the drug itself, or a form of it that annotators treat as the same
 * (liposomal doxorubicin where doxorubicin is annotated).
 */
function means(hit: Mention, drug: string, drugs: Vocabulary['drugs']): boolean {
  const plainName = drugs.get(drug);
  return hit.id === drug || (plainName !== undefined && (drugs.get(hit.id)?.includes(plainName) ?? false));
}

function drugsOf({ drug }: Annotation): readonly string[] {
  return typeof drug === 'string' ? [drug] : drug;
}

function overlap(one: { start: number; end: number }, other: { start: number; end: number }): boolean {
  return one.start < other.end && other.start < one.end;
}

function rowOf(score: Score, drug: string): Score['byDrug'][string] {
  score.byDrug[drug] ??= { annotated: 0, found: 0, hits: 0, wrong: 0 };
  return score.byDrug[drug];
}

function count(score: Score, drug: string, how: string, found: boolean): void {
  score.mentions[how] ??= { annotated: 0, found: 0 };
  for (const row of [score.mentions[how], rowOf(score, drug)]) {
    row.annotated += 1;
    if (found) row.found += 1;
  }
}

function contextOf(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  const after = text.slice(end, end + CONTEXT);
  return `…${before}[${text.slice(start, end)}]${after}…`.replace(/\s+/g, ' ');
}
