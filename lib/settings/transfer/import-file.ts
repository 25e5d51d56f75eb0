import * as v from 'valibot';
import { FIELDS, type FieldName, type Settings } from '../in-page';
import { isChoice, SHARED_FIELDS } from '../settings';
import { MAX_SITES, SiteSchema } from '../stored';
import { FILE_KIND, FILE_VERSION } from './export-file';
import { changesBetween, type ImportChange, mergeImport } from './merge-import';

/** Why a file cannot be used. */
export type ImportProblem =
  | { kind: 'notJson' | 'notSettings' | 'newerFile' | 'tooLarge' }
  | { kind: 'tooManySites'; count: number }
  /** `place` names the value in the file: "offSites.3" */
  | { kind: 'wrongValue' | 'unknownSetting'; place: string };

/** A file with both lists full of the longest names is half of that. */
const MAX_FILE_BYTES = 64_000_000;

const FileSchema = v.object({ kind: v.literal(FILE_KIND), version: v.number(), settings: v.unknown() });
const RecordSchema = v.record(v.string(), v.unknown());

/** What an import would do. */
export interface ImportPlan {
  /** What the file says. */
  imported: Partial<Settings>;
  changes: readonly ImportChange[];
}

/**
 * Plans the import of a file: reads it, unless it is too large to be one of ours, and merges it with the settings.
 *
 * @param settings as they are now
 * @throws what the browser throws when the file cannot be read
 */
export async function planImport(
  settings: Settings,
  file: Pick<Blob, 'size' | 'text'>,
): Promise<{ plan: ImportPlan; problem?: never } | { plan?: never; problem: ImportProblem }> {
  // Its text would fill the memory of the tab.
  if (file.size > MAX_FILE_BYTES) return { problem: { kind: 'tooLarge' } };
  const { imported, problem } = readImport(await file.text());
  if (problem) return { problem };
  const after = mergeImport(settings, imported);
  const count = Math.max(after.offSites.length, after.onlySites.length);
  if (count > MAX_SITES) return { problem: { kind: 'tooManySites', count } };
  return { plan: { imported, changes: changesBetween(settings, after) } };
}

/**
 * Reads a file that `exportText` has written, or that a reader has changed or made up since.
 *
 * @param text the content of the file
 */
function readImport(
  text: string,
): { imported: Partial<Settings>; problem?: never } | { imported?: never; problem: ImportProblem } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { problem: { kind: 'notJson' } };
  }
  const file = v.safeParse(FileSchema, content);
  if (!file.success) return { problem: { kind: 'notSettings' } };
  if (file.output.version > FILE_VERSION) return { problem: { kind: 'newerFile' } };
  const { settings } = file.output;
  if (Array.isArray(settings) || !v.is(RecordSchema, settings))
    return { problem: { kind: 'wrongValue', place: 'settings' } };
  // Own names only: JSON can name "__proto__".
  const names = Object.keys(settings);
  const unknown = names.find((name) => !SHARED_FIELDS.some((field) => field === name));
  if (unknown !== undefined) return { problem: { kind: 'unknownSetting', place: unknown.slice(0, 60) } };
  const imported: [string, unknown][] = [];
  for (const name of SHARED_FIELDS.filter((field) => names.includes(field))) {
    const value: unknown = settings[name];
    if (Array.isArray(value) && value.length > MAX_SITES) {
      return { problem: { kind: 'tooManySites', count: value.length } };
    }
    const result = v.safeParse(schemaOf(name), value);
    if (!result.success) {
      const place = [name, v.getDotPath(result.issues[0])].filter((part) => part !== null).join('.');
      return { problem: { kind: 'wrongValue', place } };
    }
    imported.push([name, result.output]);
  }
  return { imported: Object.fromEntries(imported) };
}

function schemaOf(name: FieldName): v.GenericSchema {
  if (!isChoice(name)) return v.array(SiteSchema);
  const values: readonly unknown[] = FIELDS[name].values;
  return v.custom((value) => values.includes(value));
}
