import type { DrugRecord, Facts, LabelUse, Source, UseLine } from '@/data/schema';

/**
 * Finds facts of a drug that contradict each other: two rows of one region, a date and its source, or one thing that is there twice.
 *
 * @returns the problems, each as "file: record: field: what is wrong"
 */
export function contradictions({ drugs, sources }: Pick<Facts, 'drugs' | 'sources'>): string[] {
  return drugs.flatMap((drug) => {
    const where = `drugs/${drug.id}.json: ${drug.id}`;
    return [
      ...contradictingRows(drug, where),
      ...(drug.labelUses ?? []).flatMap((use, i) =>
        wrongDate(use, drug, sources, `${where}: labelUses.${i}.date`),
      ),
      ...doubles(drug, where),
      ...excludedKinds(drug, where),
    ];
  });
}

/** A label has one date; what a list shows is as old as the list; and no report is older than what it reports. */
function wrongDate(
  { date, source: id }: LabelUse,
  { checked }: DrugRecord,
  sources: readonly Source[],
  where: string,
): string[] {
  const source = sources.find((one) => one.id === id);
  if (!source) return [];
  const hasOneDate = source.dateOf === 'label' || source.dateOf === 'extract';
  if (hasOneDate && date !== source.date)
    return [
      `${where}: is ${date}, but its source "${id}" is of ${source.date}: write the date of the source in both`,
    ];
  if (isLater(date, source.date))
    return [
      `${where}: is ${date}, later than its source "${id}" of ${source.date}: write the date of the decision, or cite a newer source`,
    ];
  if (checked !== undefined && isLater(date, checked))
    return [
      `${where}: is ${date}, later than the month of the check, ${checked}: correct it, or compare all facts with their sources again`,
    ];
  return [];
}

/** Dates are as fine as their sources: a month is not later than a day in it. */
function isLater(date: string, other: string): boolean {
  const length = Math.min(date.length, other.length);
  return date.slice(0, length) > other.slice(0, length);
}

/** Pairs of subtypes that no cancer has at once. */
const OPPOSITES = [
  ['hr-positive', 'hr-negative'],
  ['hr-positive', 'triple-negative'],
  ['her2-positive', 'her2-negative'],
  ['her2-positive', 'her2-low'],
  ['her2-positive', 'triple-negative'],
] as const;

function excludedKinds({ labelUses = [], statements = [] }: DrugRecord, where: string): string[] {
  const kinds = [
    ...labelUses.flatMap(({ lines }, row) =>
      lines
        .filter(({ subtypesJoin }) => subtypesJoin !== 'or')
        .map(({ subtypes }, i) => ({ subtypes, at: `labelUses.${row}.lines.${i}` })),
    ),
    ...statements.map(({ subtypes }, i) => ({ subtypes, at: `statements.${i}` })),
  ];
  return kinds.flatMap(({ subtypes, at }) =>
    OPPOSITES.filter((pair) => pair.every((id) => subtypes.includes(id))).map(
      ([one, other]) =>
        `${where}: ${at}.subtypes: no cancer is both "${one}" and "${other}": keep the one that the source names, or write two`,
    ),
  );
}

/** One fact in two places is sooner or later two facts. */
function doubles({ names, listings = [], labelUses = [] }: DrugRecord, where: string): string[] {
  return [
    ...repeated(names.map(({ text }) => text)).map(
      (i) => `${where}: names.${i}.text: "${names[i]?.text}" is there twice: keep one of the two`,
    ),
    ...repeated(listings.map(({ section, list }) => `${section} ${list}`)).map(
      (i) => `${where}: listings.${i}: is there twice: leave it out`,
    ),
    ...labelUses.flatMap(({ lines }, row) =>
      repeated(lines.map(({ stage, text }) => `${stage} ${text.en}`)).map(
        (i) => `${where}: labelUses.${row}.lines.${i}: is there twice: leave it out`,
      ),
    ),
  ];
}

/** @returns the indexes of what an earlier one says as well */
function repeated(texts: readonly string[]): number[] {
  return [...texts.keys()].filter((i) => texts.indexOf(texts[i] ?? '') < i);
}

/** A line with its row; lines of one row stand together on purpose, and do not contradict each other. */
interface Placed {
  use: LabelUse;
  row: number;
  line: UseLine;
  at: number;
}

/**
 * Two rows of one region that speak of the same kind of cancer at the same stage. Where both hold, the notes of the record name
 * the source of one of them and say why.
 */
function contradictingRows({ labelUses = [], notes = '' }: DrugRecord, where: string): string[] {
  const placed = labelUses.flatMap((use, row) =>
    use.lines.map((line, at): Placed => ({ use, row, line, at })),
  );
  const reported = new Set<string>();
  return placed.flatMap((later) =>
    placed.flatMap((earlier) => {
      if (earlier.row >= later.row || !isSameUse(earlier, later)) return [];
      const isExplained = [earlier, later].some(({ use }) => notes.includes(use.source));
      if (isExplained && earlier.line.text.en !== later.line.text.en) return [];
      const rows = `${earlier.row} ${later.row}`;
      if (reported.has(rows)) return [];
      reported.add(rows);
      return [
        `${where}: labelUses.${later.row}.lines.${later.at}: ${contradictionBetween(earlier, later)}: keep the newer one, or name "${later.use.source}" in "notes" and say why both hold`,
      ];
    }),
  );
}

function isSameUse(one: Placed, other: Placed): boolean {
  return one.use.region === other.use.region && kindOf(one.line) === kindOf(other.line);
}

function kindOf({ stage, subtypes, subtypesJoin }: UseLine): string {
  return [stage, subtypesJoin ?? 'one', ...[...subtypes].sort()].join();
}

function contradictionBetween(earlier: Placed, later: Placed): string {
  const first = `labelUses.${earlier.row}.lines.${earlier.at} ("${earlier.use.source}")`;
  return earlier.use.state === later.use.state
    ? `${first} is for the same stage and subtypes in the same region`
    : `is ${later.use.state}, but ${first}, for the same stage and subtypes in the same region, is ${earlier.use.state}`;
}
