import type {
  DrugClass,
  DrugRecord,
  LabelUse as LabelUseRecord,
  Source,
  Statement as StatementRecord,
} from '@/data/schema';
import type { LabelUse, Statement, Subtype } from './entry-schema';
import type { Region } from './regions';

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
  labelUses: LabelUse[];
  statements: Statement[];
}

/**
 * @param record the record of a drug
 * @param drugClass its class, which may have statements of its own
 * @param regions nearest first
 * @returns all uses; what has ended comes first, then the uses of near regions. The statements of the drug are followed by those of
 *   its class.
 */
export function usesOf(
  record: DrugRecord,
  drugClass: DrugClass,
  regions: readonly Region[],
  references: References,
): Uses {
  const rank = ({ state, region }: LabelUseRecord) => (state === 'withdrawn' ? -1 : regions.indexOf(region));
  const nearestFirst = (one: Regional, other: Regional) =>
    distanceOf(one, regions) - distanceOf(other, regions);
  const labelUses = (record.labelUses ?? []).toSorted((one, other) => rank(one) - rank(other));
  const statements = [...(record.statements ?? []).toSorted(nearestFirst), ...(drugClass.statements ?? [])];
  const first = firstUses(labelUses, statements, record.listings !== undefined, nearestFirst);
  return {
    labelUses: labelUses.map((use) => ({
      ...use,
      lines: use.lines.map((line) => ({ ...line, subtypes: line.subtypes.map(references.subtype) })),
      alternatives: alternatives(use.lines).map((ids) => ids.map(references.subtype)),
      source: references.source(use.source),
      isAtFirst: first.has(use),
    })),
    statements: statementEntries(statements, references).map((statement, i) => ({
      ...statement,
      isAtFirst: first.has(statements[i]),
    })),
  };
}

/** @returns statements with their references resolved, all for the first look: the card of a class has room */
export function statementEntries(
  statements: readonly StatementRecord[] = [],
  { source, subtype }: References,
): Statement[] {
  return statements.map((statement) => ({
    ...statement,
    source: source(statement.source),
    subtypes: statement.subtypes.map(subtype),
    isAtFirst: true,
  }));
}

/**
 * What must not stay behind a button: all that is no longer approved, wherever that is; the use nearest to the reader; one for
 * cancer that has not spread; and, for a drug that the base document does not name, one for cancer that has.
 */
function firstUses(
  labelUses: readonly LabelUseRecord[],
  statements: readonly StatementRecord[],
  isListed: boolean,
  nearestFirst: (one: Regional, other: Regional) => number,
): Set<unknown> {
  const candidates = [...labelUses.filter(({ state }) => state === 'approved'), ...statements]
    .toSorted(nearestFirst)
    .map((use) => ({ use, stages: 'lines' in use ? use.lines.map(({ stage }) => stage) : use.stages }));
  const first = candidates.slice(0, 1);
  for (const stage of isListed ? (['early'] as const) : (['early', 'advanced'] as const)) {
    if (first.some(({ stages }) => stages.includes(stage))) continue;
    const next = candidates.find(({ stages }) => stages.includes(stage));
    if (next) first.push(next);
  }
  return new Set([...labelUses.filter(({ state }) => state === 'withdrawn'), ...first.map(({ use }) => use)]);
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
      !kinds.some(
        (other, j) =>
          j !== i && other.every((id) => ids.includes(id)) && (other.length < ids.length || j < i),
      ),
  );
}
