import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkImports } from '@/tests/tools/check-imports/check-imports';
import { importGraph, readProject } from '@/tests/tools/check-imports/import-graph';
import { DEPENDENCIES, TYPE_DEPENDENCIES } from '@/tests/tools/check-imports/rules';

const MODULES = Object.keys(DEPENDENCIES);

test('every module of lib stands in the dependency rules', () => {
  expect(MODULES).toEqual(expect.arrayContaining(readdirSync('lib').filter((name) => !name.includes('.'))));
});

test.each(MODULES)('lib/%s may import the modules of its rule and no other', (module) => {
  const accepted = MODULES.filter((other) => problemsOf(module, `@/lib/${other}`).length === 0);
  expect(accepted.sort()).toEqual([...new Set([module, 'text', ...(DEPENDENCIES[module] ?? [])])].sort());
});

describe('an import is reported', () => {
  const CASES: [what: string, from: string, text: string, to: string][] = [
    ['of a file inside another module', 'lib/page/a.ts', `import '@/lib/matcher/b';`, 'lib/matcher/b.ts'],
    ['by a relative path around the index', 'lib/page/a.ts', `import '../matcher/b';`, 'lib/matcher/b.ts'],
    [
      'by an entry point around the index',
      'entrypoints/a/index.ts',
      `import '@/lib/page/b';`,
      'lib/page/b.ts',
    ],
    ['of a test by lib', 'lib/page/a.ts', `import '@/tests/b';`, 'tests/b.ts'],
    ['of a test by the build', 'wxt.config.ts', `import './tests/b';`, 'tests/b.ts'],
    ['of an entry point by lib', 'lib/page/a.ts', `import '@/entrypoints/a';`, 'entrypoints/a/index.ts'],
    ['of the dataset by a card', 'lib/card/a.ts', `import '@/data/b';`, 'data/b.ts'],
    ['of a dataset check', 'lib/glossary/a.ts', `import './check/b';`, 'lib/glossary/check/b.ts'],
    [
      'of the build’s plugin',
      'entrypoints/a/index.ts',
      `import '@/lib/vocabulary';`,
      'lib/vocabulary/index.ts',
    ],
    [
      'of a value where types only are allowed',
      'lib/popover/a.ts',
      `import '@/lib/glossary';`,
      'lib/glossary/index.ts',
    ],
    ['in a re-export', 'lib/page/a.ts', `export { b } from '@/lib/card';`, 'lib/card/index.ts'],
    ['in a dynamic import', 'lib/page/a.ts', `void import('@/lib/card');`, 'lib/card/index.ts'],
    ['in a glob', 'lib/card/a.ts', `import.meta.glob('/data/*.json');`, 'data/b.json'],
  ];

  test.each(CASES)('%s', (_, from, text, to) => {
    expect(check({ [from]: text, [to]: '' })).toContainEqual(
      expect.stringContaining(`${from} imports ${to}: `),
    );
  });
});

test('types of a module may be imported where its values may not', () => {
  const [[module = '', [other = ''] = []] = []] = Object.entries(TYPE_DEPENDENCIES);
  expect(problemsOf(module, `@/lib/${other}`)).toHaveLength(1);
  expect(
    check({ [`lib/${module}/a.ts`]: `import type { T } from '@/lib/${other}';`, ...index(other) }),
  ).toEqual([`lib/${module}/a.ts is not used by the extension`]);
});

test('a cycle is reported, one of types as well', () => {
  const problems = check({
    'lib/page/index.ts': `export * from './a';`,
    'lib/page/a.ts': `import { b } from './b';`,
    'lib/page/b.ts': `import type { A } from './a';`,
    'entrypoints/content/index.ts': `import '@/lib/page';`,
  });
  expect(problems).toEqual(['cycle: lib/page/a.ts -> lib/page/b.ts -> lib/page/a.ts']);
});

test('unused files and style sheets of the extension are reported, even if tests use them', () => {
  const problems = check({
    'lib/page/index.ts': `import './used.css?inline';`,
    'lib/page/used.css': `@import "./also-used.css";`,
    'lib/page/also-used.css': '',
    'lib/page/unused.css': '',
    'lib/page/unused.ts': '',
    'entrypoints/content/index.ts': `import '@/lib/page';`,
    'tests/unit/a.test.ts': `import '@/lib/page/unused';`,
  });
  expect(problems).toEqual([
    'lib/page/unused.css is not used by the extension',
    'lib/page/unused.ts is not used by the extension',
  ]);
});

test('the graph holds the files of the extension', () => {
  const graph = importGraph(readProject(['lib', 'entrypoints', 'data', 'wxt.config.ts']));
  expect(graph.length).toBeGreaterThan(200);
  expect(graph.filter(({ to }) => !existsSync(to))).toEqual([]);
});

/** What is reported of a file of a module with this one import, apart from the file itself, which nothing uses. */
function problemsOf(module: string, request: string): string[] {
  const other = request.replace('@/lib/', '');
  const problems = check({ [`lib/${module}/a.ts`]: `import { x } from '${request}';`, ...index(other) });
  return problems.filter((line) => !line.endsWith(' is not used by the extension'));
}

function index(module: string): Record<string, string> {
  return { [`lib/${module}/index.ts`]: '' };
}

function check(files: Record<string, string>): string[] {
  return checkImports(Object.keys(files), importGraph(new Map(Object.entries(files))));
}
