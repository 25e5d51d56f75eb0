import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of the built extension. */
export interface ExtensionCopy {
  folder: string;
  /** To be called when the browser that has it is closed. */
  remove(): Promise<void>;
}

/**
 * Makes the built extension speak French in an English browser: popup and background speak the browser's language, and a
 * browser has no other than those that it was installed with.
 *
 * @param built the folder of the extension
 * @returns a copy whose English messages are the French ones
 */
export async function speakingFrench(built: string): Promise<ExtensionCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'glossary-in-french-'));
  await cp(built, folder, { recursive: true });
  const messages = (locale: string) => join(folder, '_locales', locale, 'messages.json');
  await cp(messages('fr'), messages('en'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
