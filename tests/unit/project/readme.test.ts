import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { loadFacts, loadSearchData, matcherTerms } from '@/lib/glossary';
import { assertFacts } from '@/lib/glossary/check';
import { compileTerms, createMatcher } from '@/lib/matcher';
import { DEPENDENCIES } from '@/tests/tools/check-imports/rules';
import config from '@/wxt.config';

const README = 'README.md';
const CONTRIBUTING = '.github/CONTRIBUTING.md';
const readme = readFileSync(README, 'utf8');
const contributing = readFileSync(CONTRIBUTING, 'utf8');
const { scripts, engines } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};

describe.each([
  README,
  CONTRIBUTING,
  '.github/SECURITY.md',
  '.github/STORES.md',
  '.github/ACCESSIBILITY.md',
  'lib/BROWSER-BUGS.md',
])('%s', (file) => {
  const text = readFileSync(file, 'utf8');

  test('names no npm script that does not exist', () => {
    const named = [...text.matchAll(/npm run ([a-z0-9:-]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('links and shows only files that exist', () => {
    const targets = [...text.matchAll(/(?:\]\(|src(?:set)?=")([^)"#\s]+)[)"]/g)].map(
      ([, target]) => target ?? '',
    );
    const files = targets.filter((target) => !target.startsWith('https:'));
    expect(files.filter((target) => !existsSync(join(dirname(file), target)))).toEqual([]);
  });
});

test('the moving picture of the README ends by itself, and readers who want less motion get one that stands', async () => {
  const [picture = ''] = /<picture>[\s\S]*?<\/picture>/.exec(readme) ?? [];
  expect(picture).toMatch(/<source media="\(prefers-reduced-motion: reduce\)" srcset="[^"]+\.png">/);
  const [, moving = ''] = /<img src="([^"]+)"/.exec(picture) ?? [];
  const { pages = 1, loop = 0, delay = [] } = await sharp(moving, { pages: -1 }).metadata();
  expect(pages).toBeGreaterThan(5);
  // 0 is without an end. What moves for long has to have a way to stop it (WCAG 2.2, 2.2.2): all of it twice is enough to see.
  expect(loop).toBeGreaterThan(0);
  expect((loop * delay.reduce((sum, milliseconds) => sum + milliseconds, 0)) / 1000).toBeLessThan(30);
  // Each drawing but those of the pointer on its way stays long enough to be seen.
  expect(delay.filter((milliseconds) => milliseconds >= 400).length).toBeGreaterThan(5);
});

test('the contributing guide explains every npm script but that of npm itself', () => {
  const named = [...contributing.matchAll(/(?:npm run |`npm (?!run )|`(?!npm ))([a-z0-9:-]+)/g)].map(
    ([, name]) => name,
  );
  expect(Object.keys(scripts).filter((name) => !named.includes(name) && name !== 'postinstall')).toEqual([]);
});

test('the contributing guide shows the dependency rules of lib as they are', () => {
  const [, map = ''] = /^## Architecture\n[\s\S]*?```\n([\s\S]*?)```/m.exec(contributing) ?? [];
  // A module's line may go on in lines that begin with spaces.
  const lines = map.replaceAll(/\n {20,}/g, ' ').split('\n');
  const shown = lines.flatMap((line) => {
    const [, name, imports] = /^lib\/([\w-]+)\/ .* imports (.+)$/.exec(line) ?? [];
    return name && imports ? [[name, imports === 'nothing' ? [] : imports.split(', ')]] : [];
  });
  const rules = Object.entries(DEPENDENCIES).map(([name, modules]) => [
    name,
    name === 'glossary' ? ['data'] : [...modules],
  ]);
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(rules));
});

/** The most files that a way through the code may have: one that needs more is hard to follow. */
const MAX_FILES = {
  'From text to mark': 25,
  'From the pointer to a card': 30,
  'From a search to a card': 20,
};

describe.each(Object.entries(MAX_FILES))('the way of the contributing guide: %s', (title, max) => {
  const [, list = ''] = new RegExp(`^### ${title}\\n([^#]*)`, 'm').exec(contributing) ?? [];
  const files = [...list.matchAll(/^\d+\. \[([^\]]+)\]\(\.\.\/\1\)/gm)].map(([, file]) => file ?? '');

  test('has not too many files', () => {
    expect(files).toHaveLength([...list.matchAll(/^\d+\. /gm)].length);
    expect(files.length).toBeGreaterThan(10);
    expect(files.length).toBeLessThanOrEqual(max);
  });

  test('leads to each file from one before it, which imports or names it', () => {
    const unreached = files.filter(
      (file, i) => i > 0 && !files.slice(0, i).some((before) => leadsTo(before, file)),
    );
    expect(unreached).toEqual([]);
  });
});

/** Whether a file imports another, itself or by the index of a folder, or names its path. */
function leadsTo(from: string, to: string): boolean {
  const text = readFileSync(from, 'utf8');
  const path = to.replace(/(?:\/index)?\.tsx?$/, '');
  if (new RegExp(`${path}(?![\\w-])`).test(text)) return true;
  const imported = [...text.matchAll(/(?:from |import\()'([^']+)'/g)].map(([, target]) =>
    target?.startsWith('@/') ? target.slice(2) : join(dirname(from), target ?? ''),
  );
  return imported.some((target) => target === path || isExportedBy(join(target, 'index.ts'), path));
}

function isExportedBy(index: string, path: string): boolean {
  if (!existsSync(index)) return false;
  const exported = [...readFileSync(index, 'utf8').matchAll(/from '([^']+)'/g)].map(([, target]) =>
    target?.startsWith('@/') ? target.slice(2) : join(dirname(index), target ?? ''),
  );
  return exported.some((target) => target === path || isExportedBy(join(target, 'index.ts'), path));
}

test('the README and .nvmrc ask for the version of Node that package.json asks for', () => {
  const version = engines.node.replace('>=', '');
  expect(readme).toContain(`Node ${version} or newer`);
  expect(contributing).toContain(`Node ${version} or newer`);
  expect(readFileSync('.nvmrc', 'utf8').trim()).toBe(version);
});

test('the README gives the number of drugs, and no more names than there are', () => {
  const { drugs } = assertFacts('data');
  expect(readme).toContain(`${drugs.length} drugs used for breast cancer`);
  const names = new Set(
    drugs.flatMap(({ name, names: others }) => [name, ...others.map(({ text }) => text)]),
  );
  expect(readme).toContain('more than four hundred names');
  expect(names.size).toBeGreaterThan(400);
});

test('the README names medicines for side effects that are never marked, and that the search says it does not have', () => {
  const [, list = ''] = /medicines that only ease side effects \(([^)]+) and\s+the like\)/.exec(readme) ?? [];
  const names = list.split(/,\s+/);
  expect(names.length).toBeGreaterThan(2);
  const facts = loadFacts();
  const { find } = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));
  const marks = (name: string) => find(`She takes ${name} and letrozole.`).map(({ id }) => id);
  expect(names.map((name) => [name, marks(name)])).toEqual(names.map((name) => [name, ['letrozole']]));
  expect(loadSearchData().otherMedicines).toEqual(expect.arrayContaining(names));
});

