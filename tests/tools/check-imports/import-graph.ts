import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';

/** One import of a file of the project by another. Paths are relative to the root of the project, with `/`. */
export interface Import {
  from: string;
  to: string;
  /** True when the import brings types only, which are gone from the built code. */
  isTypeOnly: boolean;
}

const CODE = /\.tsx?$/;
/** How a style sheet or a page names another file. */
const REFERENCES = /@import\s+(?:url\()?['"]([^'"]+)['"]|\b(?:src|href)="([^"]+)"/g;
/** What may be left out at the end of a path in an import. */
const ENDINGS = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];

/**
 * Reads the files of the project that can import or be imported.
 *
 * @param folders folders and files, relative to the current folder
 * @returns the text of each file of code, style sheet and page, and an empty text for each other file, by path
 */
export function readProject(folders: readonly string[]): Map<string, string> {
  const paths = folders.flatMap((folder) =>
    /\.\w+$/.test(folder)
      ? [folder]
      : readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name)),
  );
  return new Map(
    paths.map((path) => [path, /\.(tsx?|css|html)$/.test(path) ? readFileSync(path, 'utf8') : '']),
  );
}

/**
 * @param files the text of each file by its path; imports of other files, and of packages, are left out
 * @returns every import, re-export, dynamic import and `import.meta.glob` of one of these files by another, and every
 *   file that a style sheet or a page names
 */
export function importGraph(files: ReadonlyMap<string, string>): Import[] {
  return [...files].flatMap(([path, text]) =>
    CODE.test(path) ? importsOf(path, text, files) : referencesOf(path, text, files),
  );
}

function importsOf(path: string, text: string, files: ReadonlyMap<string, string>): Import[] {
  const { module, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const requests = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      request: moduleRequest.value,
      isTypeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [{ request: moduleRequest.value, isTypeOnly: isType }] : [],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({
      request: text.slice(moduleRequest.start, moduleRequest.end).replaceAll(/['"`]/g, ''),
      isTypeOnly: false,
    })),
  ];
  const single = requests.flatMap(({ request, isTypeOnly }) => {
    const to = resolve(path, request, files);
    return to ? [{ from: path, to, isTypeOnly }] : [];
  });
  const globs = [...text.matchAll(/import\.meta\.glob(?:<[^>]*>)?\(\s*['"]([^'"]+)['"]/g)];
  return [...single, ...globs.flatMap(([, pattern = '']) => matching(path, pattern, files))];
}

function referencesOf(path: string, text: string, files: ReadonlyMap<string, string>): Import[] {
  return [...text.matchAll(REFERENCES)].flatMap(([, imported, named]) => {
    const to = resolve(path, imported ?? named ?? '', files);
    return to ? [{ from: path, to, isTypeOnly: false }] : [];
  });
}

function resolve(from: string, request: string, files: ReadonlyMap<string, string>): string | undefined {
  const path = absolute(from, request);
  if (path === undefined) return undefined;
  return ENDINGS.map((ending) => path + ending).find((candidate) => files.has(candidate));
}

/** The path that a request means, without its query (`?inline`); undefined for a package. */
function absolute(from: string, request: string): string | undefined {
  const [path = ''] = request.split('?');
  if (path.startsWith('.')) return posix.join(posix.dirname(from), path);
  if (path.startsWith('@/')) return path.slice(2);
  return path.startsWith('/') ? path.slice(1) : undefined;
}

function matching(from: string, pattern: string, files: ReadonlyMap<string, string>): Import[] {
  const path = absolute(from, pattern);
  if (path === undefined) return [];
  const escaped = path.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
  const expression = new RegExp(
    `^${escaped.replaceAll('**/', '(?:.*/)?').replaceAll(/(?<!\.)\*/g, '[^/]*')}$`,
  );
  return [...files.keys()].filter((to) => expression.test(to)).map((to) => ({ from, to, isTypeOnly: false }));
}
