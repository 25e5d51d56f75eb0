import type { Mention, Prefilter } from '@/lib/matcher';
import type { Corpus } from './read-corpora';

/** What the prefilter of the scout makes of texts. */
export interface PrefilterScore {
  withNames: number;
  /** Documents with names that it does not let through: it must be none. */
  missed: string[];
  withoutNames: number;
  /** Documents without names that it lets through, so that the reader comes for nothing. */
  passed: string[];
}

/** @param find finds the names of a text */
export function scorePrefilter(
  corpora: readonly Corpus[],
  find: (text: string) => readonly Mention[],
  { mayHoldName }: Prefilter,
): PrefilterScore {
  const score: PrefilterScore = { withNames: 0, missed: [], withoutNames: 0, passed: [] };
  for (const { documents } of corpora) {
    for (const { doc, text } of documents) {
      const isLetThrough = mayHoldName(text, () => [text]);
      if (find(text).length > 0) {
        score.withNames += 1;
        if (!isLetThrough) score.missed.push(doc);
      } else {
        score.withoutNames += 1;
        if (isLetThrough) score.passed.push(doc);
      }
    }
  }
  return score;
}

export function prefilterLine({ withNames, missed, withoutNames, passed }: PrefilterScore): string {
  return (
    `Prefilter: of ${withNames} texts with names it misses ${missed.length}${listed(missed)}; ` +
    `of ${withoutNames} without, it lets ${passed.length} through${listed(passed)}.`
  );
}

function listed(documents: readonly string[]): string {
  return documents.length > 0 ? ` (${documents.slice(0, 10).join(', ')})` : '';
}
