import type { Import } from './import-graph.ts';
import {
  BUILD_CHECK_DEPENDENCIES,
  BUILD_CHECKS,
  BUILD_ONLY,
  DATA_READERS,
  DEPENDENCIES,
  ENTRY_POINTS,
  PUBLIC_FOLDERS,
  TYPE_DEPENDENCIES,
} from './rules.ts';

/**
 * Checks the imports of the extension (`lib/`, `entrypoints/` and `wxt.config.ts`) against the dependency rules.
 *
 * @param paths all files of the project
 * @param imports all imports between them
 * @returns one line for each import that breaks a rule, each cycle and each file that the extension never uses
 */
export function checkImports(paths: Iterable<string>, imports: readonly Import[]): string[] {
  const ofExtension = imports.filter(({ from }) => isOfExtension(from));
  return [
    ...ofExtension.flatMap((one) => {
      const reason = brokenRule(one);
      return reason ? [`${one.from} imports ${one.to}: ${reason}`] : [];
    }),
    ...cycles(ofExtension),
    ...orphans(paths, ofExtension),
  ];
}

function brokenRule({ from, to, isTypeOnly }: Import): string | undefined {
  if (to.startsWith('tests/')) return 'the extension and its build import nothing from tests/';
  const [own, other] = [moduleOf(from), moduleOf(to)];
  if (own && to.startsWith('entrypoints/')) return 'lib/ imports nothing from entrypoints/';
  if (isBuildOnly(to)) {
    if (!isBuildOnly(from) && from !== 'wxt.config.ts') {
      return 'what is for the build and the tests alone is no part of the extension';
    }
    if (to.startsWith(BUILD_CHECKS)) return undefined;
  }
  if (to.startsWith('data/')) {
    return DATA_READERS.includes(own ?? '') || from === 'wxt.config.ts'
      ? undefined
      : `only ${DATA_READERS.join(', ')} may read data/`;
  }
  if (!other || other === own) return undefined;
  if (own) {
    const allowed = DEPENDENCIES[own];
    if (!allowed) return `lib/${own} stands in no dependency rule (tests/tools/check-imports/rules.ts)`;
    const types = TYPE_DEPENDENCIES[own] ?? [];
    const ofChecks = from.startsWith(BUILD_CHECKS) ? BUILD_CHECK_DEPENDENCIES : [];
    if (![...allowed, 'text', ...ofChecks, ...(isTypeOnly ? types : [])].includes(other)) {
      return types.includes(other)
        ? `lib/${own} may import types only from lib/${other}`
        : `lib/${own} may import from ${allowed.join(', ') || 'lib/text'} only`;
    }
  }
  return isPublic(to) ? undefined : `import from the index of lib/${other}`;
}

function isBuildOnly(path: string): boolean {
  return BUILD_ONLY.some((folder) => path.startsWith(folder));
}

/** Components and code are reached through the index; a style sheet is imported as the file that it is. */
function isPublic(path: string): boolean {
  return (
    /^lib\/[^/]+\/index\.tsx?$/.test(path) ||
    PUBLIC_FOLDERS.some((index) => index === path) ||
    path.endsWith('.css')
  );
}

function moduleOf(path: string): string | undefined {
  return /^lib\/([^/]+)\//.exec(path)?.[1];
}

function isOfExtension(path: string): boolean {
  return /^(lib|entrypoints)\//.test(path) || path === 'wxt.config.ts';
}

/** Cycles of files, those through types too: a reader has to open each file of a cycle to understand one. */
function cycles(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]) => {
    const start = way.indexOf(path);
    if (start >= 0) found.push(`cycle: ${[...way.slice(start), path].join(' -> ')}`);
    if (start >= 0 || done.has(path)) return;
    for (const to of targets.get(path) ?? []) visit(to, [...way, path]);
    done.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return [...new Set(found)];
}

function orphans(paths: Iterable<string>, imports: readonly Import[]): string[] {
  const imported = new Set(imports.map(({ to }) => to));
  return [...paths]
    .filter((path) => isOfExtension(path) && /\.(tsx?|css)$/.test(path) && !isBuildOnly(path))
    .filter((path) => !imported.has(path) && !ENTRY_POINTS.some((pattern) => pattern.test(path)))
    .map((path) => `${path} is not used by the extension`);
}
