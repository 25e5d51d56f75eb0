import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const text = readFileSync('.github/SECURITY.md', 'utf8');
const rows = [...text.matchAll(/^\| .*\| `([^`]+)`: (.+?) \|$/gm)].map(([, file = '', title = '']) => ({
  file,
  title,
}));

test('each line of the tables of defences and promises names a test', () => {
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:Asset|Promise|-+) /.test(line));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows).toHaveLength(lines.length);
});

test('nothing in the extension listens to other extensions, to pages or to what connects', () => {
  const sources = ['lib', 'entrypoints'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => readFileSync(`${folder}/${path}`, 'utf8')),
  );
  expect(sources.join('\n')).toContain('onMessage.addListener');
  const listening = /on(?:Message|Connect)External|onUserScript|onConnect\b|externally_connectable/;
  expect([...sources, readFileSync('wxt.config.ts', 'utf8')].filter((code) => listening.test(code))).toEqual(
    [],
  );
});

describe('the test that a table names', () => {
  test.each(rows)('$file: $title', ({ file, title }) => {
    expect(existsSync(file)).toBe(true);
    // As the first argument of a test, in one of the ways to write a string.
    const written = readFileSync(file, 'utf8').replaceAll("\\'", "'");
    expect(['"', "'", '`'].some((quote) => written.includes(quote + title + quote))).toBe(true);
  });
});
