import { type Drug, type Found, type Language, type Subtype, textIn } from '@/lib/glossary';
import { popupText } from '@/lib/locales';

/** A row has room for so many; where there are more, only what is true of each kind of cancer is shown. */
const MAX_CHIPS = 3;

/**
 * What all sources of a drug agree on, as small chips in a list: side by side is "and", "or" is written. They say nothing more:
 * the card explains them.
 */
export function ShortChips({ entry, language }: { entry: Found; language: Language }) {
  const alternatives = entry.kind === 'drug' ? agreedKinds(entry) : [];
  if (alternatives.length === 0) return null;
  return (
    <span class="short-chips">
      {alternatives.map((subtypes, i) => (
        <span key={subtypes.map(({ id }) => id).join()}>
          {i > 0 && <span class="or">{popupText(language, 'or')}</span>}
          {subtypes.map((subtype) => (
            <ShortChip key={subtype.id} subtype={subtype} language={language} />
          ))}
        </span>
      ))}
    </span>
  );
}

function ShortChip({ subtype, language }: { subtype: Subtype; language: Language }) {
  const label = textIn(subtype.label, language);
  const short = shortLabel(label);
  return (
    <span class="chip small" data-subtype={subtype.id} dir="ltr">
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
}

/**
 * @returns the kinds of cancer that a drug is named for, each with the subtypes that it has at once. Each kind that any source
 *   names is one of them, or a part of one: so they are never narrower than what a source says. None where a source names a use
 *   without a subtype; what only a source of an ended use names does not count
 */
export function agreedKinds({ listings, labelUses, statements }: Drug): Subtype[][] {
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
  const widest = kinds.filter(
    (kind, i) =>
      !kinds.some((other, j) => j !== i && isWithin(kind, other) && (!isWithin(other, kind) || j < i)),
  );
  const agreed = widest.some((kind) => kind.length === 0) ? [] : widest.map((kind) => [...kind]);
  return agreed.flat().length > MAX_CHIPS ? inCommon(kinds) : agreed;
}

/** Whether all cancers of one kind are of the other too. */
function isWithin(kind: readonly Subtype[], other: readonly Subtype[]): boolean {
  return other.every(({ id }) => kind.some((subtype) => subtype.id === id));
}

function inCommon([first = [], ...others]: readonly (readonly Subtype[])[]): Subtype[][] {
  const common = first.filter(({ id }) => others.every((kind) => kind.some((other) => other.id === id)));
  return common.length > 0 ? [common] : [];
}

/** "HR-positive" as "HR+", "HER2 négatif" as "HER2−"; a longer label stays as it is. */
export function shortLabel(label: string): string {
  return label
    .replace(/^(HR|RH|HER2|PD-L1)[- ](?:positive|positif)$/, '$1+')
    .replace(/^(HR|RH|HER2)[- ](?:negative|négatif)$/, '$1−');
}
