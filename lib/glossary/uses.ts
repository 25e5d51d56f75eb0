import type {
  DrugClass,
  DrugRecord,
  LabelUse as LabelUseRecord,
  Source,
  Statement as StatementRecord,
  UseLine,
} from '@/data/schema';
import type { LabelUse, Listing, Statement, Subtype } from './entry-schema';
import type { Region } from './regions';

type Stage = UseLine['stage'];

/** Gives the records that a use refers to. */
interface References {
  source(id: string): Source;
  subtype(id: string): Subtype;
}

/** What holds in one region, or everywhere. */
interface Regional {
  region?: Region | undefined;
}

/** What regulators and other sources say of the use of a drug, in the order of a card. */
export interface Uses {
  /** What regulators say, before a button is pressed; of a long use only the line for which it is there. */
  firstUses: LabelUse[];
  labelUses: LabelUse[];
  statements: Statement[];
}

/**
 * @param record the record of a drug
 * @param drugClass its class, which may have statements of its own
 * @param regions nearest first
 * @param listings what the base document says, which stands above: its chips are not repeated at first look
 * @returns all uses; what has ended comes first, then the uses of near regions. The statements of the drug are followed by those of
 *   its class.
 */
export function usesOf(
  record: DrugRecord,
  drugClass: DrugClass,
  regions: readonly Region[],
  references: References,
  listings: readonly Kinds[],
): Uses {
  const nearestFirst = (one: Regional, other: Regional) =>
    distanceOf(one, regions) - distanceOf(other, regions);
  const labelUses = withdrawnFirst((record.labelUses ?? []).toSorted(nearestFirst));
  const ownStatements = (record.statements ?? []).toSorted(earlyFirst).toSorted(nearestFirst);
  const statements = [...ownStatements, ...(drugClass.statements ?? [])];
  const approved = labelUses.filter(({ state }) => state === 'approved');
  const chosen = chooseFirst(
    [...[...approved, ...ownStatements].toSorted(nearestFirst), ...(drugClass.statements ?? [])],
    record.listings !== undefined,
  );
  const first = labelUses.flatMap((use) => {
    const choice = chosen.get(use);
    return use.state === 'withdrawn' ? [use] : choice ? [inShort(use, choice)] : [];
  });
  const firstUses = withoutRepetition(
    first.map((use) => ({ ...labelUseEntry(use, references), isWider: isWider(use, listings) })),
    listings,
  );
  const chosenStatements = statements.filter((statement) => chosen.has(statement));
  const firstStatements = withoutRepetition(
    chosenStatements.map((statement) => statementEntry(statement, references)),
    [...listings, ...firstUses],
  );
  return {
    firstUses,
    labelUses: labelUses.map((use) => ({
      ...labelUseEntry(use, references),
      isAtFirst: first.includes(use) && !use.shortIndication,
    })),
    statements: statements.map(
      (statement) =>
        firstStatements[chosenStatements.indexOf(statement)] ?? {
          ...statementEntry(statement, references),
          isAtFirst: false,
        },
    ),
  };
}

/** @returns what sources say of a class, all of it for the first look; chips that have been shown are not repeated */
export function classStatements({ statements = [] }: DrugClass, references: References): Statement[] {
  return withoutRepetition(
    statements.map((statement) => statementEntry(statement, references)),
    [],
  );
}

function statementEntry(statement: StatementRecord, { source, subtype }: References): Statement {
  return {
    ...statement,
    source: source(statement.source),
    subtypes: statement.subtypes.map(subtype),
    alternatives: alternatives([statement]).map((ids) => ids.map(subtype)),
    isAtFirst: true,
  };
}

function labelUseEntry(use: LabelUseRecord, { source, subtype }: References): LabelUse {
  return {
    ...use,
    lines: use.lines.map((line) => ({ ...line, subtypes: line.subtypes.map(subtype) })),
    // Chips of what has ended would stand out as if it were for these kinds of cancer.
    alternatives: use.state === 'withdrawn' ? [] : alternatives(use.lines).map((ids) => ids.map(subtype)),
    source: source(use.source),
    isAtFirst: true,
  };
}

/**
 * Beside the base document's kinds of cancer a kind of fewer subtypes reads as a contradiction, unless the card says that it is wider.
 *
 * @returns whether a use is, in cancer that has spread, for a wider kind of cancer than each of the base document's
 */
function isWider({ state, lines }: LabelUseRecord, listings: readonly Kinds[]): boolean {
  const listed = listings.flatMap((listing) => listing.alternatives.map(idsOf));
  const kinds = alternatives(lines.filter(({ stage }) => stage === 'advanced'));
  return (
    state === 'approved' &&
    listed.length > 0 &&
    listed.every((narrow) => kinds.some((wide) => wide.length < narrow.length && isWithin(narrow, wide)))
  );
}

