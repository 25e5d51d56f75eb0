import { parseMessage } from './messages';

/** The part of `browser.runtime` that is used here. */
export interface Messaging {
  sendMessage(message: unknown): Promise<unknown>;
  onMessage: {
    addListener(listener: (message: unknown) => undefined): void;
    removeListener(listener: (message: unknown) => undefined): void;
  };
}

type ChangeListener = (changes: Record<string, unknown>) => void;

/**
 * The session's storage as a content script reaches it: through the background, because Firefox does not give
 * `storage.session` to content scripts, and Chromium only to all of them or none.
 *
 * @returns structurally the `StorageArea` of lib/settings
 */
export function sessionThroughBackground(runtime: Messaging) {
  const relays = new Map<ChangeListener, (message: unknown) => undefined>();
  return {
    async get(keys: string[]): Promise<Record<string, unknown>> {
      const answer = await runtime.sendMessage({ type: 'read-session', keys });
      return typeof answer === 'object' && answer !== null ? { ...answer } : {};
    },
    async set(items: Record<string, unknown>): Promise<void> {
      await runtime.sendMessage({ type: 'write-session', items });
      // As storage does: whoever writes hears of it too, without waiting for the background to tell all tabs.
      for (const listener of relays.keys()) listener(items);
    },
    onChanged: {
      addListener(listener: ChangeListener): void {
        const relay = (value: unknown): undefined => {
          const message = parseMessage(value);
          if (message?.type === 'session-changed')
            listener(Object.fromEntries(message.keys.map((key) => [key, {}])));
        };
        relays.set(listener, relay);
        runtime.onMessage.addListener(relay);
      },
      removeListener(listener: ChangeListener): void {
        const relay = relays.get(listener);
        if (relay) runtime.onMessage.removeListener(relay);
        relays.delete(listener);
      },
    },
  };
}
