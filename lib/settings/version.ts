import type { Stored } from './in-page';

/** In `storage.local`: the version of the form in which the settings are stored. */
export const VERSION_KEY = 'settings.version';

/**
 * The form that this extension writes. Grows when an earlier one could not read it any more; a new field or value needs none, since
 * what a version does not know it leaves alone. Version 1 is stored without a number.
 */
export const SETTINGS_VERSION = 1;

/** Whether a newer version of the extension has written settings in a form that this one cannot know. */
export function isOfNewerVersion(stored: Stored): boolean {
  const version = stored[VERSION_KEY];
  return typeof version === 'number' && version > SETTINGS_VERSION;
}

/**
 * To be asked before settings are written, so that those of a newer version are still there when that is installed again.
 *
 * @throws Error when a newer version has stored them
 */
export function assertNotOfNewerVersion(stored: Stored): void {
  if (!isOfNewerVersion(stored)) return;
  throw new Error(
    `The stored settings are of version ${stored[VERSION_KEY]}, this extension knows ${SETTINGS_VERSION}: install the newer one.`,
  );
}
