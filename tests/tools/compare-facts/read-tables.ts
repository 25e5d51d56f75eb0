/** Reads tables of tab-separated values, whose first lines may be comments that begin with `#`. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface Table {
  /** Name of the file. */
  file: string;
  columns: string[];
  rows: Row[];
}

export interface Row {
  /** Line in the file, counted from 1. */
  line: number;
  /** The cell of a column; empty where the row has none. */
  cell(column: string): string;
}

/** A folder or a table cannot be used; the message says which and why. */
export class TableError extends Error {}

/**
 * @param folder the folder with the data sets, `external-*.tsv`
 * @throws TableError when it cannot be read, holds no such file, or a table is broken
 */
export function readTables(folder: string): Table[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => /^external-.*\.tsv$/.test(name));
  } catch (error) {
    throw new TableError(`${folder}: cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  if (names.length === 0) throw new TableError(`${folder}: holds no external-*.tsv file`);
  return names.sort().map((name) => parseTable(basename(name), readFileSync(join(folder, name), 'utf8')));
}

function parseTable(file: string, text: string): Table {
  const lines = text
    .split(/\r?\n/)
    .map((content, i) => ({ content, line: i + 1 }))
    .filter(({ content }) => content.trim() !== '' && !content.startsWith('#'));
  const [head, ...body] = lines;
  if (!head) throw new TableError(`${file}: has no line with the names of the columns`);
  const columns = head.content.split('\t');
  return { file, columns, rows: body.map(({ content, line }) => rowOf(file, columns, content, line)) };
}

function rowOf(file: string, columns: readonly string[], content: string, line: number): Row {
  const cells = content.split('\t');
  if (cells.length > columns.length) {
    throw new TableError(
      `${file}: line ${line}: has ${cells.length} cells, but there are ${columns.length} columns`,
    );
  }
  return {
    line,
    cell(column) {
      const at = columns.indexOf(column);
      if (at < 0) throw new TableError(`${file}: there is no column "${column}"`);
      return (cells[at] ?? '').trim();
    },
  };
}
