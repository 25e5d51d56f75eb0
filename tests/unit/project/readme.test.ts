import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import config from '@/wxt.config';

const readme = readFileSync('README.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

test('every npm script that the README names exists', () => {
  const named = [...readme.matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('every picture and file that the README shows exists', () => {
  const targets = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target ?? '');
  expect(targets.filter((target) => !target.startsWith('https:') && !existsSync(target))).toEqual([]);
});

test('every permission of the manifest has its reason in the README', () => {
  const { permissions = [], host_permissions: hosts = [] } = manifestFor('chrome');
  expect(hosts).toEqual(['<all_urls>']);
  for (const permission of [...permissions, ...hosts]) expect(readme).toContain(`\`${permission}\``);
});

test('the keys of the README are those of the manifest, for each command one', () => {
  const { commands = {} } = manifestFor('chrome');
  const suggested = Object.values(commands).map(({ suggested_key: key }) =>
    typeof key === 'object' ? key.default : key,
  );
  const [, table = ''] = /^## Keys\n([\s\S]*?)\n## /m.exec(readme) ?? [];
  const told = [...table.matchAll(/^\| (\S+) +\| page /gm)].map(([, key]) => key);
  expect(told).toEqual(suggested);
  // Chrome refuses a manifest with more.
  expect(suggested.length).toBeLessThanOrEqual(4);
  expect(new Set(suggested).size).toBe(suggested.length);
});

test.each(['149.0'])('the README names the version of Firefox that the manifest asks for: %s', (version) => {
  const { browser_specific_settings: settings } = manifestFor('firefox');
  expect(settings?.gecko?.strict_min_version).toBe(version);
  expect(settings?.gecko_android?.strict_min_version).toBe(version);
  expect(readme).toContain(`**Firefox** (${Number.parseInt(version, 10)} or newer)`);
});

function manifestFor(browser: 'chrome' | 'firefox') {
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('The manifest is expected to be a function');
  const made = manifest({ browser, manifestVersion: 3, mode: 'production', command: 'build' });
  if (made instanceof Promise) throw new Error('The manifest is expected at once');
  return made;
}
