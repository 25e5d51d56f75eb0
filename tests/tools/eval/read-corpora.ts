/** Reads texts that people have annotated, one document a line (JSON Lines), and plain texts without any drug. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

const AnnotationSchema = v.object({
  start: offset,
  end: offset,
  text: v.string(),
  /** The drug, or several where one annotated span names them together. */
  drug: v.union([v.string(), v.pipe(v.array(v.string()), v.minLength(1))]),
  /** How the annotation was verified: `mesh`, `name` or `abbr`. */
  how: v.string(),
});

/** A mention of a class of drugs; `class` is the id of the class, without what an entry's id has before it. */
const ClassAnnotationSchema = v.object({ start: offset, end: offset, text: v.string(), class: v.string() });

const DocumentSchema = v.object({
  doc: v.string(),
  text: v.string(),
  /** There only where each mention of a class is annotated. */
  classes: v.optional(v.array(ClassAnnotationSchema)),
  drugs: v.optional(v.array(AnnotationSchema)),
  /** Every other chemical; there only where the annotation is complete. */
  others: v.optional(v.array(v.tuple([offset, offset]))),
});

export type Annotation = v.InferOutput<typeof AnnotationSchema>;
export type CorpusDocument = v.InferOutput<typeof DocumentSchema>;

/**
 * What the annotation of a corpus covers: `complete` lists each drug and each other chemical, `partial` lists some drugs,
 * in `drugless` any hit is wrong, and `plain` has no annotation at all.
 */
export type CorpusKind = 'complete' | 'partial' | 'drugless' | 'plain';

export interface Corpus {
  name: string;
  kind: CorpusKind;
  documents: CorpusDocument[];
}

/** A folder or a file cannot be used; the message says which and why. */
export class CorpusError extends Error {}

/**
 * @param folder holds `.jsonl` files (documents) and `.txt` files (texts without drugs, in paragraphs), also in folders inside
 * @throws CorpusError when it cannot be read, holds no such file, or a file is broken
 */
export function readCorpora(folder: string): Corpus[] {
  const files = filesIn(folder);
  if (files.length === 0) throw new CorpusError(`${folder}: holds no .jsonl and no .txt file`);
  return files.map((file) => (file.endsWith('.txt') ? readPlainText(file) : readJsonLines(file)));
}

function filesIn(folder: string): string[] {
  try {
    if (!statSync(folder).isDirectory()) throw new CorpusError(`${folder}: is not a folder`);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:jsonl|txt)$/.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    if (error instanceof CorpusError) throw error;
    throw new CorpusError(`${folder}: cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function readPlainText(file: string): Corpus {
  const documents = readFileSync(file, 'utf8')
    .split(/\n\s*\n/)
    .map((text, i) => ({ doc: `paragraph ${i + 1}`, text }));
  return { name: basename(file, '.txt'), kind: 'drugless', documents };
}

function readJsonLines(file: string): Corpus {
  const documents = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [parseLine(line, `${file}: line ${i + 1}`)]));
  if (documents.length === 0) throw new CorpusError(`${file}: holds no document`);
  return { name: basename(file, '.jsonl'), kind: kindOf(documents), documents };
}

function parseLine(line: string, where: string): CorpusDocument {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new CorpusError(`${where}: is no JSON: ${error instanceof Error ? error.message : error}`);
  }
  const result = v.safeParse(DocumentSchema, value);
  if (!result.success) {
    const [issue] = result.issues;
    throw new CorpusError(`${where}: ${v.getDotPath(issue) ?? 'document'}: ${issue.message}`);
  }
  for (const { start, end, text } of [...(result.output.drugs ?? []), ...(result.output.classes ?? [])]) {
    if (result.output.text.slice(start, end) !== text)
      throw new CorpusError(`${where}: "${text}" does not stand at ${start} to ${end} of the text`);
  }
  return result.output;
}

function kindOf(documents: readonly CorpusDocument[]): CorpusKind {
  if (documents.every(({ drugs }) => drugs === undefined)) return 'plain';
  return documents.every(({ others }) => others !== undefined) ? 'complete' : 'partial';
}
