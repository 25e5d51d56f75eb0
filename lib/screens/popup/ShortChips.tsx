import { type Drug, type Entry, type Language, type Subtype, textIn } from '@/lib/glossary';

/** What all sources of a drug agree on, as small chips in a list. They say nothing more: the card explains them. */
export function ShortChips({ entry, language }: { entry: Entry; language: Language }) {
  const subtypes = entry.kind === 'drug' ? agreedSubtypes(entry) : [];
  if (subtypes.length === 0) return null;
  return (
    <span class="short-chips">
      {subtypes.map((subtype) => {
        const label = textIn(subtype.label, language);
        const short = shortLabel(label);
        return (
          <span key={subtype.id} class="chip small" data-subtype={subtype.id}>
            {short === label ? (
              label
            ) : (
              <>
                <span aria-hidden="true">{short}</span>
                <span class="hidden">{label}</span>
              </>
            )}
          </span>
        );
      })}
    </span>
  );
}

/**
 * @returns the subtypes that each source names for each kind of cancer: never a narrower claim than one of them makes. None where a
 *   source names a use without a subtype, and none that only a source of an ended use names.
 */
export function agreedSubtypes({ listings, labelUses, statements }: Drug): Subtype[] {
  const kinds: (readonly Subtype[])[] = [
    ...listings.flatMap(({ alternatives }) => (alternatives.length > 0 ? alternatives : [[]])),
    ...labelUses
      .filter(({ state }) => state === 'approved')
      .flatMap(({ lines }) =>
        lines.flatMap(({ subtypes, subtypesJoin }) =>
          subtypesJoin === 'or' ? subtypes.map((one) => [one]) : [subtypes],
        ),
      ),
    ...statements.filter(({ subtypes }) => subtypes.length > 0).map(({ subtypes }) => subtypes),
  ];
  const [first = [], ...others] = kinds;
  return first.filter(({ id }) => others.every((kind) => kind.some((other) => other.id === id)));
}

/** "HR-positive" as "HR+", "HER2 négatif" as "HER2−"; a longer label stays as it is. */
function shortLabel(label: string): string {
  return label
    .replace(/^(HR|RH|HER2|PD-L1)[- ](?:positive|positif)$/, '$1+')
    .replace(/^(HR|RH|HER2)[- ](?:negative|négatif)$/, '$1−');
}
