import { readFileSync } from 'node:fs';
import { DIFFERENCES } from '../../../fixtures/pdf/differences.ts';

const NAMES = JSON.parse(
  readFileSync(new URL('../../../fixtures/pdf/names.json', import.meta.url), 'utf8'),
) as Record<string, string[][]>;

/**
 * What is to be marked in a file of tests/fixtures/pdf: the names of pdftotext with the listed differences.
 *
 * @returns for each page the ids of its names, in alphabetical order
 * @throws Error when a difference names what pdftotext does not give
 */
export function expectedNames(file: string): string[][] {
  const pages = NAMES[file];
  if (!pages) throw new Error(`names.json has no ${file}.`);
  return pages.map((names, index) => {
    const expected = [...names];
    for (const { onlyPdftotext = [], onlyMarked = [] } of DIFFERENCES.filter(
      (difference) => difference.file === file && difference.page === index + 1,
    )) {
      for (const name of onlyPdftotext) {
        const at = expected.indexOf(name);
        if (at < 0) throw new Error(`pdftotext does not give "${name}" on page ${index + 1} of ${file}.`);
        expected.splice(at, 1);
      }
      expected.push(...onlyMarked);
    }
    return expected.sort();
  });
}
