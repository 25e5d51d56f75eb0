import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULTS, LOCAL_FILES, readSettings, STORED_KEYS, storedForm } from '@/lib/settings';
import { fuzzRuns } from '../../tools/fuzz-runs';
import { arbitrarySettings } from './arbitrary-settings';

const EVERYWHERE = 'settings.everywhere';
const BUCKET = 'settings.off-sites.0';
/** `QUOTA_BYTES_PER_ITEM` of `storage.sync`: the key and the value as JSON. */
const ITEM_BYTES = 8_192;

describe('reading', () => {
  it('gives the defaults where nothing is stored', () => {
    expect(readSettings({})).toEqual({ settings: DEFAULTS, damaged: [] });
  });

  it('does not mind keys of others', () => {
    expect(readSettings({ other: 1, 'damaged.settings.everywhere': 'x' })).toEqual({
      settings: DEFAULTS,
      damaged: [],
    });
  });

  it('gives what is stored, sites of all buckets together', () => {
    const stored = {
      [EVERYWHERE]: false,
      [BUCKET]: ['example.org'],
      'settings.off-sites.15': ['example.com', LOCAL_FILES],
    };
    expect(readSettings(stored)).toEqual({
      settings: { ...DEFAULTS, everywhere: false, offSites: ['example.com', 'example.org', LOCAL_FILES] },
      damaged: [],
    });
  });

  it('gives a site once that is stored twice', () => {
    const { settings } = readSettings({ [BUCKET]: ['a.com', 'a.com'], 'settings.off-sites.1': ['a.com'] });
    expect(settings.offSites).toEqual(['a.com']);
  });

  it.each([null, 0, 1, 'true', '', [], {}, Number.NaN])('takes %j for no switch and says so', (value) => {
    const { settings, damaged } = readSettings({ [EVERYWHERE]: value });
    expect(settings.everywhere).toBe(DEFAULTS.everywhere);
    expect(damaged).toEqual([EVERYWHERE]);
  });

  it.each([null, 0, true, 'example.com', {}, { 0: 'example.com', length: 1 }])(
    'takes %j for no list and says so',
    (value) => {
      expect(readSettings({ [BUCKET]: value })).toEqual({ settings: DEFAULTS, damaged: [BUCKET] });
    },
  );

  it.each([
    null,
    undefined,
    1,
    true,
    {},
    ['a.com'],
    '',
    'two words',
    'a.com/path',
    'user@a.com',
    'a?b',
    'a#b',
  ])('keeps the good sites beside %j and says so', (entry) => {
    expect(readSettings({ [BUCKET]: ['a.com', entry, 'b.com'] })).toEqual({
      settings: { ...DEFAULTS, everywhere: true, offSites: ['a.com', 'b.com'] },
      damaged: [BUCKET],
    });
  });

  it('takes no host name that is longer than DNS allows', () => {
    const longest = 'a'.repeat(253);
    expect(readSettings({ [BUCKET]: [longest, `${longest}a`] })).toMatchObject({
      settings: { offSites: [longest] },
      damaged: [BUCKET],
    });
  });

  it('keeps one key when another is damaged', () => {
    expect(readSettings({ [EVERYWHERE]: 'no', [BUCKET]: ['a.com'] })).toEqual({
      settings: { ...DEFAULTS, everywhere: true, offSites: ['a.com'] },
      damaged: [EVERYWHERE],
    });
  });

  it.each([
    ['settings.mode', 'only', { mode: 'only' }],
    ['settings.region', 'EU', { region: 'EU' }],
    ['settings.mentions', 'first-in-paragraph', { mentions: 'first-in-paragraph' }],
    ['settings.markStyle', 'clear', { markStyle: 'clear' }],
    ['settings.classNames', false, { classNames: false }],
    ['settings.openOn', 'click', { openOn: 'click' }],
    ['settings.rest', 'long', { rest: 'long' }],
    ['settings.cardTextSize', 'large', { cardTextSize: 'large' }],
    ['settings.language', 'fr', { language: 'fr' }],
    ['settings.sync', true, { sync: true }],
    ['settings.only-sites.15', ['example.com'], { onlySites: ['example.com'] }],
  ])('gives what is stored as %s, or its default where that is damaged', (key, value, chosen) => {
    expect(readSettings({ [key]: value })).toEqual({ settings: { ...DEFAULTS, ...chosen }, damaged: [] });
    for (const damage of ['of another version', 7, null, { value }]) {
      expect(readSettings({ [key]: damage })).toEqual({ settings: DEFAULTS, damaged: [key] });
    }
  });

  it('never throws, whatever is stored, and gives settings that can be used', () => {
    const nonsense = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true });
    const stored = fc.dictionary(fc.constantFrom(...STORED_KEYS), fc.oneof(nonsense, fc.array(nonsense)));
    fc.assert(
      fc.property(stored, (content) => {
        const { settings, damaged } = readSettings(content);
        expect(settings.everywhere).toBeTypeOf('boolean');
        for (const site of settings.offSites) expect(site).toMatch(/^[^\s/@?#]{1,253}$/);
        for (const key of damaged) expect(content).toHaveProperty([key]);
      }),
      { numRuns: fuzzRuns(1_000) },
    );
  });

  it('keeps every good site, whatever stands between', () => {
    const entries = fc.array(
      fc.oneof(
        fc.domain().map((site) => ({ site, good: true })),
        fc
          .anything({ maxDepth: 1 })
          .filter((value) => typeof value !== 'string')
          .map((site) => ({ site, good: false })),
      ),
    );
    fc.assert(
      fc.property(entries, (all) => {
        const good = all.flatMap(({ site, good }) => (good ? [site] : []));
        const { settings, damaged } = readSettings({ [BUCKET]: all.map(({ site }) => site) });
        expect(settings.offSites).toEqual([...new Set(good)].sort());
        expect(damaged).toEqual(good.length === all.length ? [] : [BUCKET]);
      }),
    );
  });
});

