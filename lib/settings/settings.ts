import { covers } from './site';

/** What the reader chose. */
export interface Settings {
  /** The switch for everywhere. */
  everywhere: boolean;
  /** Sites that are switched off, each with everything under it. */
  offSites: readonly string[];
}

export const DEFAULTS: Settings = { everywhere: true, offSites: [] };

/** @returns the rule that switches `site` off, or null; the widest one where several do */
export function ruleFor(settings: Settings, site: string): string | null {
  const rules = settings.offSites.filter((rule) => covers(rule, site));
  return rules.sort((one, other) => one.length - other.length)[0] ?? null;
}

/** Whether marks are on for a site. A page without a site (a null site) counts as off. */
export function isOn(settings: Settings, site: string | null): boolean {
  return settings.everywhere && site !== null && ruleFor(settings, site) === null;
}

/** @returns settings with `site` switched on or off; switching on removes every rule that covers it, switching off adds one unless a wider one is there */
export function withSite(settings: Settings, site: string, on: boolean): Settings {
  if (on) return { ...settings, offSites: settings.offSites.filter((rule) => !covers(rule, site)) };
  if (ruleFor(settings, site) !== null) return settings;
  // A rule for a part of the site says nothing more once the whole site is off.
  const others = settings.offSites.filter((rule) => !covers(site, rule));
  return { ...settings, offSites: [...others, site].sort() };
}
