import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULTS, exportText, mergeImport, planImport, type Settings, undoImport } from '@/lib/settings';
import { fuzzRuns } from '../../tools/fuzz-runs';
import { arbitrarySettings } from './arbitrary-settings';

/** A file with these settings, as a reader may have changed it. */
function fileWith(
  settings: string,
  { kind = 'breast-cancer-drug-glossary-settings', version = '1' } = {},
): string {
  return `{ "kind": "${kind}", "version": ${version}, "settings": ${settings} }`;
}

/** What would happen to a file with this text. */
function planOf(settings: Settings, text: string) {
  return planImport(settings, new Blob([text]));
}

async function problemOf(text: string) {
  return (await planOf(DEFAULTS, text)).problem;
}

describe('a file of settings', () => {
  it('brings all settings of one device to another, but those of the device alone', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySettings(), async (settings) => {
        const { plan } = await planOf(DEFAULTS, exportText(settings));
        expect(mergeImport(DEFAULTS, plan?.imported ?? {})).toEqual({ ...settings, sync: false });
      }),
    );
  });

  it('says all that it would change, and loses no site of either side', async () => {
    const here: Settings = { ...DEFAULTS, markStyle: 'clear', rest: 'long', offSites: ['a.com', 'b.com'] };
    const file = fileWith(
      '{ "markStyle": "quiet", "rest": "long", "offSites": ["c.com", "b.com"], "onlySites": [] }',
    );
    const { plan } = await planOf(here, file);
    expect(plan?.changes).toEqual([
      { name: 'offSites', added: ['c.com'] },
      { name: 'markStyle', before: 'clear', after: 'quiet' },
    ]);
    expect(mergeImport(here, plan?.imported ?? {})).toEqual({
      ...here,
      markStyle: 'quiet',
      offSites: ['a.com', 'b.com', 'c.com'],
    });
  });

  it('that says nothing new would change nothing', async () => {
    const here: Settings = { ...DEFAULTS, offSites: ['a.com'] };
    expect((await planOf(here, exportText(here))).plan?.changes).toEqual([]);
    expect((await planOf(here, fileWith('{}'))).plan?.changes).toEqual([]);
  });
});

describe('a file that cannot be used says why', () => {
  const million = () =>
    JSON.stringify({ offSites: Array.from({ length: 1_000_000 }, (_, i) => `site-${i}.com`) });

  it.each<[string, () => string, object]>([
    ['that is no JSON', () => 'offSites: a.com', { kind: 'notJson' }],
    ['that is empty', () => '', { kind: 'notJson' }],
    ['of something else', () => '{"name": "my-app"}', { kind: 'notSettings' }],
    ['of another kind', () => fileWith('{}', { kind: 'bookmarks' }), { kind: 'notSettings' }],
    ['that is a list', () => '[]', { kind: 'notSettings' }],
    ['that is null', () => 'null', { kind: 'notSettings' }],
    ['of a newer version', () => fileWith('{}', { version: '2' }), { kind: 'newerFile' }],
    ['without settings', () => fileWith('null'), { kind: 'wrongValue', place: 'settings' }],
    ['with a list for settings', () => fileWith('["a.com"]'), { kind: 'wrongValue', place: 'settings' }],
    ['with a million sites', () => fileWith(million()), { kind: 'tooManySites', count: 1_000_000 }],
    [
      'with a wrong type',
      () => fileWith('{"classNames": "yes"}'),
      { kind: 'wrongValue', place: 'classNames' },
    ],
    ['with an unknown value', () => fileWith('{"mode": "never"}'), { kind: 'wrongValue', place: 'mode' }],
    [
      'with a wrong type deep inside',
      () => fileWith('{"rest": "long", "offSites": ["a.com", "b.com", {"site": "c.com"}]}'),
      { kind: 'wrongValue', place: 'offSites.2' },
    ],
    [
      'with text for a list',
      () => fileWith('{"offSites": "a.com"}'),
      { kind: 'wrongValue', place: 'offSites' },
    ],
    [
      'with no site in a list',
      () => fileWith('{"onlySites": ["a b"]}'),
      { kind: 'wrongValue', place: 'onlySites.0' },
    ],
    [
      'with __proto__',
      () => fileWith('{"__proto__": {"mode": "only"}}'),
      { kind: 'unknownSetting', place: '__proto__' },
    ],
    [
      'with constructor',
      () => fileWith('{"constructor": 1}'),
      { kind: 'unknownSetting', place: 'constructor' },
    ],
    ['that would sync', () => fileWith('{"sync": true}'), { kind: 'unknownSetting', place: 'sync' }],
  ])('%s', async (_, text, problem) => {
    expect(await problemOf(text())).toEqual(problem);
    expect(Object.prototype).not.toHaveProperty('mode');
  });

  it('that is too large, and is not read', async () => {
    const text = vi.fn(async () => '{}');
    const { problem } = await planImport(DEFAULTS, { size: 64_000_001, text });
    expect(problem).toEqual({ kind: 'tooLarge' });
    expect(text).not.toHaveBeenCalled();
  });

  it('with too many sites together with those that are here', async () => {
    const sites = (from: number) => Array.from({ length: 3_000 }, (_, i) => `site-${from + i}.com`);
    const here: Settings = { ...DEFAULTS, offSites: sites(0) };
    const text = fileWith(JSON.stringify({ offSites: sites(3_000) }));
    expect((await planOf(here, text)).problem).toEqual({ kind: 'tooManySites', count: 6_000 });
  });

  it('never throws, whatever is in it', async () => {
    const runs = { numRuns: fuzzRuns(100) };
    await fc.assert(
      fc.asyncProperty(fc.json(), async (json) => void (await planOf(DEFAULTS, fileWith(json)))),
      runs,
    );
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => void (await planOf(DEFAULTS, text))),
      runs,
    );
  });
});

describe('an import is undone', () => {
  const before: Settings = { ...DEFAULTS, offSites: ['a.com'], rest: 'short' };
  const after: Settings = { ...before, offSites: ['a.com', 'b.com'], rest: 'long', markStyle: 'clear' };

  it('wholly, where nothing has changed since', () => {
    expect(undoImport(before, after, after)).toEqual(before);
  });

  it('and what the reader has changed since stays', () => {
    const now: Settings = { ...after, rest: 'usual', offSites: ['b.com', 'c.com'], language: 'fr' };
    expect(undoImport(before, after, now)).toEqual({
      ...before,
      rest: 'usual',
      offSites: ['c.com'],
      language: 'fr',
    });
  });
});
