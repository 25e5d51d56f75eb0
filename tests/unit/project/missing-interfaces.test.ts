import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** What browsers do not have: Firefox for Android by lib/BROWSER-BUGS.md#fewer-interfaces-on-android, else by MDN's compatibility data. */
const MISSING = {
  'Firefox for Android': [
    'commands',
    'contextMenus',
    'menus',
    'omnibox',
    'sidebarAction',
    'sidePanel',
    'windows',
  ],
  Safari: ['omnibox', 'sidebarAction', 'sidePanel'],
};

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

// Its modules are read here, outside of the time limit of a test; each test evaluates them anew.
await import('@/entrypoints/background');

beforeEach(() => {
  vi.resetModules();
  const locks = { request: (_: string, run: () => unknown) => run() };
  vi.stubGlobal('navigator', { languages: ['en'], locks });
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test.each([
  ['Firefox for Android', 'true'],
  // The build for Safari is that for Chromium in this.
  ['Safari', ''],
] as const)(
  'in %s the background starts, and opens the first page, without throwing',
  async (name, firefox) => {
    vi.stubEnv('FIREFOX', firefox);
    const errors = vi.spyOn(console, 'error');
    const { listeners, calls } = await startBackground(MISSING[name]);
    expect(calls).toContain('tabs.query');
    expect([...listeners.keys()]).toEqual(
      expect.arrayContaining(['runtime.onMessage', 'storage.local.onChanged']),
    );
    for (const listener of listeners.get('runtime.onInstalled') ?? []) listener({ reason: 'install' });
    await vi.waitFor(() => expect(calls).toContain('tabs.create'));
    expect(errors).not.toHaveBeenCalled();
  },
);

test('in Firefox on a computer it listens to menus, keys and omnibox, too', async () => {
  vi.stubEnv('FIREFOX', 'true');
  const { listeners, calls } = await startBackground([]);
  expect(calls).toContain('contextMenus.create');
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
  // Each answer comes at once, so its start is over with the first task in which it has asked for nothing more.
  for (let asked = -1; asked < calls.length; await new Promise((over) => setTimeout(over)))
    asked = calls.length;
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
