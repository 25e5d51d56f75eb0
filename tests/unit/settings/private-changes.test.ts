import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSettingsStore, DEFAULTS, PRIVATE_KEYS, type SettingsStore, withSite } from '@/lib/settings';
import { extensionLock, FakeArea } from './fake-area';

let local: FakeArea;
let session: FakeArea;
let ordinary: SettingsStore;
let inPrivate: SettingsStore;

beforeEach(async () => {
  local = new FakeArea();
  session = new FakeArea();
  const lock = extensionLock();
  ordinary = createSettingsStore({ local }, lock);
  inPrivate = createSettingsStore({ local, session }, lock);
  await ordinary.change((settings) => withSite(settings, 'example.org', false));
});

/** Switches a site off or on. */
function turn(store: SettingsStore, site: string, on: boolean) {
  return store.change((settings) => withSite(settings, site, on));
}

async function offSitesOf(store: SettingsStore): Promise<readonly string[]> {
  return (await store.read()).settings.offSites;
}

describe('in a private window', () => {
  it('the settings are those of ordinary windows, as long as nothing is changed there', async () => {
    expect(await offSitesOf(inPrivate)).toEqual(['example.org']);
    await turn(ordinary, 'example.net', false);
    expect(await offSitesOf(inPrivate)).toEqual(['example.net', 'example.org']);
  });

  it('a change is added to the settings of ordinary windows', async () => {
    await turn(inPrivate, 'example.com', false);
    expect(await offSitesOf(inPrivate)).toEqual(['example.com', 'example.org']);
  });

  it('a change is never written to disk', async () => {
    const before = structuredClone(local.content);
    await turn(inPrivate, 'example.com', false);
    await turn(inPrivate, 'example.org', true);
    expect(local.content).toEqual(before);
    expect(JSON.stringify(session.content)).toContain('example.com');
  });

  it('a site can be switched on that is off in ordinary windows', async () => {
    await turn(inPrivate, 'example.org', true);
    expect(await offSitesOf(inPrivate)).toEqual([]);
    expect(await offSitesOf(ordinary)).toEqual(['example.org']);
  });

  it('a site can be switched off and on again, and on and off again', async () => {
    await turn(inPrivate, 'example.com', false);
    await turn(inPrivate, 'example.com', true);
    await turn(inPrivate, 'example.org', true);
    await turn(inPrivate, 'example.org', false);
    expect(await offSitesOf(inPrivate)).toEqual(['example.org']);
  });

  it('after a change, every other site follows the ordinary windows', async () => {
    await turn(inPrivate, 'example.com', false);
    const sites = Array.from({ length: 160 }, (_, i) => `site-${100 + i}.com`);
    for (const site of sites) await turn(ordinary, site, false);
    expect(await offSitesOf(inPrivate)).toEqual(['example.com', 'example.org', ...sites]);
    for (const site of sites) await turn(ordinary, site, true);
    expect(await offSitesOf(inPrivate)).toEqual(['example.com', 'example.org']);
  });

  it('the switch for everywhere follows the ordinary windows until it is changed there', async () => {
    await turn(inPrivate, 'example.com', false);
    await ordinary.change((settings) => ({ ...settings, everywhere: false }));
    expect((await inPrivate.read()).settings.everywhere).toBe(false);
    await inPrivate.change((settings) => ({ ...settings, everywhere: true }));
    expect((await inPrivate.read()).settings.everywhere).toBe(true);
    expect((await ordinary.read()).settings.everywhere).toBe(false);
  });

  it('changes end with the session', async () => {
    await turn(inPrivate, 'example.com', false);
    session.content = {};
    expect(await offSitesOf(inPrivate)).toEqual(['example.org']);
  });

  it('damaged content of ordinary windows stays on disk as it is', async () => {
    local.content = { 'settings.everywhere': 'no' };
    await turn(inPrivate, 'example.com', false);
    expect(local.content).toEqual({ 'settings.everywhere': 'no' });
    expect(await inPrivate.read()).toEqual({
      settings: { ...DEFAULTS, everywhere: true, offSites: ['example.com'] },
      damaged: ['settings.everywhere'],
    });
  });

  it.each([
    { 'private.everywhere': 'no', 'private.off-sites.added': 7, 'private.off-sites.removed': null },
    { 'private.off-sites.added': [7, 'not a site'], 'private.off-sites.removed': { 0: 'example.org' } },
  ])('damaged changes count as no changes: %j', async (damaged) => {
    session.content = damaged;
    expect((await inPrivate.read()).settings).toEqual({
      ...DEFAULTS,
      offSites: ['example.org'],
    });
  });

  it('changes there and in ordinary windows are reported, until the signal ends it', async () => {
    const changed = vi.fn();
    const end = new AbortController();
    inPrivate.watch(changed, end.signal);
    await inPrivate.change((settings) => ({ ...settings, everywhere: false }));
    expect(changed).toHaveBeenCalledTimes(1);
    await ordinary.change((settings) => ({ ...settings, everywhere: false }));
    expect(changed).toHaveBeenCalledTimes(2);
    end.abort();
    expect([local.listenerCount, session.listenerCount]).toEqual([0, 0]);
  });
});

describe('the store', () => {
  it('asks the session for nothing but its changes', async () => {
    const asked = vi.spyOn(session, 'get');
    await inPrivate.read();
    expect(asked.mock.calls).toEqual([[[...PRIVATE_KEYS]]]);
  });
});
