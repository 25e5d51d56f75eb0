import type { StorageArea } from './store';

/**
 * Where a private window keeps the settings: what is changed there lasts for the session and is never written to
 * disk; what is not changed there is as everywhere else.
 *
 * @param storage `browser.storage`
 */
export function privateArea(storage: { local: StorageArea; session: StorageArea }): StorageArea {
  const { local, session } = storage;
  return {
    async get(keys) {
      const [everywhere, own] = await Promise.all([local.get(keys), session.get(keys)]);
      return { ...everywhere, ...own };
    },
    set: (items) => session.set(items),
    onChanged: {
      addListener(listener) {
        session.onChanged.addListener(listener);
        local.onChanged.addListener(listener);
      },
      removeListener(listener) {
        session.onChanged.removeListener(listener);
        local.onChanged.removeListener(listener);
      },
    },
  };
}
