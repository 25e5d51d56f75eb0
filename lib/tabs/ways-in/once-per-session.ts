/** The part of `browser.storage.session` that is used here: it lasts until the extension is switched off, updated or reloaded, or the browser is closed. */
export interface SessionFlags {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** An act that never finishes, such as one that waits for a page that hangs, is begun this many times. */
const MAX_ATTEMPTS = 3;

/**
 * Does what is to be done once in the life of the extension, although the browser starts the background again and again. There
 * is no event for "the extension was switched on again".
 *
 * @param key by which the session remembers that it is done, or else how often it was begun
 * @param act is begun anew at the next start of the background when the browser has stopped the background in the middle of it
 */
export async function oncePerSession(
  session: SessionFlags,
  key: string,
  act: () => Promise<void>,
): Promise<void> {
  const state = (await session.get(key))[key];
  const attempts = typeof state === 'number' ? state : 0;
  if (state === true || attempts >= MAX_ATTEMPTS) return;
  await session.set({ [key]: attempts + 1 });
  await act();
  await session.set({ [key]: true });
}
