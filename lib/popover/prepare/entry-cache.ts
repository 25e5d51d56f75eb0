import type { Entry } from '@/lib/glossary';

/** The entries that this page has asked for, kept as long as the page. */
export interface EntryCache {
  /** @returns the entry, if it has come */
  get(id: string): Entry | undefined;
  /**
   * Asks for an entry, unless it has come or has been asked for already.
   *
   * @returns the entry; null when there was no answer, so that the next occasion asks again. Never rejects
   */
  request(id: string): Promise<Entry | null>;
}

/** @param ask asks for the entry of a drug or class; rejects, or gives null, where it cannot be had */
export function createEntryCache(ask: (id: string) => Promise<Entry | null>): EntryCache {
  const entries = new Map<string, Entry>();
  const requests = new Map<string, Promise<Entry | null>>();

  async function answerTo(id: string): Promise<Entry | null> {
    try {
      const entry = await ask(id);
      if (entry) entries.set(id, entry);
      return entry;
    } catch {
      return null;
    }
  }

  return {
    get: (id) => entries.get(id),
    request(id) {
      const known = entries.get(id);
      if (known) return Promise.resolve(known);
      const request = requests.get(id) ?? answerTo(id).finally(() => requests.delete(id));
      requests.set(id, request);
      return request;
    },
  };
}
