import type { Settings } from '../in-page';
import { SHARED_FIELDS } from '../settings';

/** Says what the file is: a reader may open any file. */
export const FILE_KIND = 'breast-cancer-drug-glossary-settings';
/** Grows when a later version could not be read by this one. */
export const FILE_VERSION = 1;

/**
 * @param settings all that the reader has chosen
 * @returns the text of a file that holds all settings but those of the device; `planImport` reads it
 */
export function exportText(settings: Settings): string {
  const shared = Object.fromEntries(SHARED_FIELDS.map((name) => [name, settings[name]]));
  return `${JSON.stringify({ kind: FILE_KIND, version: FILE_VERSION, settings: shared }, null, 2)}\n`;
}
