import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** An event of the browser that remembers who listens. */
class FakeEvent {
  readonly listeners: ((...args: unknown[]) => unknown)[] = [];
  addListener(listener: (...args: unknown[]) => unknown): void {
    this.listeners.push(listener);
  }
}

/**
 * What Firefox for Android gives a background, as far as it is used here: by MDN's compatibility data of 2026 it has no
 * `commands`, `contextMenus`, `menus` and `windows`.
 */
function androidApi() {
  return {
    runtime: { id: 'ours', onMessage: new FakeEvent() },
    tabs: { onUpdated: new FakeEvent(), query: async () => [], sendMessage: async () => undefined },
    storage: {
      local: { get: async () => ({}), set: async () => undefined },
      session: { get: async () => ({}), set: async () => undefined, onChanged: new FakeEvent() },
    },
    scripting: { executeScript: vi.fn(async () => []), insertCSS: async () => undefined },
    action: {},
    i18n: { getMessage: () => 'en' },
  };
}

async function startBackground(api: object): Promise<void> {
  vi.doMock('wxt/browser', () => ({ browser: api }));
  const { default: background } = await import('@/entrypoints/background');
  background.main();
}

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('FIREFOX', 'true');
});
afterEach(() => {
  vi.doUnmock('wxt/browser');
  vi.unstubAllEnvs();
});

describe('the background', () => {
  test('starts where there are no keys, menus and windows, and hears messages and settings there', async () => {
    const api = androidApi();
    await startBackground(api);
    expect(api.runtime.onMessage.listeners).toHaveLength(1);
    expect(api.storage.session.onChanged.listeners).toHaveLength(1);
    expect(api.tabs.onUpdated.listeners).toHaveLength(1);
    await api.runtime.onMessage.listeners[0]?.({ type: 'page-changed' }, { tab: { id: 3 } });
    expect(api.scripting.executeScript).toHaveBeenCalledOnce();
  });

  test('hears the keys where there are some', async () => {
    const commands = { onCommand: new FakeEvent() };
    await startBackground({ ...androidApi(), commands });
    expect(commands.onCommand.listeners).toHaveLength(1);
  });
});
