import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const list = readFileSync('lib/BROWSER-BUGS.md', 'utf8');
const anchors = [...list.matchAll(/^### (\S+)$/gm)].map(([, anchor]) => anchor ?? '');
const links = ['lib', 'entrypoints', 'tests', 'wxt.config.ts'].flatMap(sourcesIn).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/BROWSER-BUGS\.md#([\w-]*)/g)].map(([, anchor]) => ({
    file,
    anchor: anchor ?? '',
  })),
);

test('every link to the list of browser bugs has its entry', () => {
  expect(links.filter(({ anchor }) => !anchors.includes(anchor))).toEqual([]);
});

test('every entry of the list of browser bugs is linked where the code rests on it', () => {
  const linked = new Set(links.map(({ anchor }) => anchor));
  expect(anchors.filter((anchor) => !linked.has(anchor))).toEqual([]);
});

describe.each(anchors)('the entry %s', (anchor) => {
  test('says which browser, what happens, what is done and when that can go', () => {
    const [, entry = ''] =
      new RegExp(`^### ${anchor}\\n([\\s\\S]*?)(?=^##|$(?![\\s\\S]))`, 'm').exec(list) ?? [];
    expect([...entry.matchAll(/^- \*\*(.+?)\*\*: ./gm)].map(([, part]) => part)).toEqual(PARTS);
  });
});

const PARTS = ['Browser', 'Seen', 'What we do', 'Can go'];

function sourcesIn(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules') && !file.endsWith('browser-bugs.test.ts'));
}
