/**
 * Puts a failure into words for the person at the terminal: what went wrong and why, without a stack.
 *
 * @param failure whatever was thrown
 */
export function explain(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  const causes = failure instanceof AggregateError ? failure.errors : [failure.cause];
  const reasons = causes.filter((cause) => cause !== undefined).map(explain);
  return [failure.message, ...reasons].filter(Boolean).join('\n  because: ');
}
