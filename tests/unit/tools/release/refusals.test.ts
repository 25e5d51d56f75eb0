import { describe, expect, it } from 'vitest';
import { wrongPackages } from '../../../tools/release/installed-packages';
import { readOptions } from '../../../tools/release/options';
import {
  isOtherRelease,
  type ReleaseState,
  refusals,
  versionOf,
  versionRefusals,
} from '../../../tools/release/refusals';

const READY: ReleaseState = {
  version: '0.2.0',
  commit: 'aaaaaaaaaaaaaaaa',
  taggedCommit: 'aaaaaaaaaaaaaaaa',
  changedFiles: [],
  changelogHeadings: ['# Changelog', '## [0.2.0](https://example.org) (2026-12-01)', '## 0.1.0 (2026-11-28)'],
  hasSettings: true,
  wrongPackages: [],
};

describe('a release', () => {
  it('is made of a clean commit that has the tag and the changelog of its version', () => {
    expect(refusals(READY, false)).toEqual([]);
  });

  const CASES: [what: string, state: Partial<ReleaseState>, reason: RegExp, isInPreview: boolean][] = [
    ['with changed files', { changedFiles: ['lib/a.ts'] }, /not clean.*lib\/a\.ts\.$/, true],
    ['with other packages', { wrongPackages: ['node_modules/a'] }, /npm ci.*node_modules\/a\.$/, true],
    [
      'without a tag',
      { taggedCommit: null },
      /^No tag v0\.2\.0\. "npm version 0\.2\.0 --allow-same-version" makes it/,
      false,
    ],
    [
      'with the tag on another commit',
      { taggedCommit: 'bbbbbbbbbbbbbbbb' },
      /^Version 0\.2\.0 exists/,
      false,
    ],
    [
      'without the settings that it stores',
      { hasSettings: false },
      /^tests\/fixtures\/settings\/0\.2\.0\.json is missing/,
      false,
    ],
    ['without a section in the changelog', { version: '0.20.0' }, /CHANGELOG\.md has no section/, false],
  ];

  it.each(CASES)('is refused %s, with what to do', (_, state, reason, isInPreview) => {
    expect(refusals({ ...READY, ...state }, false)).toContainEqual(expect.stringMatching(reason));
    expect(refusals({ ...READY, ...state }, true)).toHaveLength(isInPreview ? 1 : 0);
  });

  it('is refused for each reason at once, and lists only some of many files', () => {
    const files = Array.from({ length: 9 }, (_, i) => `file-${i}`);
    const reasons = refusals({ ...READY, changedFiles: files, taggedCommit: null }, false);
    expect(reasons).toHaveLength(2);
    expect(reasons[0]).toMatch(/file-4 and 4 more\.$/);
  });
});

describe('a new version', () => {
  const NEW = { version: '0.3.0', taggedCommit: null, hasSettings: true };

  it('is made where there is none of its number, and its file of settings is there', () => {
    expect(versionRefusals(NEW)).toEqual([]);
  });

  it('is refused before npm moves the tag of that number', () => {
    expect(versionRefusals({ ...NEW, taggedCommit: 'bbbbbbbbbbbbbbbb' })).toEqual([
      'Version 0.3.0 exists: its tag is on bbbbbbbbbb. Choose a higher one.',
    ]);
  });

  it('is refused before its tag is on a commit without its file of settings', () => {
    expect(versionRefusals({ ...NEW, hasSettings: false })).toEqual([
      expect.stringMatching(/^tests\/fixtures\/settings\/0\.3\.0\.json is missing/),
    ]);
  });
});

describe('what stands in the folder of a release', () => {
  const sums = (sum: string, version: string) => `${sum}  glossary-${version}-sources.zip\n`;

  it.each([
    ['another release of the same version', sums('b', '0.2.0'), true],
    ['the same release', sums('a', '0.2.0'), false],
    ['a release of another version', sums('b', '0.2.0-beta'), false],
    ['archives alone', 'b  glossary-0.2.0-chrome.zip\n', false],
  ])('is %s', (_, before, isOther) => {
    expect(isOtherRelease(before, sums('a', '0.2.0'), '0.2.0')).toBe(isOther);
  });
});

describe('the version of a heading of the changelog', () => {
  it.each([
    ['## [0.2.0](https://example.org/compare/v0.1.0...v0.2.0) (2026-12-01)', '0.2.0'],
    ['### 1.0.0-beta.1 (2026-11-28)', '1.0.0-beta.1'],
    ['### Bug Fixes', undefined],
  ])('%s is %s', (heading, version) => {
    expect(versionOf(heading)).toBe(version);
  });
});

describe('the installed packages', () => {
  const locked = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/other-system': { version: '1.0.0', integrity: 'sha512-o', optional: true },
    },
  };
  const a = { version: '1.0.0', integrity: 'sha512-a' };

  it.each([
    ['those of the lock file, without what is for other systems', { 'node_modules/a': a }, []],
    ['another version', { 'node_modules/a': { ...a, version: '1.0.1' } }, ['node_modules/a']],
    ['other content', { 'node_modules/a': { ...a, integrity: 'sha512-b' } }, ['node_modules/a']],
    ['one that is missing', {}, ['node_modules/a']],
    ['one too many', { 'node_modules/a': a, 'node_modules/b': a }, ['node_modules/b']],
  ])('are %s', (_, packages, wrong) => {
    expect(wrongPackages(locked, { packages })).toEqual(wrong);
  });
});

describe('the options', () => {
  it('are none or a preview', () => {
    expect(readOptions([])).toEqual({ isPreview: false });
    expect(readOptions(['--preview'])).toEqual({ isPreview: true });
    expect(readOptions(['--help'])).toBeNull();
    expect(() => readOptions(['--publish'])).toThrow(/--publish[\s\S]*Usage/);
  });
});
