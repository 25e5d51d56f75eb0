import type { ChoiceName, ListName, Settings } from '../in-page';
import { FIELD_NAMES, isChoice, settingsOf } from '../settings';

/** One field that an import changes. */
export type ImportChange =
  | { name: ChoiceName; before: string | boolean; after: string | boolean }
  /** The sites that come to a list. */
  | { name: ListName; added: readonly string[] };

/**
 * Merges imported settings: a value of the file takes the place of the value here, and lists of sites are joined, so that no site
 * is lost.
 */
export function mergeImport(settings: Settings, imported: Partial<Settings>): Settings {
  return settingsOf((name) => {
    if (isChoice(name)) return imported[name] ?? settings[name];
    return [...new Set([...settings[name], ...(imported[name] ?? [])])].sort();
  });
}

/** What changes from one to the other, field by field. */
export function changesBetween(before: Settings, after: Settings): ImportChange[] {
  return FIELD_NAMES.flatMap((name): ImportChange[] => {
    if (isChoice(name)) {
      return before[name] === after[name] ? [] : [{ name, before: before[name], after: after[name] }];
    }
    const known = new Set(before[name]);
    const added = after[name].filter((site) => !known.has(site));
    return added.length > 0 ? [{ name, added }] : [];
  });
}

/**
 * Undoes an import, and nothing else: what the reader has changed since stays.
 *
 * @param before the settings before the import
 * @param after the settings right after it
 * @param now the settings as they are
 */
export function undoImport(before: Settings, after: Settings, now: Settings): Settings {
  return settingsOf((name) => {
    if (isChoice(name)) return now[name] === after[name] ? before[name] : now[name];
    const [had, got] = [new Set(before[name]), new Set(after[name])];
    return now[name].filter((site) => had.has(site) || !got.has(site));
  });
}
