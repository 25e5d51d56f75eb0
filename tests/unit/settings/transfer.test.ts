import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

function problemOf(text: string) {
  return planImport(DEFAULTS, text).problem;
}

describe('a file of settings', () => {
  it('brings all settings of one device to another, but those of the device alone', () => {
    fc.assert(
      fc.property(arbitrarySettings(), (settings) => {
        const { plan } = planImport(DEFAULTS, exportText(settings));
        expect(mergeImport(DEFAULTS, plan?.imported ?? {})).toEqual({ ...settings, sync: false });
      }),
    );
  });

  it('says all that it would change, and loses no site of either side', () => {
    const here: Settings = { ...DEFAULTS, markStyle: 'clear', rest: 'long', offSites: ['a.com', 'b.com'] };
    const file = fileWith(
      '{ "markStyle": "quiet", "rest": "long", "offSites": ["c.com", "b.com"], "onlySites": [] }',
    );
    const { plan } = planImport(here, file);
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

  it('that says nothing new would change nothing', () => {
    const here: Settings = { ...DEFAULTS, offSites: ['a.com'] };
    expect(planImport(here, exportText(here)).plan?.changes).toEqual([]);
    expect(planImport(here, fileWith('{}')).plan?.changes).toEqual([]);
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
    ['of 65 MB', () => ' '.repeat(65_000_000), { kind: 'tooLarge' }],
  ])('%s', (_, text, problem) => {
    expect(problemOf(text())).toEqual(problem);
    expect(Object.prototype).not.toHaveProperty('mode');
  });

  it('with too many sites together with those that are here', () => {
    const sites = (from: number) => Array.from({ length: 3_000 }, (_, i) => `site-${from + i}.com`);
    const here: Settings = { ...DEFAULTS, offSites: sites(0) };
    const text = fileWith(JSON.stringify({ offSites: sites(3_000) }));
    expect(planImport(here, text).problem).toEqual({ kind: 'tooManySites', count: 6_000 });
  });

  it('never throws, whatever is in it', () => {
    const runs = { numRuns: fuzzRuns(100) };
    fc.assert(
      fc.property(fc.json(), (json) => void planImport(DEFAULTS, fileWith(json))),
      runs,
    );
    fc.assert(
      fc.property(fc.string(), (text) => void planImport(DEFAULTS, text)),
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
