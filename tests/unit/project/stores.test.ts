import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assertFacts } from '@/lib/glossary/check';
import { PICTURES } from '@/tests/tools/store/pictures';
import config from '@/wxt.config';

const text = readFileSync('.github/STORES.md', 'utf8');
const part = (heading: string) =>
  new RegExp(`^## ${heading}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(text)?.[1] ?? '';

function manifestFor(browser: string) {
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('The manifest is expected to be a function');
  const made = manifest({ browser, manifestVersion: 3, mode: 'production', command: 'build' });
  if (made instanceof Promise) throw new Error('The manifest is expected at once');
  return made;
}

test('the stores are told the reason of every permission, and of no other', () => {
  const { permissions = [], host_permissions: hosts = [] } = manifestFor('chrome');
  const explained = [...part('Why each permission').matchAll(/^\| `([^`]+)` \| \w/gm)].map(
    ([, name]) => name,
  );
  expect(explained.sort()).toEqual([...permissions, ...hosts].sort());
});

test('each reason is as short as the forms of the stores demand', () => {
  const reasons = [...part('Why each permission').matchAll(/^\| `[^`]+` \| (\w.*) \|$/gm)].map(
    ([, reason = '']) => reason.length,
  );
  expect(reasons.length).toBeGreaterThan(0);
  expect(Math.max(...reasons)).toBeLessThanOrEqual(1000);
});

test('the stores are told of each key of the manifest that readers see, though it needs no permission', () => {
  const { commands = {}, omnibox } = manifestFor('chrome');
  const [, count, keyword] = /^Beside these.*: (\w+) keys.* after `(\w+)`/m.exec(text) ?? [];
  expect([count, keyword]).toEqual([
    ['no', 'one', 'two', 'three', 'four'][Object.keys(commands).length],
    omnibox?.keyword,
  ]);
});

test('Edge and Opera get the manifest of Chrome', () => {
  expect(manifestFor('edge')).toEqual(manifestFor('chrome'));
  expect(manifestFor('opera')).toEqual(manifestFor('chrome'));
});

test('Firefox knows the extension by a UUID, and that it collects nothing', () => {
  const { gecko } = manifestFor('firefox').browser_specific_settings ?? {};
  expect(gecko?.id).toMatch(/^\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/);
  expect(gecko?.data_collection_permissions).toEqual({ required: ['none'] });
});

describe.each(['English', 'French'])('the listing in %s', (language) => {
  const listing = part(`Listing, ${language}`);

  test('gives the number of drugs as it is', () => {
    expect(listing).toContain(` ${assertFacts('data').drugs.length} `);
  });

  test('says that it is no advice, and fits into a store', () => {
    expect(listing).toMatch(/not advice|non avis/);
    expect(listing.length).toBeLessThan(4000);
  });
});

describe.each(['en', 'fr'])('the words of the manifest in %s', (language) => {
  const { extension } = JSON.parse(readFileSync(`lib/locales/manifest/${language}.json`, 'utf8'));

  test('are as short as the stores demand', () => {
    expect(extension.name.length).toBeLessThanOrEqual(75);
    expect(extension.description.length).toBeLessThanOrEqual(132);
  });
});

test('the pictures that are named are those that the tool makes', () => {
  const names = [...part('Pictures').matchAll(/`(\w[\w-]*\.png)`/g)].map(([, name]) => name);
  expect(names).toEqual(PICTURES.map(({ name }) => `${name}.png`));
});
