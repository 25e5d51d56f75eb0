/** The part of `browser.storage.session` that is used here: it lasts until the extension is switched off, updated or reloaded, or the browser is closed. */
export interface SessionFlags {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/**
 * Does what is to be done once in the life of the extension, although the browser starts the background again and again. There
 * is no event for "the extension was switched on again".
 *
 * @param key by which the session remembers that it is done
 */
export async function oncePerSession(
  session: SessionFlags,
  key: string,
  act: () => Promise<void>,
): Promise<void> {
  if ((await session.get(key))[key]) return;
  // At once: an act that never finishes must not begin again at each start of the background.
  await session.set({ [key]: true });
  await act();
}
