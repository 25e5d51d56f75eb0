import type { Drug, Subtype } from '@/lib/glossary';

/** Who names a drug for a kind of cancer: the base document lists it, a regulator approves it, or another source speaks of it. */
export type NamedBy = 'listed' | 'approved' | 'mentioned';

/** A kind of breast cancer: the subtypes that it has at once; none where a use is for breast cancer of any subtype. */
export type Kind = readonly Subtype[];

/** One line of signs in the row of a drug. */
export interface SignLine {
  by: NamedBy;
  /** Each of them stands by itself: one with several subtypes is drawn joined, and alone on its line. */
  kinds: readonly Kind[];
}

/** The columns of the table; what has no column of its own stands among the markers, with its name. */
export const COLUMNS = ['hr-positive', 'hr-negative', 'her2-positive', 'her2-negative', 'brca'] as const;
export type Column = (typeof COLUMNS)[number] | 'markers';
type Columns = [Column, ...Column[]];

function columnOf({ id }: Pick<Subtype, 'id'>): Column {
  if (id === 'brca-mutation' || id === 'germline-brca') return 'brca';
  return COLUMNS.find((column) => column === id) ?? 'markers';
}

/** @returns the columns in which a kind has a sign, in the order of its subtypes */
export function columnsOf(kind: Kind): Columns {
  const [first, ...others] = kind.map(columnOf);
  return [first ?? 'markers', ...others];
}

/**
 * @returns the lines of signs of a drug: what the base document lists, what regulators approve, and what other sources name beside
 *   that. A use that has ended has no sign: the words of the row tell of it. A use for which no subtype is named has one of its
 *   own, or the others would claim less than the regulator approves; of other sources only where nobody else says more.
 */
export function signLines(drug: Drug): readonly SignLine[] {
  const lines = known.get(drug) ?? makeLines(drug);
  known.set(drug, lines);
  return lines;
}

/** The filters and the table ask for the lines of each drug. */
const known = new WeakMap<Drug, readonly SignLine[]>();

function makeLines({ listings, labelUses, statements }: Drug): SignLine[] {
  const listed = distinct(listings.flatMap(({ subtypes, list }) => kindsOf(subtypes, list.subtypesJoin)));
  const approved = distinct(
    labelUses
      .filter(({ state }) => state === 'approved')
      .flatMap(({ lines }) => lines.flatMap(({ subtypes, subtypesJoin }) => kindsOf(subtypes, subtypesJoin))),
  );
  const stated = new Set([...listed, ...approved].map(keyOf));
  const mentioned = distinct(statements.flatMap(({ subtypes }) => kindsOf(subtypes, 'and'))).filter(
    (kind) => !stated.has(keyOf(kind)) && (kind.length > 0 || stated.size === 0),
  );
  return [...linesOf('listed', listed), ...linesOf('approved', approved), ...linesOf('mentioned', mentioned)];
}

function kindsOf(subtypes: readonly Subtype[], join: 'and' | 'or' | undefined): Kind[] {
  return join === 'or' ? subtypes.map((one) => [one]) : [subtypes];
}

/** The order in which a kind names its subtypes says nothing. */
function keyOf(kind: Kind): string {
  return kind
    .map(({ id }) => id)
    .sort()
    .join('+');
}

function distinct(kinds: readonly Kind[]): Kind[] {
  return [...new Map(kinds.map((kind) => [keyOf(kind), kind])).values()];
}

/** Kinds with one subtype share a line, one a column; not joined, they read as "either". */
function linesOf(by: NamedBy, kinds: readonly Kind[]): SignLine[] {
  const shared: Kind[][] = [];
  const joined: Kind[][] = [];
  for (const kind of kinds) {
    if (kind.length > 1) {
      joined.push([kind]);
      continue;
    }
    const [column] = columnsOf(kind);
    const isFree = (line: readonly Kind[]) => line.every((other) => !columnsOf(other).includes(column));
    const line = shared.find(isFree);
    if (line) line.push(kind);
    else shared.push([kind]);
  }
  return [...shared, ...joined].map((line) => ({ by, kinds: line }));
}
