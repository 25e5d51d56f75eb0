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
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('The manifest is expected to be a function');
  const made = manifest({ browser: 'chrome', manifestVersion: 3, mode: 'production', command: 'build' });
  if (made instanceof Promise) throw new Error('The manifest is expected at once');
  const { permissions = [], host_permissions: hosts = [] } = made;
  expect(hosts).toEqual(['<all_urls>']);
  for (const permission of [...permissions, ...hosts]) expect(readme).toContain(`\`${permission}\``);
});
