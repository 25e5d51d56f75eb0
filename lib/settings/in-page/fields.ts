/** One of a few values; the first is the default. */
interface Choice {
  readonly values: readonly [string | boolean, ...(string | boolean)[]];
  /** Of this device alone: neither exported nor synced. */
  readonly isOfDevice?: true;
}

/** A list of site rules, by its name in storage. */
interface SiteList {
  readonly list: 'off-sites' | 'only-sites';
}

/** What the reader chose about marks and cards in pages. */
export const PAGE_FIELDS = {
  /** Whose brand names and regulators come first; by the languages of the browser where it is "auto". */
  region: { values: ['auto', 'CA', 'US', 'EU'] },
  /** Which mentions are marked: where it is "auto", each one, but in forced colours the first in each paragraph. */
  mentions: { values: ['auto', 'every', 'first-in-paragraph'] },
  markStyle: { values: ['quiet', 'clear'] },
  /** Whether names of classes are marked, too. */
  classNames: { values: [true, false] },
  /** What a mouse does to open a card; keys and fingers open it in either case. */
  openOn: { values: ['rest', 'click'] },
  /** How long a pointer rests on a name before the card opens. */
  rest: { values: ['usual', 'short', 'long'] },
  cardTextSize: { values: ['usual', 'large', 'larger'] },
  /** Of cards, popup and pages: where it is "auto", that of the page for cards, and that of the browser for the rest. */
  language: { values: ['auto', 'en', 'fr'] },
} as const satisfies Record<string, Choice>;

/**
 * All that the reader can choose. To add a setting, add it here: how it is read, stored, exported, imported and synced follows
 * from this table.
 */
export const FIELDS = {
  /** The switch for everywhere. */
  everywhere: { values: [true, false] },
  /** Marks are on everywhere but on `offSites`, or only on `onlySites`. */
  mode: { values: ['everywhere', 'only'] },
  /** Rules of sites that are switched off, which count in the mode "everywhere". */
  offSites: { list: 'off-sites' },
  /** Rules of sites that are switched on, which count in the mode "only". */
  onlySites: { list: 'only-sites' },
  ...PAGE_FIELDS,
  /** Whether `storage.sync` carries the settings to the reader's other devices. */
  sync: { values: [false, true], isOfDevice: true },
} as const satisfies Record<string, Choice | SiteList>;

export type FieldName = keyof typeof FIELDS;

/** What the reader chose. */
export type Settings = {
  readonly [Name in FieldName]: (typeof FIELDS)[Name] extends { values: readonly (infer Value)[] }
    ? Value
    : readonly string[];
};

/** The fields that are lists of sites. */
export type ListName = 'offSites' | 'onlySites';

/** The fields that are one of a few values. */
export type ChoiceName = Exclude<FieldName, ListName>;

/**
 * @param candidates what may be the value of a field, the first valid one counts
 * @returns its default where none is valid
 */
export function firstValid<Value>(
  { values }: { values: readonly Value[] },
  candidates: readonly unknown[],
): Value {
  return (candidates.find((one) => values.some((value) => value === one)) ?? values[0]) as Value;
}
