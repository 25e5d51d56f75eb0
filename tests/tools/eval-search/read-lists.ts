/** Reads lists of typed texts, with what each of them should find: tables with tabs between the columns, and names of columns. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A misspelling of a drug's name. */
export interface Misspelling {
  typed: string;
  /** The id of the drug that was meant. */
  drug: string;
  /** Who has written it so, or by which rule it was made. */
  source: string;
}

/** A text that means several drugs and classes. */
export interface Word {
  query: string;
  language: 'en' | 'fr';
  /** The ids that it may find. */
  right: ReadonlySet<string>;
}

/** A text for which the glossary has nothing. */
export interface NotOurs {
  typed: string;
  kind: string;
}

export interface Lists {
  misspellings: Misspelling[];
  words: Word[];
  notOurs: NotOurs[];
}

/** A file cannot be used; the message says which and why. */
export class ListError extends Error {}

/**
 * @param folder holds `misspellings.tsv`, `words.tsv` and `not-ours.tsv`
 * @throws ListError when one of them cannot be read, or has other columns
 */
export function readLists(folder: string): Lists {
  return {
    misspellings: rowsOf(join(folder, 'misspellings.tsv'), ['typed', 'drug', 'source']),
    words: rowsOf(join(folder, 'words.tsv'), ['query', 'language', 'right']).map(
      ({ query, language, right }) => ({
        query,
        language: language === 'fr' ? 'fr' : 'en',
        right: new Set(right.split(',')),
      }),
    ),
    notOurs: rowsOf(join(folder, 'not-ours.tsv'), ['typed', 'kind']),
  };
}

function rowsOf<Column extends string>(file: string, columns: readonly Column[]): Record<Column, string>[] {
  const [head = '', ...lines] = textOf(file)
    .split(/\r?\n/)
    .filter((line) => line !== '');
  if (head !== columns.join('\t')) throw new ListError(`${file}: the columns must be ${columns.join(', ')}`);
  return lines.map((line, i) => {
    const cells = line.split('\t');
    if (cells.length !== columns.length)
      throw new ListError(`${file}: row ${i + 2} has another number of cells`);
    return Object.fromEntries(columns.map((column, j) => [column, cells[j] ?? ''])) as Record<Column, string>;
  });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ListError(`${file}: cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
