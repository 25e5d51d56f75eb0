import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createSettingsStore,
  createSettingsSync,
  isSyncedChange,
  type Settings,
  type SettingsStore,
  type SyncProblem,
  watchSyncProblem,
  withSite,
} from '@/lib/settings';
import { fuzzRuns } from '../../tools/fuzz-runs';
import { extensionLock, FakeArea } from './fake-area';

/** `QUOTA_BYTES` and `QUOTA_BYTES_PER_ITEM` of `storage.sync`. */
const QUOTA = { all: 102_400, item: 8_192 };

/** `storage.sync`, which all devices share. */
class Account extends FakeArea {
  override async set(items: Record<string, unknown>): Promise<void> {
    const after = { ...this.content, ...items };
    const sizes = Object.entries(after).map(([key, value]) => key.length + JSON.stringify(value).length);
    if (sizes.some((size) => size > QUOTA.item)) throw new Error('QUOTA_BYTES_PER_ITEM quota exceeded');
    if (sizes.reduce((sum, size) => sum + size, 0) > QUOTA.all) throw new Error('QUOTA_BYTES quota exceeded');
    await super.set(items);
  }
}

interface Device {
  local: FakeArea;
  store: SettingsStore;
  sync(): Promise<void>;
}

let account: Account;
/** Milliseconds. */
let now: number;

beforeEach(() => {
  account = new Account();
  now = Date.UTC(2026, 10, 27);
});

function device(stored: Record<string, unknown> = {}): Device {
  const local = new FakeArea({ 'settings.sync': true, ...stored });
  const lock = extensionLock();
  return {
    local,
    store: createSettingsStore({ local }, lock),
    sync: createSettingsSync({ local, sync: account, lock, now: () => now }),
  };
}

async function settingsOf({ store }: Device): Promise<Settings> {
  return (await store.read()).settings;
}

/** The reader changes something, some seconds after the last change. */
async function change({ store }: Device, edit: (settings: Settings) => Settings): Promise<void> {
  now += 5_000;
  await store.change(edit);
}

async function syncAll(...devices: Device[]): Promise<void> {
  for (const one of [...devices, ...devices]) await one.sync();
}

const turnOff = (site: string) => (settings: Settings) => withSite(settings, site, false);
const turnOn = (site: string) => (settings: Settings) => withSite(settings, site, true);

describe('two devices', () => {
  it('have the same settings after both have synced', async () => {
    const [laptop, phone] = [device(), device()];
    await syncAll(laptop, phone);
    await change(laptop, turnOff('a.com'));
    await change(laptop, (settings) => ({ ...settings, markStyle: 'clear', mode: 'only' }));
    await syncAll(laptop, phone);
    expect(await settingsOf(phone)).toEqual(await settingsOf(laptop));
    expect((await settingsOf(phone)).markStyle).toBe('clear');
  });

  it('that join later lose no site of either, and take over what was synced', async () => {
    const laptop = device({ 'settings.off-sites.0': ['a.com'], 'settings.rest': 'long' });
    await laptop.sync();
    const phone = device({
      'settings.off-sites.0': ['b.com'],
      'settings.rest': 'short',
      'settings.language': 'fr',
    });
    await syncAll(phone, laptop);
    for (const one of [laptop, phone]) {
      expect(await settingsOf(one)).toMatchObject({
        offSites: ['a.com', 'b.com'],
        rest: 'long',
        language: 'fr',
      });
    }
  });

  it('that change different things at once lose nothing', async () => {
    const [laptop, phone] = [device(), device()];
    await syncAll(laptop, phone);
    await change(laptop, turnOff('a.com'));
    await change(phone, turnOff('b.com'));
    await change(phone, (settings) => ({ ...settings, openOn: 'click' }));
    await syncAll(laptop, phone);
    for (const one of [laptop, phone]) {
      expect(await settingsOf(one)).toMatchObject({ offSites: ['a.com', 'b.com'], openOn: 'click' });
    }
  });

  it('that change the same thing have what was chosen last, whichever syncs first', async () => {
    for (const order of [0, 1]) {
      account = new Account();
      const devices = [device(), device()] as const;
      const [laptop, phone] = devices;
      await syncAll(...devices);
      await change(laptop, (settings) => ({ ...settings, rest: 'short' }));
      const syncFirst = devices[order] ?? laptop;
      // Each notices its own change when it is made.
      await laptop.sync();
      await change(phone, (settings) => ({ ...settings, rest: 'long' }));
      await phone.sync();
      await syncAll(syncFirst, ...devices);
      for (const one of devices) expect((await settingsOf(one)).rest).toBe('long');
    }
  });

  it('remember when a site was removed: a device that was off does not bring it back', async () => {
    const [laptop, phone] = [device(), device()];
    await change(laptop, turnOff('a.com'));
    await syncAll(laptop, phone);
    await change(laptop, turnOn('a.com'));
    await laptop.sync();
    await change(phone, turnOff('b.com'));
    await syncAll(phone, laptop);
    for (const one of [laptop, phone]) expect((await settingsOf(one)).offSites).toEqual(['b.com']);
  });

  it('have a site that was added again after it was removed', async () => {
    const [laptop, phone] = [device(), device()];
    await change(laptop, turnOff('a.com'));
    await syncAll(laptop, phone);
    await change(phone, turnOn('a.com'));
    await syncAll(phone, laptop);
    await change(laptop, turnOff('a.com'));
    await syncAll(laptop, phone);
    for (const one of [laptop, phone]) expect((await settingsOf(one)).offSites).toEqual(['a.com']);
  });

  it('agree whatever is changed where and in whatever order they sync', async () => {
    const step = fc.record({
      who: fc.nat(2),
      site: fc.constantFrom('a.com', 'b.com', 'c.com'),
      on: fc.boolean(),
      rest: fc.constantFrom<Settings['rest'][]>('usual', 'short', 'long'),
      syncs: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        account = new Account();
        const devices = [device(), device(), device()];
        for (const { who, site, on, rest, syncs } of steps) {
          const one = devices[who];
          if (!one) continue;
          await change(one, (settings) => ({ ...withSite(settings, site, on), rest }));
          if (syncs) await one.sync();
        }
        await syncAll(...devices);
        const [first, ...others] = await Promise.all(devices.map(settingsOf));
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: fuzzRuns(60) },
    );
  });

  it('write nothing more when they agree', async () => {
    const [laptop, phone] = [device(), device()];
    await change(laptop, turnOff('a.com'));
    await syncAll(laptop, phone);
    const before = JSON.stringify(account.content);
    account.writeError = new Error('nothing is to be written');
    await syncAll(laptop, phone);
    expect(JSON.stringify(account.content)).toBe(before);
    expect(laptop.local.content['sync.problem']).toBeUndefined();
  });
});

