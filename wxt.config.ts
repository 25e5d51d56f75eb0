import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { defineConfig } from 'wxt';
import {
  createBundleRecord,
  fewFiles,
  inlineStyles,
  publisherOf,
  shortenNames,
  smallerScripts,
} from './lib/packaging/index.ts';
import { vocabulary } from './lib/vocabulary/index.ts';
import packageJson from './package.json' with { type: 'json' };

/**
 * The oldest browsers that the extension is offered to. tests/unit/project/browser-versions.test.ts derives them from the features
 * that it uses, and says which newer ones it can do without. Firefox is that of the extended support release before the current one.
 */
const MIN_VERSION = { chrome: 128, firefox: 140 };

/** What comes into pages, and what the popup loads. */
const SMALLER = /^(?:content-scripts\/scout|reader|card|chunks\/(?:shared|popup|ShownEntry)-.*)\.js$/;

/** What the reader and the card exchange messages or functions with, beside the pages, which get the messages of `lib/protocol` alone. */
const PARTNERS = /^(?:content-scripts\/scout|background)\.js$/;

const record = createBundleRecord(import.meta.dirname);

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  i18n: { localesDir: 'lib/locales/manifest' },
  // WXT takes the second for Firefox and Safari, where `action`, by which the popup opens, has another name.
  manifestVersion: 3,
  imports: false,
  vite: ({ browser }) => ({
    plugins: [
      vocabulary(),
      withoutInnerHtml(),
      withoutContentScriptContext(),
      onlyInExtension(),
      fewFiles(),
      inlineStyles(),
      record.plugin,
      smallerScripts((file) => SMALLER.test(file)),
    ],
    // With named exports each text of the interface would be a variable: 0.9 kB gzip more in the content script.
    json: { namedExports: false },
    // For older targets `light-dark()` would be replaced by rules that ignore a `color-scheme` set by script.
    build: {
      // Each browser of MIN_VERSION knows it.
      modulePreload: { polyfill: false },
      cssTarget: browser === 'firefox' ? `firefox${MIN_VERSION.firefox}` : `chrome${MIN_VERSION.chrome}`,
      // To import a module of `lib/` does nothing but define things: what a script does not use is left out of it, schemas too.
      rolldownOptions: {
        external: [/^\/pdfjs\//],
        treeshake: { moduleSideEffects: (id: string) => !/\/(?:lib|data)\/.*\.(?:tsx?|json)$/.test(id) },
      },
    },
  }),
  hooks: {
    // `imports: false` alone does not switch auto-imports off in WXT 0.20: a parameter with the name `storage`, for example,
    // would bundle wxt/storage (3 kB gzip in each script). tests/e2e/built-files.test.ts checks that.
    'config:resolved': ({ config }) => void Object.assign(config.imports, { autoImport: false }),
    'build:before': checkFacts,
    'build:publicAssets': (_, files) => {
      const copied = pdfjsFiles();
      record.copied(copied.map(({ absoluteSrc }) => absoluteSrc));
      files.push(...copied);
    },
    // WXT takes the title of the page, which is in one language.
    'build:manifestGenerated': (_, manifest) => {
      for (const button of [manifest.action, manifest.sidebar_action]) {
        if (button) button.default_title = '__MSG_extension_name__';
      }
    },
    'build:done': async ({ config }, output) => {
      if (config.command !== 'build') return;
      await shortenNames(config.outDir, ['reader.js', 'card.js'], (file) => PARTNERS.test(file));
      const files = await record.write(config.outDir);
      output.publicAssets.push(...files.map((fileName) => ({ type: 'asset' as const, fileName })));
    },
  },
  manifest: ({ browser }) => ({
    default_locale: 'en',
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    permissions: [
      'storage',
      'scripting',
      'contextMenus',
      ...(isChromium(browser) ? (['sidePanel'] as const) : []),
    ],
    host_permissions: ['<all_urls>'],
    commands: {
      'next-name': {
        suggested_key: { default: 'Alt+Shift+D' },
        description: '__MSG_commands_nextName__',
      },
      // D as in "down", U as in "up". Chrome keeps A, C, N, P, R, W, X and Z for itself, and Firefox opens a menu with S.
      'previous-name': {
        suggested_key: { default: 'Alt+Shift+U' },
        description: '__MSG_commands_previousName__',
      },
      'switch-site': {
        suggested_key: { default: 'Alt+Shift+G' },
        description: '__MSG_commands_switchSite__',
      },
      // L as in "look up". Chrome takes no more than four.
      search: {
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_commands_search__',
      },
    },
    omnibox: { keyword: 'bc' },
    icons: icons('on', [16, 32, 48, 96, 128]),
    action: { default_icon: icons('on', [16, 32, 48]) },
    ...publisherOf(packageJson).manifest,
    ...(isChromium(browser) && { minimum_chrome_version: `${MIN_VERSION.chrome}` }),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          // Made once, for good: by it Firefox knows the extension of the next version.
          id: '{01bcd3d3-f9a1-4fa1-9eb8-64a7aede4c79}',
          strict_min_version: `${MIN_VERSION.firefox}.0`,
          data_collection_permissions: { required: ['none'] },
        },
        // The first for Android that knows `data_collection_permissions`.
        gecko_android: { strict_min_version: '142.0' },
      },
    }),
  }),
});

