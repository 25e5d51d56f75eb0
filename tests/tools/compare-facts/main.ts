/**
 * `npm run compare:facts -- FOLDER [--json]`: compares class, names and labels of our records with copies of public data sets,
 * and uses, brands, regimens and dates with copies of pages for patients, and lists every disagreement. One that the notes of the record mention is explained; any other makes the exit code 1.
 */
import { parseArgs } from 'node:util';
import { assertFacts } from '../../../lib/glossary/check/index.ts';
import { compareFacts, type Disagreement } from './compare';
import { readDataSets } from './data-sets';
import { readPages } from './read-pages';
import { readTables, TableError } from './read-tables';

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});

try {
  const [folder] = positionals;
  if (!folder) throw new TableError('Say which folder: npm run compare:facts -- FOLDER [--json]');
  const disagreements = compareFacts(
    assertFacts('data'),
    readDataSets(readTables(folder)),
    readPages(folder),
  );
  const open = disagreements.filter(({ explanation }) => explanation === null);
  const explained = disagreements.filter(({ explanation }) => explanation !== null);
  if (values.json) console.log(JSON.stringify(disagreements, null, 2));
  else
    console.log(
      [...section('Explained in the notes', explained), ...section('Not explained', open)].join('\n'),
    );
  process.exitCode = open.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof TableError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

function section(title: string, disagreements: readonly Disagreement[]): string[] {
  return [
    `${title}: ${disagreements.length}`,
    ...disagreements.map(
      ({ drug, kind, message, explanation }) =>
        `  ${drug}: ${kind}: ${message}${explanation === null ? '' : ` – ${explanation}`}`,
    ),
  ];
}
