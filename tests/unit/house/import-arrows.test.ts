import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The map of the README: which rooms of `lib/` a room may import from. */
const KNOWS: Record<string, string[]> = {
  glossary: [],
  matcher: [],
  page: ['matcher'],
  card: ['glossary'],
  popover: ['page', 'card', 'protocol'],
  settings: [],
  protocol: [],
};
const ROOMS = Object.keys(KNOWS);

/** Files that import something, by path; each is linted by the project's own rules in a folder of its own. */
const FILES: Record<string, string> = {
  ...Object.fromEntries(
    ROOMS.flatMap((room) => ROOMS.map((other) => [`lib/${room}/knows-${other}.ts`, `@/lib/${other}`])),
  ),
  'lib/page/inside-another.ts': '@/lib/matcher/trie',
  'lib/page/round-the-index.ts': '../matcher/trie',
  'lib/page/own.ts': './scan',
  'entrypoints/content/inside-a-room.ts': '@/lib/page/changes/scanner',
  'entrypoints/content/index-of-a-room.ts': '@/lib/page',
  'lib/card/data.ts': '@/data/schema',
  'lib/glossary/data.ts': '@/data/schema',
};
let refused: Set<string>;
const folder = mkdtempSync(join(tmpdir(), 'import-arrows-'));

beforeAll(() => {
  cpSync('biome.json', join(folder, 'biome.json'));
  for (const [path, from] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `import { x } from '${from}';\n\nexport const y = x;\n`);
  }
  const biome = resolve('node_modules/@biomejs/biome/bin/biome');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [biome, 'lint', '--vcs-enabled=false', '--max-diagnostics=none', '.'],
    { cwd: folder, encoding: 'utf8' },
  );
  const said = [...(stdout + stderr).matchAll(/(\S+\.ts):\d+:\d+ lint\/style\/noRestrictedImports/g)];
  refused = new Set(said.map(([, path]) => path ?? ''));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a room of lib', () => {
  test('is on the map, each of them', () => {
    expect(readdirSync('lib')).toEqual(expect.arrayContaining(ROOMS));
  });

  test.each(ROOMS)('%s imports from the rooms it knows and from no other', (room) => {
    const accepted = ROOMS.filter((other) => !refused.has(`lib/${room}/knows-${other}.ts`));
    expect(accepted.sort()).toEqual([...(KNOWS[room] ?? [])].sort());
  });

  test('imports from the index of another room only, and never by a path that goes round it', () => {
    expect(refused).toContain('lib/page/inside-another.ts');
    expect(refused).toContain('lib/page/round-the-index.ts');
    expect(refused).not.toContain('lib/page/own.ts');
  });

  test('is imported by entrypoints through its index', () => {
    expect(refused).toContain('entrypoints/content/inside-a-room.ts');
    expect(refused).not.toContain('entrypoints/content/index-of-a-room.ts');
  });

  test('does not know the data, the glossary excepted', () => {
    expect(refused).toContain('lib/card/data.ts');
    expect(refused).not.toContain('lib/glossary/data.ts');
  });
});
