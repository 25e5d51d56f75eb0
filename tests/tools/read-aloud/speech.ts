/**
 * Reads what Orca has said from its log.
 *
 * @param log the file that Orca writes with `--debug-file`
 * @returns each utterance, in order
 */
export function utterances(log: string): string[] {
  return [...log.matchAll(/SPEECH OUTPUT: '(.*?)'(?:\{[^\n]*)?$/gm)].map(([, said = '']) => said.trim());
}

/** What a step of the session must be heard to say, and what it must not. */
export interface Expectation {
  says: readonly RegExp[];
  never?: readonly RegExp[];
}

/** @returns what is wrong with what was said: one line each; none where all was heard */
export function faults(said: readonly string[], { says, never = [] }: Expectation): string[] {
  const whole = said.join('\n');
  return [
    ...says.filter((wanted) => !wanted.test(whole)).map((wanted) => `was not said: ${wanted}`),
    ...never.filter((unwanted) => unwanted.test(whole)).map((unwanted) => `was said: ${unwanted}`),
  ];
}
