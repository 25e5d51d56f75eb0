/** One number of the report. */
export interface Figure {
  what: string;
  value: string;
  /** Left out when the number is only for information. */
  target?: { text: string; reached: boolean };
}

/** @param most the largest ratio that is still good */
export function ratioFigure(what: string, ratio: number, most: number): Figure {
  return {
    what,
    value: `${ratio.toFixed(2)} x`,
    target: { text: `at most ${most} x`, reached: ratio <= most },
  };
}

/**
 * @param unit of the value, e.g. `ms`
 * @param most the largest value that is still good
 * @param digits how many to print after the point
 */
export function limitFigure(what: string, value: number, unit: string, most: number, digits = 1): Figure {
  return {
    what,
    value: `${value.toFixed(digits)} ${unit}`.trimEnd(),
    target: { text: `at most ${most} ${unit}`.trimEnd(), reached: value <= most },
  };
}

/** @returns the figures as lines of aligned columns */
export function figureLines(figures: readonly Figure[]): string[] {
  const rows = figures.map(({ what, value, target }) => [
    what,
    value,
    target?.text ?? '',
    target ? (target.reached ? 'reached' : 'missed') : '',
  ]);
  return alignedLines([['what', 'measured', 'target', ''], ...rows]);
}

/** @returns the rows as lines, the first column left-aligned, the others right-aligned */
export function alignedLines(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((row) => row[i]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half];
  if (upper === undefined) throw new RangeError('There is no median of nothing');
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

/** @param part percent of the values that are no larger than the one that is given */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((sorted.length * part) / 100) - 1)];
  if (value === undefined) throw new RangeError('There is no percentile of nothing');
  return value;
}
