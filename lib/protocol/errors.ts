/**
 * How errors are told. Apart from the schemas of the messages, because every frame of every page evaluates this module, and
 * schemas are evaluated in the background alone.
 */

/** The longest report of an error, in UTF-16 code units. */
export const MAX_ERROR_LENGTH = 4_000;

/**
 * @param error what was thrown: of a foreign page or library it may be anything
 * @returns what is known about it, its stack included, for a console
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // The stack of Firefox does not begin with the message: BROWSER-BUGS.md#error-stacks
  return error.stack?.includes(error.message) ? error.stack : `${error}\n${error.stack ?? ''}`;
}
