import { type ChoiceName, covers, FIELDS, type FieldName, type Settings } from './in-page';

export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];

/** Whether a field is one of a few values, and not a list of sites. */
export function isChoice(name: FieldName): name is ChoiceName {
  return 'values' in FIELDS[name];
}

/** The fields that leave the device, in a file or by syncing. */
export const SHARED_FIELDS: readonly FieldName[] = FIELD_NAMES.filter(
  (name) => !('isOfDevice' in FIELDS[name]),
);

/** Whether a field can have this value. */
export function isValueOf(name: ChoiceName, value: unknown): boolean {
  const values: readonly unknown[] = FIELDS[name].values;
  return values.includes(value);
}

/** The settings of a reader who has changed nothing. */
export const DEFAULTS: Settings = settingsOf((name) => (isChoice(name) ? FIELDS[name].values[0] : []));

/** @param valueFor gives the valid value of each field */
export function settingsOf(valueFor: (name: FieldName) => unknown): Settings {
  return Object.fromEntries(FIELD_NAMES.map((name) => [name, valueFor(name)])) as Settings;
}

/** The list of sites that counts in the mode that is chosen. */
export function listInUse({ mode }: Settings): 'offSites' | 'onlySites' {
  return mode === 'only' ? 'onlySites' : 'offSites';
}

/**
 * @returns the rule that switches `site` off, or on in the mode "only", or null; the widest one where several do
 */
export function ruleFor(settings: Settings, site: string): string | null {
  const rules = settings[listInUse(settings)].filter((rule) => covers(rule, site));
  return rules.sort((one, other) => one.length - other.length)[0] ?? null;
}

/** Whether marks are on for a site. A page without a site (a null site) counts as off. */
export function isOn(settings: Settings, site: string | null): boolean {
  if (!settings.everywhere || site === null) return false;
  return (ruleFor(settings, site) !== null) === (settings.mode === 'only');
}

/**
 * @param site the rule that the site gets when it is switched (`NewRule`)
 * @returns settings with the site switched on or off. Where that ends a rule, every rule that covers the site goes; else one is
 * added, unless a wider one is there.
 */
export function withSite(settings: Settings, site: string, on: boolean): Settings {
  const list = listInUse(settings);
  const isRule = on === (settings.mode === 'only');
  return {
    ...settings,
    [list]: isRule ? withRule(settings[list], site) : withoutRules(settings[list], site),
  };
}

/** @returns the rules and one more, `site`, without those that say nothing more then */
export function withRule(rules: readonly string[], site: string): readonly string[] {
  if (rules.some((rule) => covers(rule, site))) return rules;
  return [...rules.filter((rule) => !covers(site, rule)), site].sort();
}

function withoutRules(rules: readonly string[], site: string): readonly string[] {
  return rules.filter((rule) => !covers(rule, site));
}
