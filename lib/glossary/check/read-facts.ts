import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Facts } from '@/data/schema';
import { type CheckedFacts, checkFacts } from './check-facts';

/**
 * @param folder the folder with the records
 * @returns the readable records, and each problem as "file: record: field: what is wrong"
 */
export function readFacts(folder: string): CheckedFacts {
  const unreadable: string[] = [];
  // Sorted, so that each build makes the same of the same files.
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .sort();
  const files = paths.flatMap((path): [string, unknown][] => {
    const name = path.replaceAll(sep, '/');
    try {
      return [[name, JSON.parse(readFileSync(join(folder, path), 'utf8'))]];
    } catch (error) {
      unreadable.push(`${name}: cannot be read: ${error instanceof Error ? error.message : error}`);
      return [];
    }
  });
  const { facts, problems } = checkFacts(Object.fromEntries(files));
  return { facts, problems: [...unreadable, ...problems] };
}

/**
 * @param folder the folder with the records
 * @returns the facts when nothing is wrong with them
 * @throws Error that lists all problems, a line each
 */
export function assertFacts(folder: string): Facts {
  const { facts, problems } = readFacts(folder);
  if (problems.length === 0) return facts;
  throw new Error(
    `${problems.length} problem(s) in the facts:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
  );
}
