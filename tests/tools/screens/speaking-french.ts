import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes the built extension speak French in an English browser: popup and background speak the browser's language, and a
 * browser has no other than those that it was installed with.
 *
 * @param built the folder of the extension
 * @param use gets the folder of a copy whose English messages are the French ones; the copy is gone afterwards
 */
export async function withFrench<T>(built: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'glossary-in-french-'));
  try {
    await cp(built, folder, { recursive: true });
    const messages = (locale: string) => join(folder, '_locales', locale, 'messages.json');
    await cp(messages('fr'), messages('en'));
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
