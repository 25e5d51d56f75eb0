import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULTS, isOn, readSettings, STORED_KEYS, siteOf, storedForm } from '@/lib/settings';
import { isOnIn, readIsOn, watchIsOn } from '@/lib/settings/in-page';
import { PRIVATE_KEYS, readPrivateChanges, withPrivateChanges } from '@/lib/settings/private-changes';
import { FakeArea } from '../fake-area';

const SITES = ['example.com', 'sub.example.com', 'example.org', 'www.gov.uk', 'localhost'];

describe('what a page reads of the settings', () => {
  it('is what the settings say, whatever is stored', () => {
    const site = fc.constantFrom(...SITES, '.', 'example.com/path');
    const value = fc.oneof(
      fc.boolean(),
      fc.constantFrom('only', 'everywhere', 'sometimes', null, 7),
      fc.array(fc.oneof(site, fc.constant(7), fc.constant(['example.com']))),
    );
    const content = (keys: readonly string[]) =>
      fc.dictionary(
        fc.constantFrom(...keys.filter((key) => /everywhere|mode|-sites\.(0|3|\D)/.test(key))),
        value,
      );
    fc.assert(
      fc.property(
        content(STORED_KEYS),
        content(PRIVATE_KEYS),
        fc.constantFrom(...SITES),
        (stored, changes, at) => {
          const ordinary = readSettings(stored).settings;
          expect(isOnIn(at, stored)).toBe(isOn(ordinary, at));
          const inPrivate = withPrivateChanges(ordinary, readPrivateChanges(changes));
          expect(isOnIn(at, stored, changes)).toBe(isOn(inPrivate, at));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is off where a page has no site', async () => {
    const local = new FakeArea();
    expect(await readIsOn(siteOf('about:blank'), { local })).toBe(false);
    expect(await readIsOn(siteOf('https://example.org/'), { local })).toBe(true);
  });

  it('is the default where storage cannot be read', async () => {
    const local = new FakeArea(storedForm({ ...DEFAULTS, everywhere: false }));
    local.readError = new Error('the disk is broken');
    expect(await readIsOn('example.org', { local })).toBe(true);
  });

  it('changes with each key that decides, and with no other', () => {
    const local = new FakeArea();
    const changed = vi.fn();
    const end = new AbortController();
    watchIsOn({ local }, changed, end.signal);
    for (const key of ['settings.markStyle', 'settings.sync', 'damaged.settings.mode', 'sync.base']) {
      local.tell({ [key]: {} });
    }
    expect(changed).not.toHaveBeenCalled();
    const deciding = [...STORED_KEYS, ...PRIVATE_KEYS].filter((key) => /everywhere|mode|-sites/.test(key));
    for (const key of deciding) local.tell({ [key]: {} });
    expect(changed).toHaveBeenCalledTimes(deciding.length);
    end.abort();
    expect(local.listenerCount).toBe(0);
  });
});
