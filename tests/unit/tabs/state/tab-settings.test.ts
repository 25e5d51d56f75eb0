import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createNewRule, PRIVATE_KEYS } from '@/lib/settings';
import { createTabSettings, createTabStores, type TabSettings } from '@/lib/tabs';
import { extensionLock, FakeArea } from '../../settings/fake-area';
import { FakeTab, frame } from '../fake-tab';

const ORDINARY = { id: 3, url: 'https://www.example.com/page', incognito: false };
const PRIVATE = { id: 4, url: 'https://www.example.com/page', incognito: true };

let tab: FakeTab;
let local: FakeArea;
let session: FakeArea;
let settings: TabSettings;

beforeEach(() => {
  tab = new FakeTab(frame(0));
  local = new FakeArea();
  session = new FakeArea();
  settings = createTabSettings(
    {
      scripting: tab.scripting,
      runtime: tab.runtime,
      tabs: { ...tab.tabs, query: async () => [ORDINARY, PRIVATE, { incognito: true }] },
      storage: { local, session },
    },
    createTabStores(
      { local, session },
      extensionLock(),
      createNewRule(async () => '\nnhs.uk\n'),
    ),
  );
});

async function offSites(of: { incognito: boolean }): Promise<readonly string[]> {
  return (await settings.of(of).read()).settings.offSites;
}

describe('the button on a card', () => {
  test('switches the site of its tab off', async () => {
    expect(await settings.turnOff(ORDINARY)).toBe(true);
    expect(await offSites(ORDINARY)).toEqual(['www.example.com']);
  });

  test('switches it on again, when the reader undoes that', async () => {
    await settings.turnOff(ORDINARY);
    await settings.undoTurnOff(ORDINARY);
    expect(await offSites(ORDINARY)).toEqual([]);
    await settings.undoTurnOff(undefined);
  });

  test('switches a public suffix off and on again, without what is under it', async () => {
    const suffix = { ...ORDINARY, url: 'https://nhs.uk/' };
    await settings.turnOff(suffix);
    expect(await offSites(ORDINARY)).toEqual(['=nhs.uk']);
    await settings.undoTurnOff(suffix);
    expect(await offSites(ORDINARY)).toEqual([]);
  });

  test('writes nothing to disk in a private window', async () => {
    await settings.turnOff(PRIVATE);
    expect(await offSites(PRIVATE)).toEqual(['www.example.com']);
    expect(local.content).toEqual({});
  });

  test.each([undefined, { incognito: false }, { url: 'about:blank', incognito: false }])(
    'changes nothing where there is no site: %j',
    async (other) => {
      expect(await settings.turnOff(other)).toBe(false);
      expect(local.content).toEqual({});
    },
  );
});

describe('the menu that switches the marks everywhere', () => {
  const everywhere = async (of: { incognito: boolean }) => (await settings.of(of).read()).settings.everywhere;

  test('switches them off and on again, and says that something has changed', async () => {
    expect(await settings.toggleEverywhere(ORDINARY)).toBe(true);
    expect(await everywhere(ORDINARY)).toBe(false);
    expect(await settings.toggleEverywhere(ORDINARY)).toBe(true);
    expect(await everywhere(ORDINARY)).toBe(true);
  });

  test('lasts for the session in a private window', async () => {
    await settings.toggleEverywhere(PRIVATE);
    expect(await everywhere(PRIVATE)).toBe(false);
    expect(await everywhere(ORDINARY)).toBe(true);
    expect(local.content).toEqual({});
  });

  test('says that nothing is seen where no frame reports, or storage fails', async () => {
    tab.reports = new Error('Cannot access a chrome:// URL');
    expect(await settings.toggleEverywhere(ORDINARY)).toBe(false);
    expect(await everywhere(ORDINARY)).toBe(false);
    local.writeError = new Error('the disk is full');
    expect(await settings.toggleEverywhere(ORDINARY)).toBe(false);
  });
});

describe('the key that switches the site', () => {
  test('switches it off and on again, and says that something has changed', async () => {
    expect(await settings.toggle(ORDINARY)).toBe(true);
    expect(await offSites(ORDINARY)).toEqual(['www.example.com']);
    expect(await settings.toggle(ORDINARY)).toBe(true);
    expect(await offSites(ORDINARY)).toEqual([]);
  });

  test('switches a public suffix off and on again, without what is under it', async () => {
    const suffix = { ...ORDINARY, url: 'https://nhs.uk/' };
    await settings.toggle(suffix);
    expect(await offSites(ORDINARY)).toEqual(['=nhs.uk']);
    await settings.toggle(suffix);
    expect(await offSites(ORDINARY)).toEqual([]);
  });

  test('loses nothing when it is pressed while a card switches another site off', async () => {
    await Promise.all([settings.toggle(ORDINARY), settings.turnOff({ ...ORDINARY, url: 'https://p.org/' })]);
    expect(await offSites(ORDINARY)).toEqual(['p.org', 'www.example.com']);
    expect(local.content['settings.off-sites.6']).toEqual(['p.org', 'www.example.com']);
  });

  test('changes nothing, and says so, where highlights are off everywhere or there is no site', async () => {
    await settings.of(ORDINARY).change((before) => ({ ...before, everywhere: false }));
    expect(await settings.toggle(ORDINARY)).toBe(false);
    expect(await settings.toggle({ ...ORDINARY, url: 'about:blank' })).toBe(false);
    expect(await settings.toggle({ incognito: false })).toBe(false);
    expect(await offSites(ORDINARY)).toEqual([]);
  });

  test('says that nothing is seen where no frame reports, or storage fails', async () => {
    tab.reports = [];
    expect(await settings.toggle(ORDINARY)).toBe(false);
    local.writeError = new Error('the disk is full');
    expect(await settings.toggle(ORDINARY)).toBe(false);
  });
});

describe("the session's settings", () => {
  beforeEach(async () => {
    await settings.turnOff(PRIVATE);
    await session.set({ 'injected-into-open-tabs': true });
  });

  test('are read by frames in private windows, and nothing else of the session is', async () => {
    const items = await settings.readSession({ tab: PRIVATE });
    expect(items).toMatchObject({ 'private.off-sites.added': ['www.example.com'] });
    for (const key of Object.keys(items)) expect(PRIVATE_KEYS).toContain(key);
  });

  test.each([{ tab: ORDINARY }, {}, { url: 'https://example.com/' }])(
    'are not read from elsewhere: %j',
    async (sender) => {
      await expect(settings.readSession(sender)).rejects.toThrow('the sender is not in a private window');
    },
  );

  test('are announced to the frames in private windows alone, and only their own keys', async () => {
    tab.answer = () => new Error('no receiver');
    await settings.notifyPrivateTabs(['private.off-sites.added', 'injected-into-open-tabs']);
    await settings.notifyPrivateTabs(['injected-into-open-tabs']);
    await vi.waitFor(() => expect(tab.sent).toHaveLength(1));
    expect(tab.sent[0]?.message).toEqual({ type: 'session-changed', keys: ['private.off-sites.added'] });
  });
});