describe('syncing', () => {
  it('is off by default: nothing leaves the device', async () => {
    const quiet = device({ 'settings.sync': false, 'settings.off-sites.0': ['a.com'] });
    await quiet.sync();
    expect(account.content).toEqual({});
    expect(Object.keys(quiet.local.content)).toEqual(['settings.sync', 'settings.off-sites.0']);
  });

  it('that is turned off takes away what it has left there, and keeps all on the device', async () => {
    const laptop = device();
    await change(laptop, turnOff('a.com'));
    await laptop.sync();
    expect(JSON.stringify(account.content)).toContain('a.com');
    await change(laptop, (settings) => ({ ...settings, sync: false }));
    await laptop.sync();
    expect(account.content).toEqual({});
    expect((await settingsOf(laptop)).offSites).toEqual(['a.com']);
    expect(laptop.local.content['sync.base']).toBeUndefined();
  });

  it('over quota keeps all on this device, says so, and takes up again when there is room', async () => {
    const sites = Array.from({ length: 4_900 }, (_, i) => `a-rather-long-name-of-a-site-${i}.example`);
    const laptop = device();
    const problems: (SyncProblem | null)[] = [];
    watchSyncProblem(laptop.local, (problem) => problems.push(problem), new AbortController().signal);
    await laptop.store.change((settings) => ({ ...settings, offSites: sites }));
    await laptop.sync();
    expect((await settingsOf(laptop)).offSites).toHaveLength(4_900);
    await vi.waitFor(() => expect(problems.at(-1)).toBe('full'));

    await change(laptop, (settings) => ({ ...settings, offSites: sites.slice(0, 100) }));
    await laptop.sync();
    await vi.waitFor(() => expect(problems.at(-1)).toBeNull());
    expect(JSON.stringify(account.content)).toContain('site-99.example');
  });

  it('that cannot be reached says so, and changes nothing', async () => {
    const laptop = device({ 'settings.off-sites.0': ['a.com'] });
    account.readError = new Error('offline');
    await laptop.sync();
    expect(laptop.local.content['sync.problem']).toBe('failed');
    expect((await settingsOf(laptop)).offSites).toEqual(['a.com']);
    account.readError = null;
    await laptop.sync();
    expect(laptop.local.content['sync.problem']).toBeUndefined();
  });

  it('leaves out what is damaged there, and keeps what only another version knows', async () => {
    account.content = {
      'sync.fields': {
        rest: ['for ever', 9],
        markStyle: ['clear', 'now'],
        colour: ['plum', 7],
        openOn: ['click', 9],
      },
      'sync.off-sites.0': [['a.com', 5], ['b c', 5], ['d.com'], 7, ['e.com', -5], { __proto__: 1 }],
      'sync.only-sites.0': 'nonsense',
    };
    const laptop = device();
    await laptop.sync();
    expect(await settingsOf(laptop)).toMatchObject({
      rest: 'usual',
      markStyle: 'quiet',
      openOn: 'click',
      offSites: ['a.com'],
      onlySites: [],
    });
    expect(account.content['sync.fields']).toMatchObject({ colour: ['plum', 7] });
  });

  it('follows changes of settings, and no others', () => {
    expect(isSyncedChange({ 'settings.off-sites.3': {} })).toBe(true);
    expect(isSyncedChange({ 'sync.base': {}, 'damaged.settings.rest': {} })).toBe(false);
  });
});
