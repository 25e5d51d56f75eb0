import type { DrugClass, Facts } from '@/data/schema';
import { compileTerms, createMatcher } from '@/lib/matcher';
import { classEntryId } from '../entry';
import { matcherTerms } from '../matcher-terms';

/**
 * Finds labels of classes that no page is searched for: who reads the label on a card should find it marked in a text too, unless
 * match-rules.json says why not.
 *
 * @returns the problems, each naming the class
 */
export function unfoundLabels({ classes, matchRules }: Pick<Facts, 'classes' | 'matchRules'>): string[] {
  const { find } = createMatcher(compileTerms(matcherTerms({ drugs: [], classes, matchRules }), matchRules));
  const excepted = new Set(matchRules.unmarkedLabels.map((one) => one.class));
  return classes
    .filter(({ id }) => !excepted.has(id))
    .flatMap((one) =>
      labelsOf(one)
        .filter(
          (label) =>
            !find(label).some(
              ({ id, start, end }) => id === classEntryId(one.id) && start === 0 && end === label.length,
            ),
        )
        .map(
          (label) =>
            `classes/${one.id}.json: ${one.id}: label: "${label}" is none of its terms: add it, or say in "unmarkedLabels" of match-rules.json why not`,
        ),
    );
}

/** The labels in both languages, without a short form in brackets at the end. */
function labelsOf({ label }: DrugClass): string[] {
  const labels = typeof label === 'string' ? [label] : [label.en, label.fr];
  return labels.map((text) => text.replace(/\s*\([^()]*\)$/, ''));
}
