/** How many times as long random tests run as in each run of the tests: `npm run test:long` asks for more. */
export const FUZZ_FACTOR = Number(import.meta.env?.['VITE_FUZZ_FACTOR'] ?? 1);

/** @returns how many cases a random test tries */
export function fuzzRuns(inEachRun: number): number {
  return inEachRun * FUZZ_FACTOR;
}
