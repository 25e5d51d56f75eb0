import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** What Firefox for Android does not have (lib/BROWSER-BUGS.md#fewer-interfaces-on-android; the last by MDN's compatibility data). */
const MISSING = ['commands', 'contextMenus', 'menus', 'omnibox', 'sidebarAction', 'sidePanel', 'windows'];

/** What is read of an answer; all else is answered with nothing. */
const ANSWERS: Record<string, unknown> = {
  query: [],
  executeScript: [],
  get: {},
  getMessage: '',
  getURL: '',
};
/** Answered at once, not by a promise. */
const SYNCHRONOUS = ['getMessage', 'getURL'];

type Listener = (...details: unknown[]) => unknown;

const fake = vi.hoisted(() => ({ browser: {} as object }));
vi.mock('wxt/browser', () => ({
  get browser() {
    return fake.browser;
  },
}));

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('FIREFOX', 'true');
  const locks = { request: (_: string, run: () => unknown) => run() };
  vi.stubGlobal('navigator', { languages: ['en'], locks });
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('in Firefox for Android the background starts, and opens the first page, without throwing', async () => {
  const errors = vi.spyOn(console, 'error');
  const { listeners, calls } = await startBackground(MISSING);
  expect([...listeners.keys()]).toEqual(
    expect.arrayContaining(['runtime.onMessage', 'tabs.onUpdated', 'storage.local.onChanged']),
  );
  for (const listener of listeners.get('runtime.onInstalled') ?? []) listener({ reason: 'install' });
  await vi.waitFor(() => expect(calls).toContain('tabs.create'));
  expect(errors).not.toHaveBeenCalled();
});

test('in Firefox on a computer it listens to menus, keys and omnibox, too', async () => {
  const { listeners } = await startBackground([]);
  expect([...listeners.keys()]).toEqual(
    expect.arrayContaining(['contextMenus.onClicked', 'commands.onCommand', 'omnibox.onInputEntered']),
  );
});

/**
 * Starts the background in a browser that does nothing. A promise that it rejects and nobody handles fails the run.
 *
 * @param missing interfaces that the browser does not have
 * @returns what the background has added its listeners to and called, by paths such as `tabs.create`
 */
async function startBackground(missing: readonly string[]) {
  const listeners = new Map<string, Listener[]>();
  const calls: string[] = [];
  fake.browser = interfaceAt('');
  const { default: background } = await import('@/entrypoints/background');
  background.main();
  // What it does at its start goes on in tasks.
  for (let task = 0; task < 10; task++) await new Promise((over) => setTimeout(over));
  return { listeners, calls };

  function interfaceAt(path: string): object {
    return new Proxy(() => undefined, {
      get: (_, name) => {
        if (typeof name === 'symbol' || name === 'then') return undefined;
        if (path === '' && missing.includes(name)) return undefined;
        const inner = path === '' ? name : `${path}.${name}`;
        return name === 'addListener'
          ? (listener: Listener) => listeners.set(path, [...(listeners.get(path) ?? []), listener])
          : interfaceAt(inner);
      },
      apply: () => {
        calls.push(path);
        const name = path.split('.').at(-1) ?? '';
        return SYNCHRONOUS.includes(name) ? ANSWERS[name] : Promise.resolve(ANSWERS[name]);
      },
    });
  }
}
