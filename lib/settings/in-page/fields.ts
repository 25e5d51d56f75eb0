import type { Stored } from './area';

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
 * @param stored the content of `storage.local`
 * @param changes in a private window: the content of `storage.session`
 * @returns the chosen value of a field; the default where nothing, or nothing valid, is stored
 */
export function chosenIn<Name extends ChoiceName>(
  name: Name,
  stored: Stored,
  changes: Stored = {},
): Settings[Name] {
  const candidates = [changes[`private.${name}`], stored[`settings.${name}`], FIELDS[name].values[0]];
  return candidates.find((one) => isValueOf(name, one)) as Settings[Name];
}

/** Whether a field can have this value. */
export function isValueOf<Name extends ChoiceName>(name: Name, value: unknown): value is Settings[Name] {
  const { values }: Choice = FIELDS[name];
  return values.some((one) => one === value);
}