/** @returns whether a cancer with all of some subtypes has those of a kind of cancer too */
function isWithin(subtypes: readonly string[], kind: readonly string[]): boolean {
  return kind.every((id) => subtypes.includes(id));
}

function idsOf(subtypes: readonly Subtype[]): string[] {
  return subtypes.map(({ id }) => id);
}

/** Early and other uses do not alternate. */
function earlyFirst(one: StatementRecord, other: StatementRecord): number {
  return Number(other.stages.includes('early')) - Number(one.stages.includes('early'));
}

/** A reader who reads of an approval first may not go on to the one that has ended. */
function withdrawnFirst(uses: readonly LabelUseRecord[]): LabelUseRecord[] {
  return [
    ...uses.filter(({ state }) => state === 'withdrawn'),
    ...uses.filter(({ state }) => state === 'approved'),
  ];
}

/** Why a use is said at first: it is the nearest, or in the same region for another kind of cancer, or the nearest for a stage. */
type Choice = 'nearest' | Stage;

/**
 * What must not stay behind a button, beside all that is no longer approved: the use nearest to the reader; approvals of the same
 * region for other kinds of cancer, of which a reader would conclude that the drug is not for them; one for cancer that has not
 * spread; and, for a drug that the base document does not name, one for cancer that has.
 *
 * @param candidates nearest first
 */
function chooseFirst(
  candidates: readonly (LabelUseRecord | StatementRecord)[],
  isListed: boolean,
): Map<LabelUseRecord | StatementRecord, Choice> {
  const [nearest] = candidates;
  const chosen = new Map<LabelUseRecord | StatementRecord, Choice>(nearest && [[nearest, 'nearest']]);
  const kinds = nearest ? kindsOf(nearest) : [];
  for (const use of candidates) {
    if (!('lines' in use) || use.region !== nearest?.region) continue;
    if (kindsOf(use).every((kind) => kinds.some((shown) => isWithin(kind, shown)))) continue;
    chosen.set(use, 'nearest');
    kinds.push(...kindsOf(use));
  }
  for (const stage of isListed ? (['early'] as const) : (['early', 'advanced'] as const)) {
    if ([...chosen.keys()].some((use) => stagesOf(use).includes(stage))) continue;
    const next = candidates.find((use) => stagesOf(use).includes(stage));
    if (next) chosen.set(next, stage);
  }
  return chosen;
}

/** @returns the kinds of cancer of a use; one without subtypes where it is for any */
function kindsOf(use: LabelUseRecord | StatementRecord): string[][] {
  const kinds = alternatives('lines' in use ? use.lines : [use]);
  return kinds.length > 0 ? kinds : [[]];
}

function stagesOf(use: LabelUseRecord | StatementRecord): Stage[] {
  return 'lines' in use ? use.lines.map(({ stage }) => stage) : use.stages;
}

/** @returns the nearest use as it is, one that is all for the stage too, and of another the first line for the stage */
function inShort(use: LabelUseRecord, choice: Choice): LabelUseRecord {
  if (choice === 'nearest' || use.lines.every(({ stage }) => stage === choice)) return use;
  const line = use.lines.find(({ stage }) => stage === choice);
  if (!line) return use;
  const { shortIndication: _, ...others } = use;
  return { ...others, lines: [line] };
}

/** What holds everywhere comes after what holds where the reader is. */
function distanceOf({ region }: Regional, regions: readonly Region[]): number {
  return region === undefined ? 0.5 : regions.indexOf(region);
}

/**
 * @param lines what has subtypes: the lines of a label, or a list of the base document
 * @returns the kinds of cancer that they are for, each as the ids of the subtypes that it has at once; none where a line is for any
 *   kind of cancer, because fewer kinds would be shown than are meant
 */
export function alternatives(
  lines: readonly { subtypes: readonly string[]; subtypesJoin?: 'and' | 'or' | undefined }[],
): string[][] {
  const kinds = lines.flatMap(({ subtypes, subtypesJoin }) =>
    subtypesJoin === 'or' ? subtypes.map((id) => [id]) : [[...subtypes]],
  );
  if (kinds.some((ids) => ids.length === 0)) return [];
  // A kind that is part of a wider one, or is there already, says nothing more.
  return kinds.filter(
    (ids, i) =>
      !kinds.some((other, j) => j !== i && isWithin(ids, other) && (other.length < ids.length || j < i)),
  );
}

type Kinds = Pick<Listing, 'alternatives'>;

/** @returns what is said at first look, without chips that stand above already */
function withoutRepetition<Use extends Kinds>(uses: readonly Use[], above: readonly Kinds[]): Use[] {
  return uses.map((use, i) => {
    const isRepeated = [...above, ...uses.slice(0, i)].some((other) => keyOf(other) === keyOf(use));
    return isRepeated ? { ...use, alternatives: [] } : use;
  });
}

function keyOf({ alternatives: kinds }: Kinds): string {
  return kinds
    .map((subtypes) => idsOf(subtypes).sort().join('+'))
    .sort()
    .join();
}
