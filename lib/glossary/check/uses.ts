import type { DrugRecord, Facts, LabelUse, Source, Statement, UseLine } from '@/data/schema';

/** The number of lines of a use that a card has room for at first. */
const MAX_LINES_AT_FIRST = 2;

/** Who approves medicines, by the English name; the others only report what these have approved. */
const REGULATORS = [
  'Health Canada',
  'US Food and Drug Administration',
  'European Medicines Agency',
  'Medicines and Healthcare products Regulatory Agency (UK)',
];
/** Its pages for patients list what the regulator of the US has approved. */
const STATES_APPROVALS = ['National Cancer Institute (US)'];

/**
 * Finds uses that a card would show in a misleading way: more at first than can be read, less than must be seen, a report as the
 * regulator's own word, or two rows that contradict each other.
 *
 * @returns the problems, each as "file: record: field: what is wrong"
 */
export function wrongUses({
  drugs,
  classes,
  sources,
}: Pick<Facts, 'drugs' | 'classes' | 'sources'>): string[] {
  const ofClasses = classes.flatMap(({ id, statements = [] }) =>
    statements.flatMap((statement, i) =>
      unmarkedReport(statement, sources, `classes/${id}.json: ${id}: statements.${i}.isReported`),
    ),
  );
  const ofDrugs = drugs.flatMap((drug) => {
    const where = `drugs/${drug.id}.json: ${drug.id}`;
    const { labelUses = [] } = drug;
    return [
      ...labelUses.flatMap((use, i) => [
        ...wrongShortText(use, `${where}: labelUses.${i}.shortIndication`),
        ...wrongReport(use, sources, `${where}: labelUses.${i}.isReported`),
      ]),
      ...(drug.statements ?? []).flatMap((statement, i) =>
        unmarkedReport(statement, sources, `${where}: statements.${i}.isReported`),
      ),
      ...contradictions(drug, where),
    ];
  });
  return [...ofDrugs, ...ofClasses];
}

function wrongShortText({ state, lines, shortIndication }: LabelUse, where: string): string[] {
  if (state === 'withdrawn' && shortIndication)
    return [
      `${where}: would put what is no longer approved behind "More": leave it out, and shorten the lines`,
    ];
  if (state === 'approved' && lines.length > MAX_LINES_AT_FIRST && !shortIndication)
    return [`${where}: ${lines.length} lines are too many for the first look: sum them up here`];
  return [];
}

function wrongReport(
  { source: id, isReported }: LabelUse,
  sources: readonly Source[],
  where: string,
): string[] {
  const source = sources.find((one) => one.id === id);
  if (!source) return [];
  const publisher = englishName(source);
  if (isReported && REGULATORS.includes(publisher))
    return [`${where}: the source "${id}" is of ${publisher}, a regulator: leave it out, or cite the report`];
  if (!isReported && !REGULATORS.includes(publisher) && !STATES_APPROVALS.includes(publisher))
    return [
      `${where}: the source "${id}" is of ${publisher}, which is no regulator: set it to true, or cite the regulator`,
    ];
  return [];
}

/**
 * The short text of a statement does not say who reports it: the card does, above it. So the mark follows from the source, and the
 * whole text says it too.
 */
function unmarkedReport(
  { text, source: id, ...statement }: Statement,
  sources: readonly Source[],
  where: string,
): string[] {
  const isReported = statement.isReported ?? false;
  const source = sources.find((one) => one.id === id);
  if (source && isSecondHand(source) !== isReported)
    return [
      isReported
        ? `${where}: the source "${id}" is of ${englishName(source)}, and neither news nor a copy: leave it out`
        : `${where}: the source "${id}" is news or a copy, of ${englishName(source)}: set it to true, or cite the original`,
    ];
  const isSaid = /\breported\b/.test(text.en);
  if (isSaid === isReported) return [];
  return [
    isSaid
      ? `${where}: the text says that it was reported: set it to true`
      : `${where}: the text does not say that it was reported: say so, or leave it out`,
  ];
}

/** A news report, or a document where somebody else keeps it: "Health Canada (copy)", "Pfizer Canada (copy on DocsLib)". */
function isSecondHand(source: Source): boolean {
  return source.dateOf === 'news' || /\((?:copy|on|quoting)\b/.test(englishName(source));
}

function englishName({ publisher }: Source): string {
  return typeof publisher === 'string' ? publisher : publisher.en;
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
function contradictions({ labelUses = [], notes = '' }: DrugRecord, where: string): string[] {
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
