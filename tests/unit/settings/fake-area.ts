import { type Lock, type StorageArea, settingsLock } from '@/lib/settings';

/** A storage area in memory, asynchronous as the real one: it reads and writes in a later turn of the event loop. */
export class FakeArea implements StorageArea {
  /** What is stored now. */
  content: Record<string, unknown>;
  /** When set, reading or writing fails with it. */
  readError: Error | null = null;
  writeError: Error | null = null;
  readonly #listeners = new Set<(changes: Record<string, unknown>) => void>();

  constructor(content: Record<string, unknown> = {}) {
    this.content = content;
  }

  async get(keys: string[]): Promise<Record<string, unknown>> {
    const known = keys.filter((key) => key in this.content);
    const found = structuredClone(Object.fromEntries(known.map((key) => [key, this.content[key]])));
    await nextTurn();
    if (this.readError) throw this.readError;
    return found;
  }

  async set(items: Record<string, unknown>): Promise<void> {
    await nextTurn();
    if (this.writeError) throw this.writeError;
    const changes = Object.entries(items).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(this.content[key]),
    );
    Object.assign(this.content, structuredClone(items));
    if (changes.length > 0)
      this.tell(Object.fromEntries(changes.map(([key, newValue]) => [key, { newValue }])));
  }

  async remove(keys: string[]): Promise<void> {
    await nextTurn();
    if (this.writeError) throw this.writeError;
    const there = keys.filter((key) => key in this.content);
    for (const key of there) delete this.content[key];
    if (there.length > 0) this.tell(Object.fromEntries(there.map((key) => [key, {}])));
  }

  /** Calls the listeners of changes, as the browser does. */
  tell(changes: Record<string, unknown>): void {
    for (const listener of this.#listeners) listener(changes);
  }

  get listenerCount(): number {
    return this.#listeners.size;
  }

  readonly onChanged = {
    addListener: (listener: (changes: Record<string, unknown>) => void) => void this.#listeners.add(listener),
    removeListener: (listener: (changes: Record<string, unknown>) => void) =>
      void this.#listeners.delete(listener),
  };
}

function nextTurn(): Promise<void> {
  // Tests in a browser use it too.
  const later = globalThis.setImmediate ?? setTimeout;
  return new Promise((resolve) => void later(resolve));
}

/** @returns the lock of an extension, as all its processes have it from the browser's `navigator.locks` */
export function extensionLock(): Lock {
  let queue: Promise<unknown> = Promise.resolve();
  return settingsLock({
    request(_name: string, ...rest: unknown[]): Promise<never> {
      const work = rest.at(-1) as () => Promise<never>;
      const done = queue.then(work);
      queue = done.catch(() => undefined);
      return done;
    },
  });
}
