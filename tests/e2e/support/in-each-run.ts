import { inject } from 'vitest';

/**
 * Cases of one promise that take long: of those that differ least, `npm test` tries the first.
 *
 * @param cases the most telling one first
 * @returns all of them in `npm run test:long`
 */
export function inEachRun<Case>(cases: readonly [Case, ...Case[]]): readonly Case[] {
  return inject('isLong') ? cases : cases.slice(0, 1);
}
