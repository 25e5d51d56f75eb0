import { headCommit } from '../release/git.ts';

/** So many digits of a commit's name are a number that fast-check takes whole: 32 bits with a sign. */
const DIGITS = 7;
const SEEDS = 16 ** DIGITS;

/**
 * The seed of the random tests of a run. It is drawn from the commit: a run that is repeated tries the same cases, and each commit
 * tries others. The long run looks for what is seldom, so it draws another one each time; so does a folder without Git.
 *
 * @param given the seed that is asked for
 * @param commit gives the name of the commit, or throws where there is none
 */
export function seedOfRun(isLong: boolean, given?: string, commit = headCommit): number {
  if (given) return Number(given);
  const drawn = Math.floor(Math.random() * SEEDS);
  if (isLong) return drawn;
  try {
    return Number.parseInt(commit().slice(0, DIGITS), 16);
  } catch {
    return drawn;
  }
}