/**
 * Fails the build when a record of `data/` is wrong. Vite loads the check, since only Vite knows the paths by which the
 * modules of `lib/` import each other.
 */
async function checkFacts(): Promise<void> {
  const root = import.meta.dirname;
  const { module } = await runnerImport<typeof import('./lib/glossary/check/index.ts')>(
    `${root}/lib/glossary/check/index.ts`,
    { configFile: false, logLevel: 'error', resolve: { alias: { '@': root } } },
  );
  module.assertFacts(`${root}/data`);
}

/**
 * The files of pdf.js that the PDF reader loads, byte for byte as they are published, so that whoever reviews the extension knows
 * them. The `legacy` build, since the other one asks for features that came after `MIN_VERSION`; version 5.4.530 (pinned in
 * package.json), since later ones read JBIG2 pictures by WebAssembly alone, which the content security policy of an extension
 * does not allow. Pictures of JPEG 2000 have a decoder without it. Not among them: scripts of documents (`pdf.sandbox`).
 */
function pdfjsFiles(): { absoluteSrc: string; relativeDest: string }[] {
  const root = join(import.meta.dirname, 'node_modules/pdfjs-dist');
  const whole = ['cmaps', 'standard_fonts'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => [`${folder}/${name}`, `${folder}/${name}`] as const),
  );
  const single = [
    ['legacy/build/pdf.min.mjs', 'pdf.min.mjs'],
    ['legacy/build/pdf.worker.min.mjs', 'pdf.worker.min.mjs'],
    ['legacy/web/pdf_viewer.mjs', 'pdf_viewer.mjs'],
    ['legacy/web/pdf_viewer.css', 'pdf_viewer.css'],
    ['legacy/web/images/loading-icon.gif', 'images/loading-icon.gif'],
    ['wasm/openjpeg_nowasm_fallback.js', 'wasm/openjpeg_nowasm_fallback.js'],
    ['wasm/LICENSE_OPENJPEG', 'wasm/LICENSE_OPENJPEG'],
    ['LICENSE', 'LICENSE'],
  ] as const;
  return [...single, ...whole].map(([from, to]) => ({
    absoluteSrc: join(root, from),
    relativeDest: `pdfjs/${to}`,
  }));
}

/**
 * Removes from Preact the one statement that turns a string into markup. Nothing here uses it, and the linter for Firefox
 * add-ons warns about it. The statement is found in Preact's minified code, so package.json pins Preact's version.
 */
function withoutInnerHtml() {
  const assignment = /(\w+)\.innerHTML=(\w+\.__html)/;
  return {
    name: 'preact-without-inner-html',
    enforce: 'pre' as const,
    apply: 'build' as const,
    transform(code: string, id: string) {
      if (!/\/preact\/dist\/preact\.\w+$/.test(id)) return null;
      if (!assignment.test(code)) throw new Error(`Preact has changed: no assignment to innerHTML in ${id}`);
      return { code: code.replace(assignment, '$1.textContent=$2'), map: null };
    },
  };
}

/**
 * Leaves out the context that WXT gives to each content script: it dispatches an event on the page's document, which tells any
 * page that the extension is there, and it brings webextension-polyfill into every frame of every page.
 */
function withoutContentScriptContext() {
  const id = '\0without-content-script-context';
  return {
    name: 'without-content-script-context',
    enforce: 'pre' as const,
    resolveId: (source: string) => (source === 'wxt/utils/content-script-context' ? id : null),
    load: (source: string) => (source === id ? 'export class ContentScriptContext {}' : null),
  };
}

/**
 * Ends a script at its first line when the extension is gone: Chromium still starts it in a page that is loading while the
 * extension is reloaded or switched off, and there webextension-polyfill throws, on the page's console
 * (BROWSER-BUGS.md#content-scripts-outlive-extension).
 */
function onlyInExtension() {
  return {
    name: 'only-in-extension',
    outputOptions: <Options extends { format?: string }>(options: Options) =>
      options.format === 'iife' ? { ...options, intro: 'if (!globalThis.chrome?.storage) return;' } : options,
  };
}

/** Whether a browser reads the manifest as Chrome does. Edge and Opera are Chromium of the same version number. */
function isChromium(browser: string): boolean {
  return ['chrome', 'edge', 'opera'].includes(browser);
}

function icons(state: 'on' | 'off', sizes: number[]): Record<number, string> {
  return Object.fromEntries(sizes.map((size) => [size, `icon/${state}-${size}.png`]));
}
