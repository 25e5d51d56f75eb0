import { parseArgs } from 'node:util';

/** The command line cannot be followed; the message says why. */
export class OptionsError extends Error {}

const USAGE = 'npm run check:data [-- --stale MONTHS]';

/**
 * Reads the command line.
 *
 * @param args what stands behind the name of the program
 * @returns after how many months a record is stale; null where the records themselves are to be checked
 * @throws OptionsError when the number is none, or an option is unknown
 */
export function readOptions(args: readonly string[]): { staleAfter: number | null } {
  const { stale } = parse(args);
  if (stale === undefined) return { staleAfter: null };
  if (!/^\d{1,3}$/.test(stale))
    throw new OptionsError(`"${stale}" is not a whole number of months from 0 to 999: ${USAGE}`);
  return { staleAfter: Number(stale) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { stale: { type: 'string' } } }).values;
  } catch (error) {
    throw new OptionsError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}
