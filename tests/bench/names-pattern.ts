/** @returns source of the one regular expression of the reference walkers, longest name first */
export function namesPattern(names: readonly string[]): string {
  const escaped = [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return `\\b(?:${escaped.join('|')})\\b`;
}