/** What version 0.1.0 stored: the switch for everywhere is off, and so are eight sites. */
const STORED_BY_0_1_0 = {
  'settings.everywhere': false,
  'settings.off-sites.2': ['sub.example.org'],
  'settings.off-sites.3': ['xn--bcher-kva.example'],
  'settings.off-sites.6': ['gov.uk'],
  'settings.off-sites.7': ['[::1]'],
  'settings.off-sites.10': ['www.com'],
  'settings.off-sites.13': ['127.0.0.1', 'example.com'],
  'settings.off-sites.14': ['file:'],
};

describe('what an earlier version stored', () => {
  const offSites = [
    '127.0.0.1',
    '[::1]',
    'example.com',
    'file:',
    'gov.uk',
    'sub.example.org',
    'www.com',
    'xn--bcher-kva.example',
  ];

  it('is read unchanged', () => {
    expect(readSettings(STORED_BY_0_1_0)).toEqual({
      settings: { ...DEFAULTS, everywhere: false, offSites },
      damaged: [],
    });
  });

  it('is stored again in the same form', () => {
    const stored = Object.entries(storedForm({ ...DEFAULTS, everywhere: false, offSites }));
    expect(Object.fromEntries(stored.filter(([key]) => key in STORED_BY_0_1_0))).toEqual(STORED_BY_0_1_0);
  });
});

describe('the stored form', () => {
  it('holds every key, so that a site that is on again leaves its bucket', () => {
    expect(Object.keys(storedForm(DEFAULTS)).sort()).toEqual([...STORED_KEYS].sort());
    const before = storedForm({ ...DEFAULTS, everywhere: true, offSites: ['example.com'] });
    const after = { ...before, ...storedForm(DEFAULTS) };
    expect(readSettings(after).settings).toEqual(DEFAULTS);
  });

  it('is read back as it was, also through JSON', () => {
    fc.assert(
      fc.property(arbitrarySettings(), (chosen) => {
        const stored: Record<string, unknown> = JSON.parse(JSON.stringify(storedForm(chosen)));
        expect(readSettings(stored)).toEqual({ settings: chosen, damaged: [] });
      }),
    );
  });

  it('puts a site into the same bucket, whatever else is stored', () => {
    const alone = storedForm({ ...DEFAULTS, everywhere: true, offSites: ['example.com'] });
    const among = storedForm({ ...DEFAULTS, everywhere: false, offSites: ['a.com', 'example.com', 'z.com'] });
    const holds = (stored: Record<string, unknown>) =>
      STORED_KEYS.filter((key) => JSON.stringify(stored[key])?.includes('"example.com"'));
    expect(holds(alone)).toHaveLength(1);
    expect(holds(among)).toEqual(holds(alone));
  });

  it.each([
    ['numbered', (i: number) => `site-${i}.com`],
    ['of one hospital', (i: number) => `ward${i}.clinic.ca`],
    ['of many words', (i: number) => `${WORDS[i % 37]}${WORDS[(i * 7) % 41]}${i % 97}.org`],
    ['of addresses', (i: number) => `10.${i >> 8}.${i & 255}.7`],
  ])('fits the items of storage.sync with 5,000 sites, %s', (_, host) => {
    const offSites = [...new Set(Array.from({ length: 5_000 }, (_, i) => host(i)))];
    expect(offSites.length).toBeGreaterThan(4_000);
    for (const [key, value] of Object.entries(storedForm({ ...DEFAULTS, everywhere: true, offSites }))) {
      expect(key.length + JSON.stringify(value).length).toBeLessThan(ITEM_BYTES);
    }
  });
});

const WORDS = (
  'care news the blog my best health cancer breast clinic center shop book wiki help open data lab bio med ' +
  'pharma drug info world city life home work net cloud red blue green one two old new go'
).split(' ');
