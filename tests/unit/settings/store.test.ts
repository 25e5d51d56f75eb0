import { describe, expect, it, vi } from 'vitest';
import {
  createSettingsStore,
  DEFAULTS,
  readSettings,
  type SettingsStore,
  STORED_KEYS,
  withSite,
} from '@/lib/settings';
import { extensionLock, FakeArea } from './fake-area';

const EVERYWHERE = 'settings.everywhere';
const BUCKET = 'settings.off-sites.0';

/** The settings of ordinary windows, as one context of the extension has them. */
function storeOf(local: FakeArea, lock = extensionLock()): SettingsStore {
  return createSettingsStore({ local }, lock);
}

describe('reading', () => {
  it('gives the defaults of an empty area', async () => {
    expect(await storeOf(new FakeArea()).read()).toEqual({ settings: DEFAULTS, damaged: [] });
  });

  it('gives the defaults, all damaged, when the area cannot be read', async () => {
    const area = new FakeArea({ [EVERYWHERE]: false });
    area.readError = new Error('the disk is full');
    const { settings, damaged } = await storeOf(area).read();
    expect(settings).toEqual(DEFAULTS);
    expect(damaged).toEqual([...STORED_KEYS]);
  });

  it('falls back in part when the area is damaged in part', async () => {
    const area = new FakeArea({ [EVERYWHERE]: false, [BUCKET]: ['a.com', 7] });
    expect(await storeOf(area).read()).toEqual({
      settings: { ...DEFAULTS, everywhere: false, offSites: ['a.com'] },
      damaged: [BUCKET],
    });
  });
});

describe('changing', () => {
  it('stores the change and gives the settings after it', async () => {
    const area = new FakeArea();
    const store = storeOf(area);
    const after = await store.change((settings) => withSite(settings, 'example.com', false));
    expect(after).toEqual({ ...DEFAULTS, everywhere: true, offSites: ['example.com'] });
    expect((await store.read()).settings).toEqual(after);
  });

  it('does not touch other keys', async () => {
    const area = new FakeArea({ other: 'value' });
    await storeOf(area).change((settings) => ({ ...settings, everywhere: false }));
    expect(area.content['other']).toBe('value');
  });

  it('leaves to a later version what only that version knows', async () => {
    const later = { 'settings.markColour': 'plum', 'settings.off-sites.16': ['a.com'] };
    const area = new FakeArea({ ...later });
    await storeOf(area).change((settings) => ({ ...settings, markStyle: 'clear' }));
    expect(area.content).toEqual({ ...later, 'settings.markStyle': 'clear' });
  });

  it('copies damaged content before it is overwritten', async () => {
    const area = new FakeArea({ [EVERYWHERE]: 'no', [BUCKET]: ['a.com', 'not a site', 7] });
    const store = storeOf(area);
    await store.change((settings) => withSite(settings, 'example.com', false));
    expect(area.content).toMatchObject({
      [`damaged.${EVERYWHERE}`]: 'no',
      [`damaged.${BUCKET}`]: ['a.com', 'not a site', 7],
    });
    expect(await store.read()).toEqual({
      settings: { ...DEFAULTS, everywhere: true, offSites: ['a.com', 'example.com'] },
      damaged: [],
    });
  });

  it('copies nothing when nothing is damaged', async () => {
    const area = new FakeArea({ [BUCKET]: ['a.com'] });
    await storeOf(area).change((settings) => ({ ...settings, everywhere: false }));
    expect(Object.keys(area.content).filter((key) => !STORED_KEYS.includes(key))).toEqual([]);
    expect(readSettings(area.content)).toEqual({
      settings: { ...DEFAULTS, everywhere: false, offSites: ['a.com'] },
      damaged: [],
    });
  });

  it('writes only what has changed', async () => {
    const area = new FakeArea();
    await storeOf(area).change((settings) => ({ ...settings, everywhere: false }));
    expect(Object.keys(area.content)).toEqual(['settings.everywhere']);
  });

  it('empties the bucket of a site that is on again', async () => {
    const area = new FakeArea();
    const store = storeOf(area);
    await store.change((settings) => withSite(settings, 'example.com', false));
    await store.change((settings) => withSite(settings, 'example.com', true));
    expect((await store.read()).settings).toEqual(DEFAULTS);
    expect(JSON.stringify(area.content)).not.toContain('example.com');
  });

  it('writes only what is different from before', async () => {
    const area = new FakeArea();
    const store = storeOf(area);
    await store.change((settings) => withSite(settings, 'a.com', false));
    const written = vi.spyOn(area, 'set');
    await store.change((settings) => ({ ...settings, everywhere: false }));
    expect(written.mock.calls.map(([items]) => Object.keys(items))).toEqual([[EVERYWHERE]]);
  });

  it('loses none of several changes that are asked for at once', async () => {
    const area = new FakeArea();
    const store = storeOf(area);
    const sites = Array.from({ length: 40 }, (_, i) => `site-${10 + i}.com`);
    await Promise.all(sites.map((site) => store.change((settings) => withSite(settings, site, false))));
    expect(readSettings(area.content).settings.offSites).toEqual(sites);
  });

  it('loses none of the changes that two contexts of the extension make at once', async () => {
    const area = new FakeArea();
    const lock = extensionLock();
    const [popup, background] = [storeOf(area, lock), storeOf(area, lock)];
    await Promise.all([
      popup.change((settings) => withSite(settings, 'a.com', false)),
      background.change((settings) => withSite(settings, 'q.com', false)),
      popup.change((settings) => ({ ...settings, everywhere: false })),
    ]);
    expect(readSettings(area.content).settings).toEqual({
      ...DEFAULTS,
      everywhere: false,
      offSites: ['a.com', 'q.com'],
    });
    expect(area.content['settings.off-sites.4']).toEqual(['a.com', 'q.com']);
  });

  it('keeps the last of the changes that two windows make to the same site, and the site once', async () => {
    const area = new FakeArea();
    const lock = extensionLock();
    const [one, other] = [storeOf(area, lock), storeOf(area, lock)];
    const changes = [one, other, one, other].map((window, i) =>
      window.change((settings) => withSite(settings, 'a.com', i % 2 === 1)),
    );
    const after = await Promise.all([
      ...changes,
      one.change((settings) => withSite(settings, 'a.com', false)),
    ]);
    expect(after.map(({ offSites }) => offSites)).toEqual([['a.com'], [], ['a.com'], [], ['a.com']]);
    expect(readSettings(area.content)).toEqual({
      settings: { ...DEFAULTS, offSites: ['a.com'] },
      damaged: [],
    });
  });

  it('makes each change to what the one before it has left', async () => {
    const store = storeOf(new FakeArea());
    const flips = [1, 2, 3].map(() =>
      store.change((settings) => ({ ...settings, everywhere: !settings.everywhere })),
    );
    const results = await Promise.all(flips);
    expect(results.map(({ everywhere }) => everywhere)).toEqual([false, true, false]);
  });

  it.each([
    ['read', 'readError'],
    ['written', 'writeError'],
  ] as const)(
    'rejects when the area cannot be %s, changes nothing, and works afterwards',
    async (_, error) => {
      const area = new FakeArea({ [BUCKET]: ['a.com'] });
      const store = storeOf(area);
      area[error] = new Error('the disk is full');
      const failed = store.change((settings) => withSite(settings, 'b.com', false));
      await expect(failed).rejects.toThrow('the disk is full');
      expect(area.content).toEqual({ [BUCKET]: ['a.com'] });

      area[error] = null;
      await store.change((settings) => withSite(settings, 'c.com', false));
      expect(readSettings(area.content).settings.offSites).toEqual(['a.com', 'c.com']);
    },
  );

  it('works after an edit that throws', async () => {
    const store = storeOf(new FakeArea());
    const failed = store.change(() => {
      throw new Error('a mistake');
    });
    const next = store.change((settings) => withSite(settings, 'example.com', false));
    await expect(failed).rejects.toThrow('a mistake');
    expect((await next).offSites).toEqual(['example.com']);
  });
});

