import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PluginOption, Rolldown } from 'vite';
import { build } from 'vite';
import { htmlPage, type ServedPage } from '../e2e/support/serve.ts';

/** One of the apps that lie beside this file, bundled for a browser. */
export interface BuiltApp {
  /** An ES module. */
  js: string;
  css: string;
}

/** Development builds of frameworks say on the console what they find wrong; production builds are what readers meet. */
export type AppMode = 'development' | 'production';

const started = new Map<string, Promise<BuiltApp>>();
let last: Promise<unknown> = Promise.resolve();

/**
 * Bundles `tests/apps/<name>/main.ts` or `main.tsx` and all it imports from npm, once in a process. What its files need to
 * be compiled, for instance the compiler of a framework, is exported by `plugins.ts` beside it.
 *
 * @param name the folder of the app
 * @returns the bundle
 * @throws Error when there is no such app, it does not compile, or the packages of the apps are not installed
 *
 * @example
 * const ctx = withBothRuns(async () => appPages('/', await buildApp('vue'), '<div id="app"></div>'));
 */
export function buildApp(name: string, mode: AppMode = 'production'): Promise<BuiltApp> {
  const key = `${name} ${mode}`;
  const known = started.get(key);
  if (known) return known;
  // One after the other: each build has its own NODE_ENV.
  const built = last.then(() => bundle(name, mode));
  last = built.catch(() => undefined);
  started.set(key, built);
  return built;
}

/**
 * The pages by which the test server shows an app.
 *
 * @param path where the page is
 * @param html its body; the app's script comes after it
 */
export function appPages(path: string, app: BuiltApp, html: string): Record<string, ServedPage> {
  const script = `${path.replace(/\/$/, '')}/app.js`;
  return {
    [path]: htmlPage(`${html}<script type="module" src="${script}"></script>`, appHead(app)),
    [script]: { body: app.js, headers: { 'content-type': 'text/javascript; charset=utf-8' } },
  };
}

/** What the head of an app's page holds. Its empty icon spares the console a favicon that is not found. */
export function appHead({ css }: BuiltApp): string {
  return `<link rel="icon" href="data:,"><style>${css}</style>`;
}

async function bundle(name: string, mode: AppMode): Promise<BuiltApp> {
  if (!existsSync(pathOf('node_modules'))) {
    throw new Error('The packages of the test apps are not installed: run npm ci --prefix tests/apps');
  }
  const before = process.env['NODE_ENV'];
  // Vite and the plugins of frameworks choose builds and conditions of packages by it, not by `mode`; Vitest's is 'test'.
  process.env['NODE_ENV'] = mode;
  try {
    const result = await build({
      root: pathOf(name),
      configFile: false,
      logLevel: 'warn',
      mode,
      plugins: await pluginsOf(name),
      build: {
        write: false,
        target: 'esnext',
        modulePreload: false,
        minify: mode === 'production',
        cssCodeSplit: false,
        assetsInlineLimit: Number.MAX_SAFE_INTEGER,
        rolldownOptions: { input: mainFile(name), output: { codeSplitting: false } },
      },
    });
    return filesOf(result as Rolldown.RolldownOutput);
  } finally {
    process.env['NODE_ENV'] = before;
  }
}

/** By a path that is not a literal: the root's type check does not know the packages of the apps. */
async function pluginsOf(name: string): Promise<PluginOption[]> {
  const file = pathOf(`${name}/plugins.ts`);
  if (!existsSync(file)) return [];
  const { plugins }: { plugins: PluginOption[] } = await import(file);
  return plugins;
}

function mainFile(name: string): string {
  const files = ['ts', 'tsx'].map((end) => pathOf(`${name}/main.${end}`));
  const found = files.find((file) => existsSync(file));
  if (!found) throw new Error(`There is no app ${files[0]}`);
  return found;
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

function filesOf({ output }: Rolldown.RolldownOutput): BuiltApp {
  const [entry] = output.filter((file) => file.type === 'chunk');
  if (!entry) throw new Error('The app has no script');
  const css = output.filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'));
  return {
    js: entry.code,
    css: css.map((file) => (file.type === 'asset' ? String(file.source) : '')).join('\n'),
  };
}
