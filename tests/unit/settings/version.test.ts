import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createSettingsStore, createSettingsSync, DEFAULTS, readSettings, STORED_KEYS } from '@/lib/settings';
import { versionOf } from '@/tests/tools/release/refusals';
import { extensionLock, FakeArea } from './fake-area';

const FOLDER = 'tests/fixtures/settings';
const RELEASES = readdirSync(FOLDER).map((file) => file.replace('.json', ''));
const released = (readFileSync('CHANGELOG.md', 'utf8').match(/^##? .*$/gm) ?? []).flatMap(
  (heading) => versionOf(heading) ?? [],
);

test('there are settings of each version in the changelog', () => {
  expect(released.length).toBeGreaterThan(0);
  expect(RELEASES).toEqual(expect.arrayContaining(released));
});

test.each(RELEASES)(
  'the settings that version %s has stored are read, and kept by a change',
  async (version) => {
    const { stored, read } = JSON.parse(readFileSync(`${FOLDER}/${version}.json`, 'utf8'));
    expect(readSettings(stored)).toEqual({ settings: { ...DEFAULTS, ...read }, damaged: [] });
    const local = new FakeArea(stored);
    const after = await createSettingsStore({ local }, extensionLock()).change((now) => ({
      ...now,
      rest: 'long',
    }));
    expect(after).toEqual({ ...DEFAULTS, ...read, rest: 'long' });
    expect(readSettings(local.content).settings).toEqual(after);
  },
);

describe('settings of a newer version', () => {
  const newer = { 'settings.version': 2, 'settings.sync': true, 'settings.markStyle': { line: 'clear' } };

  test('are read as far as they are known', async () => {
    const { settings } = await createSettingsStore({ local: new FakeArea(newer) }, extensionLock()).read();
    expect(settings).toEqual({ ...DEFAULTS, sync: true });
  });

  test('are not touched by a change, which is refused with the reason', async () => {
    const local = new FakeArea(newer);
    const store = createSettingsStore({ local }, extensionLock());
    await expect(store.change((now) => ({ ...now, everywhere: false }))).rejects.toThrow(
      'version 2, this extension knows 1',
    );
    expect(local.content).toEqual(newer);
  });

  test('are not touched by the sync, here and on other devices', async () => {
    const local = new FakeArea(newer);
    const sync = new FakeArea({ 'sync.fields': { markStyle: ['quiet', 7] } });
    const before = { ...sync.content };
    await createSettingsSync({ local, sync, lock: extensionLock(), now: Date.now })();
    expect([local.content, sync.content]).toEqual([newer, before]);
    // The same device takes it when its settings are of this version.
    delete local.content['settings.version'];
    await createSettingsSync({ local, sync, lock: extensionLock(), now: Date.now })();
    expect(local.content).not.toEqual({
      'settings.sync': true,
      'settings.markStyle': newer['settings.markStyle'],
    });
  });

  test('are the only ones refused: what is no number counts as none', async () => {
    const local = new FakeArea({ 'settings.version': 'two' });
    await createSettingsStore({ local }, extensionLock()).change((now) => ({ ...now, everywhere: false }));
    expect(local.content['settings.everywhere']).toBe(false);
  });
});

test('the number of the version is no setting', () => {
  expect(STORED_KEYS).not.toContain('settings.version');
});
