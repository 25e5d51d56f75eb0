import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSettingsStore, privateArea, readSettings, type SettingsStore, withSite } from '@/lib/settings';
import { FakeArea } from './fake-area';

let local: FakeArea;
let session: FakeArea;
let store: SettingsStore;

beforeEach(async () => {
  local = new FakeArea();
  session = new FakeArea();
  await createSettingsStore(local).change((settings) => withSite(settings, 'example.org', false));
  store = createSettingsStore(privateArea({ local, session }));
});

describe('in a private window', () => {
  it('the settings are those of everywhere, as long as nothing is changed there', async () => {
    expect((await store.read()).settings.offSites).toEqual(['example.org']);
    await createSettingsStore(local).change((settings) => withSite(settings, 'example.net', false));
    expect((await store.read()).settings.offSites).toEqual(['example.net', 'example.org']);
  });

  it('a change is added to the settings of everywhere', async () => {
    await store.change((settings) => withSite(settings, 'example.com', false));
    expect((await store.read()).settings.offSites).toEqual(['example.com', 'example.org']);
  });

  it('a change is never written to disk', async () => {
    const before = structuredClone(local.content);
    await store.change((settings) => withSite(settings, 'example.com', false));
    expect(local.content).toEqual(before);
    expect(JSON.stringify(local.content)).not.toContain('example.com');
    expect(readSettings(session.content).settings.offSites).toContain('example.com');
  });

  it('a site can be switched on that is off everywhere else', async () => {
    await store.change((settings) => withSite(settings, 'example.org', true));
    expect((await store.read()).settings.offSites).toEqual([]);
    expect(readSettings(local.content).settings.offSites).toEqual(['example.org']);
  });

  it('what is not changed there goes on as everywhere else', async () => {
    await store.change((settings) => withSite(settings, 'example.com', false));
    await createSettingsStore(local).change((settings) => ({ ...settings, everywhere: false }));
    expect((await store.read()).settings.everywhere).toBe(false);
  });

  it('changes end with the session', async () => {
    await store.change((settings) => withSite(settings, 'example.com', false));
    session.content = {};
    expect((await store.read()).settings.offSites).toEqual(['example.org']);
  });

  it('damaged content of everywhere is put aside in the session, not on disk', async () => {
    local.content = { 'settings.everywhere': 'no' };
    await store.change((settings) => withSite(settings, 'example.com', false));
    expect(local.content).toEqual({ 'settings.everywhere': 'no' });
    expect(session.content).toMatchObject({ 'damaged.settings.everywhere': 'no' });
  });

  it('changes here and everywhere are told, until the signal ends it', async () => {
    const changed = vi.fn();
    const end = new AbortController();
    store.watch(changed, end.signal);
    await store.change((settings) => ({ ...settings, everywhere: false }));
    expect(changed).toHaveBeenCalled();
    changed.mockClear();
    await createSettingsStore(local).change((settings) => ({ ...settings, everywhere: false }));
    expect(changed).toHaveBeenCalledTimes(1);
    end.abort();
    expect([local.listenerCount, session.listenerCount]).toEqual([0, 0]);
  });
});
