import { describe, expect, it, vi } from 'vitest';
import { createSettingsStore, DEFAULTS, readSettings, STORED_KEYS, withSite } from '@/lib/settings';
import { FakeArea } from './fake-area';

const EVERYWHERE = 'settings.everywhere';
const BUCKET = 'settings.off-sites.0';

describe('reading', () => {
  it('gives the defaults of an empty area', async () => {
    expect(await createSettingsStore(new FakeArea()).read()).toEqual({ settings: DEFAULTS, damaged: [] });
  });

  it('gives the defaults, all damaged, when the area cannot be read', async () => {
    const area = new FakeArea({ [EVERYWHERE]: false });
    area.readError = new Error('the disk is full');
    const { settings, damaged } = await createSettingsStore(area).read();
    expect(settings).toEqual(DEFAULTS);
    expect(damaged).toEqual([...STORED_KEYS]);
  });

  it('falls back in part when the area is damaged in part', async () => {
    const area = new FakeArea({ [EVERYWHERE]: false, [BUCKET]: ['a.com', 7] });
    expect(await createSettingsStore(area).read()).toEqual({
      settings: { everywhere: false, offSites: ['a.com'] },
      damaged: [BUCKET],
    });
  });
});

describe('changing', () => {
  it('stores the change and gives the settings after it', async () => {
    const area = new FakeArea();
    const store = createSettingsStore(area);
    const after = await store.change((settings) => withSite(settings, 'example.com', false));
    expect(after).toEqual({ everywhere: true, offSites: ['example.com'] });
    expect((await store.read()).settings).toEqual(after);
  });

  it('leaves keys of others alone', async () => {
    const area = new FakeArea({ other: 'mine' });
    await createSettingsStore(area).change((settings) => ({ ...settings, everywhere: false }));
    expect(area.content['other']).toBe('mine');
  });

  it('puts damaged content aside before it is overwritten', async () => {
    const area = new FakeArea({ [EVERYWHERE]: 'no', [BUCKET]: ['a.com', 'not a site', 7] });
    const store = createSettingsStore(area);
    await store.change((settings) => withSite(settings, 'example.com', false));
    expect(area.content).toMatchObject({
      [`damaged.${EVERYWHERE}`]: 'no',
      [`damaged.${BUCKET}`]: ['a.com', 'not a site', 7],
    });
    expect(await store.read()).toEqual({
      settings: { everywhere: true, offSites: ['a.com', 'example.com'] },
      damaged: [],
    });
  });

  it('puts nothing aside when nothing is damaged', async () => {
    const area = new FakeArea({ [BUCKET]: ['a.com'] });
    await createSettingsStore(area).change((settings) => ({ ...settings, everywhere: false }));
    expect(Object.keys(area.content).filter((key) => !STORED_KEYS.includes(key))).toEqual([]);
    expect(readSettings(area.content)).toEqual({
      settings: { everywhere: false, offSites: ['a.com'] },
      damaged: [],
    });
  });

  it('writes only what has changed', async () => {
    const area = new FakeArea();
    await createSettingsStore(area).change((settings) => ({ ...settings, everywhere: false }));
    expect(Object.keys(area.content)).toEqual(['settings.everywhere']);
  });

  it('empties the bucket of a site that is on again', async () => {
    const area = new FakeArea();
    const store = createSettingsStore(area);
    await store.change((settings) => withSite(settings, 'example.com', false));
    await store.change((settings) => withSite(settings, 'example.com', true));
    expect((await store.read()).settings).toEqual(DEFAULTS);
    expect(JSON.stringify(area.content)).not.toContain('example.com');
  });

  it('writes only what is different from before', async () => {
    const area = new FakeArea();
    const store = createSettingsStore(area);
    await store.change((settings) => withSite(settings, 'a.com', false));
    const written = vi.spyOn(area, 'set');
    await store.change((settings) => ({ ...settings, everywhere: false }));
    expect(written.mock.calls.map(([items]) => Object.keys(items))).toEqual([[EVERYWHERE]]);
  });

  it('loses none of several changes that are asked for at once', async () => {
    const area = new FakeArea();
    const store = createSettingsStore(area);
    const sites = Array.from({ length: 40 }, (_, i) => `site-${10 + i}.com`);
    await Promise.all(sites.map((site) => store.change((settings) => withSite(settings, site, false))));
    expect(readSettings(area.content).settings.offSites).toEqual(sites);
  });

  it('makes each change to what the one before it has left', async () => {
    const store = createSettingsStore(new FakeArea());
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
    'rejects when the area cannot be %s, changes nothing, and goes on afterwards',
    async (_, error) => {
      const area = new FakeArea({ [BUCKET]: ['a.com'] });
      const store = createSettingsStore(area);
      area[error] = new Error('the disk is full');
      const failed = store.change((settings) => withSite(settings, 'b.com', false));
      await expect(failed).rejects.toThrow('the disk is full');
      expect(area.content).toEqual({ [BUCKET]: ['a.com'] });

      area[error] = null;
      await store.change((settings) => withSite(settings, 'c.com', false));
      expect(readSettings(area.content).settings.offSites).toEqual(['a.com', 'c.com']);
    },
  );

  it('goes on after an edit that throws', async () => {
    const store = createSettingsStore(new FakeArea());
    const failed = store.change(() => {
      throw new Error('a slip');
    });
    const next = store.change((settings) => withSite(settings, 'example.com', false));
    await expect(failed).rejects.toThrow('a slip');
    expect((await next).offSites).toEqual(['example.com']);
  });
});

describe('watching', () => {
  it('tells of changes by anyone', async () => {
    const area = new FakeArea();
    const changed = vi.fn();
    createSettingsStore(area).watch(changed, new AbortController().signal);
    await createSettingsStore(area).change((settings) => ({ ...settings, everywhere: false }));
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('says nothing of keys of others', () => {
    const area = new FakeArea();
    const changed = vi.fn();
    createSettingsStore(area).watch(changed, new AbortController().signal);
    area.tell({ other: { newValue: 1 }, [`damaged.${EVERYWHERE}`]: { newValue: 1 } });
    expect(changed).not.toHaveBeenCalled();
  });

  it('ends with the signal and leaves no listener', () => {
    const area = new FakeArea();
    const changed = vi.fn();
    const end = new AbortController();
    createSettingsStore(area).watch(changed, end.signal);
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
    createSettingsStore(area).watch(() => undefined, end.signal);
    area.onChanged.removeListener = () => {
      throw new Error('Extension context invalidated.');
    };
    process.once('uncaughtException', heard);
    end.abort();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('uncaughtException', heard);
    expect(errors).toEqual([]);
  });

  it('does not begin when the signal has ended already', () => {
    const area = new FakeArea();
    createSettingsStore(area).watch(() => undefined, AbortSignal.abort());
    expect(area.listenerCount).toBe(0);
  });
});