describe('watching', () => {
  it('calls back after changes by any context', async () => {
    const area = new FakeArea();
    const changed = vi.fn();
    storeOf(area).watch(changed, new AbortController().signal);
    await storeOf(area).change((settings) => ({ ...settings, everywhere: false }));
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('does not call back for other keys', () => {
    const area = new FakeArea();
    const changed = vi.fn();
    storeOf(area).watch(changed, new AbortController().signal);
    area.tell({ other: { newValue: 1 }, [`damaged.${EVERYWHERE}`]: { newValue: 1 } });
    expect(changed).not.toHaveBeenCalled();
  });

  it('ends with the signal and removes its listener', () => {
    const area = new FakeArea();
    const changed = vi.fn();
    const end = new AbortController();
    storeOf(area).watch(changed, end.signal);
    expect(area.listenerCount).toBe(1);
    end.abort();
    area.tell({ [EVERYWHERE]: { newValue: false } });
    expect(changed).not.toHaveBeenCalled();
    expect(area.listenerCount).toBe(0);
  });

  it('ends without an error when the extension is gone, and its events with it', async () => {
    const area = new FakeArea();
    const end = new AbortController();
    const errors: unknown[] = [];
    const heard = (error: unknown) => errors.push(error);
    storeOf(area).watch(() => undefined, end.signal);
    area.onChanged.removeListener = () => {
      throw new Error('Extension context invalidated.');
    };
    process.once('uncaughtException', heard);
    end.abort();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('uncaughtException', heard);
    expect(errors).toEqual([]);
  });

  it('does not begin when the signal is aborted already', () => {
    const area = new FakeArea();
    storeOf(area).watch(() => undefined, AbortSignal.abort());
    expect(area.listenerCount).toBe(0);
  });
});