test('the README gives the reason of every permission of the manifest', () => {
  const { permissions = [], host_permissions: hosts = [] } = manifestFor('chrome');
  const [, table = ''] = /^## Permissions\n([\s\S]*?)\n## /m.exec(readme) ?? [];
  const explained = [...table.matchAll(/^\| .*?`([^`]+)`[^|]*\| \w/gm)].map(([, name]) => name);
  expect(explained.sort()).toEqual([...permissions, ...hosts].sort());
});

test('nothing in the extension but the page for PDFs can make a network request, as the README promises', () => {
  const sources = ['lib', 'entrypoints'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const request = /\b(fetch|XMLHttpRequest|WebSocket|EventSource|WebTransport|sendBeacon|importScripts)\b/;
  // A file of the package: only pages of the extension and its background import this, and their origin is its own.
  const ownFile = ['entrypoints/shared/new-rule.ts', "fetch('/public-suffixes.txt')"] as const;
  const code = (file: string) => {
    const text = withoutComments(readFileSync(file, 'utf8'));
    return file === ownFile[0] ? text.replace(ownFile[1], '') : text;
  };
  expect(readFileSync(ownFile[0], 'utf8')).toContain(ownFile[1]);
  expect(readdirSync('public')).toContain('public-suffixes.txt');
  expect(sources.filter((file) => request.test(code(file)))).toEqual(['entrypoints/pdf/watch-pdf.ts']);
});

test('the README lists the keys of the manifest, one for each command', () => {
  const { commands = {} } = manifestFor('chrome');
  const suggested = Object.values(commands).map(({ suggested_key: key }) =>
    typeof key === 'object' ? key.default : key,
  );
  const [, table = ''] = /^## Keys\n([\s\S]*?)\n## /m.exec(readme) ?? [];
  const listed = [...table.matchAll(/^\| (\S+) +\| page /gm)].map(([, key]) => key);
  expect(listed).toEqual(suggested);
  // Chrome refuses a manifest with more.
  expect(suggested.length).toBeLessThanOrEqual(4);
  expect(new Set(suggested).size).toBe(suggested.length);
});

test('the README names the oldest browsers that the manifest allows', () => {
  const [chrome] = manifestFor('chrome').minimum_chrome_version?.split('.') ?? [];
  const { gecko, gecko_android: android } = manifestFor('firefox').browser_specific_settings ?? {};
  const [firefox] = gecko?.strict_min_version?.split('.') ?? [];
  expect(readme).toContain(`**Chrome, Edge, Brave, Chromium** (${chrome} or newer)`);
  expect(readme).toContain(`**Firefox** (${firefox} or newer)`);
  expect(readme).toContain(
    `**Firefox for Android** (${android?.strict_min_version?.split('.')[0]} or newer)`,
  );
});

function manifestFor(browser: 'chrome' | 'firefox') {
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('The manifest is expected to be a function');
  const made = manifest({ browser, manifestVersion: 3, mode: 'production', command: 'build' });
  if (made instanceof Promise) throw new Error('The manifest is expected at once');
  return made;
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

test('the README names the keyword of the address bar', () => {
  const { omnibox } = manifestFor('chrome');
  expect(readme).toContain(`\`${omnibox?.keyword}\` and a space in the address bar`);
});
