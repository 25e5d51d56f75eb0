import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import cardTexts from '../../lib/locales/en/card.json';
import partBudget from '../fixtures/bundle-parts.json';
import budget from '../fixtures/size-budget.json';
import { bundleParts } from '../tools/built-extension/bundle-parts';
import { type Bundle, bundleSizes } from '../tools/built-extension/bundle-sizes';
import { BUILT } from './support/browsers/shared-browsers';

const folder = BUILT[inject('browser')];
const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.js'),
);

test('the built extension has its scripts', () => {
  expect(scripts.join()).toMatch(/background\.js/);
  expect(scripts.join()).toMatch(/content-scripts\/scout\.js/);
  expect(scripts).toEqual(expect.arrayContaining(['reader.js', 'card.js']));
  expect(scripts.join()).toMatch(/popup-[^/]*\.js/);
  expect(scripts.join()).toMatch(/glossary-[^/]*\.js/);
});

/** Each file that a page loads takes its turn, and the first paint waits for the last. */
const MAX_SCRIPTS = { popup: 4, sidepanel: 4, glossary: 6 };

test.each(Object.entries(MAX_SCRIPTS))(
  'the %s has its styles in its file, and at most %i scripts',
  (page, max) => {
    const html = readFileSync(join(folder, `${page}.html`), 'utf8');
    expect(html).toMatch(/<style>.{1000,}<\/style>/s);
    expect(html).not.toContain('rel="stylesheet"');
    expect(new Set(html.match(/chunks\/[^"]+\.js/g)).size).toBeLessThanOrEqual(max);
  },
);

test('the panel beside the page never opens by itself', () => {
  const { side_panel, sidebar_action } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  // Firefox opens it after the install unless it is told not to. Chromium never does.
  if (inject('browser') === 'firefox') expect(sidebar_action).toMatchObject({ open_at_install: false });
  else expect(side_panel).toEqual({ default_path: 'sidepanel.html' });
});

test('the popup loads no facts before it is painted', () => {
  const loaded = readFileSync(join(folder, 'popup.html'), 'utf8').match(/chunks\/[^"]+\.js/g) ?? [];
  expect(loaded).not.toEqual([]);
  for (const path of loaded) expect(readFileSync(join(folder, path), 'utf8')).not.toContain('abemaciclib');
});

test.each(scripts)('%s does not bundle wxt/storage, which nothing imports', (path) => {
  expect(readFileSync(join(folder, path), 'utf8')).not.toContain('wxt/storage');
});

test('the files of pdf.js are those that its package has, byte for byte', () => {
  const copied = readdirSync(join(folder, 'pdfjs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:mjs|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const published = ['legacy/build', 'legacy/web', 'wasm'].map((part) =>
    join('node_modules/pdfjs-dist', part),
  );
  expect(copied.map((path) => basename(path)).sort()).toEqual([
    'openjpeg_nowasm_fallback.js',
    'pdf.min.mjs',
    'pdf.worker.min.mjs',
    'pdf_viewer.mjs',
  ]);
  for (const path of copied) {
    const original = published.map((part) => join(part, basename(path))).find(existsSync);
    expect(readFileSync(path).equals(readFileSync(original ?? ''))).toBe(true);
  }
});

/** The limit of what the PDF reader may add to the archive, bytes. */
const MAX_PDF_BYTES = 4_000_000;
/** A file's two headers in an archive, without its name, which stands in each (.ZIP File Format Specification, 4.3.7 and 4.3.12), bytes. */
const ZIP_HEADERS = 30 + 46;

test('all that the page of the PDF reader loads takes at most 4 MB of the archive', () => {
  const html = readFileSync(join(folder, 'pdf.html'), 'utf8');
  const files = readdirSync(join(folder, 'pdfjs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(100);
  const loaded = new Set(html.match(/(?:chunks|assets)\/[^"]+\.(?:js|css)/g));
  expect(loaded.size).toBeGreaterThan(1);
  files.push(...['pdf.html', ...loaded].map((path) => join(folder, path)));
  const bytes = files.reduce(
    (sum, path) =>
      sum + deflateRawSync(readFileSync(path)).length + ZIP_HEADERS + 2 * (path.length - folder.length),
    0,
  );
  expect(bytes).toBeLessThanOrEqual(MAX_PDF_BYTES);
});

/** What only a card needs: a text of it, a selector of its styles, and a property that Preact reads. */
const ONLY_FOR_CARDS = [cardTexts.explains, '.scroller{', '__html'];

test('components, texts and styles of cards are in their own script, so that the reader is short to parse', () => {
  const [reader, card] = ['reader.js', 'card.js'].map((path) => readFileSync(join(folder, path), 'utf8'));
  for (const text of ONLY_FOR_CARDS) {
    expect(card).toContain(text);
    expect(reader).not.toContain(text);
  }
});

test('what not each supported browser knows shares no rule in the styles of cards', () => {
  const rules = readFileSync(join(folder, 'card.js'), 'utf8').match(
    /[^{}]*:host::(?:view-transition|search-text)[^{}]*\{/g,
  );
  expect(rules).toHaveLength(2);
  for (const rule of rules ?? []) expect(rule).not.toContain(',');
});

test('the reader has no schemas of messages that other parts of the extension receive', () => {
  const [reader, background] = ['reader.js', 'background.js'].map((path) =>
    readFileSync(join(folder, path), 'utf8'),
  );
  expect(background).toContain('keep-page-list');
  expect(reader).toContain('go-to-entry');
  expect(reader).not.toContain('keep-page-list');
});

test.each(Object.entries(budget.gzipKilobytes) as [Bundle, number][])(
  '%s keeps to the size budget of %d kB (gzip)',
  (bundle, kilobytes) => {
    expect(bundleSizes(folder)[bundle] / 1000).toBeLessThanOrEqual(kilobytes);
  },
);

test.each(Object.entries(partBudget.kilobytes))(
  'the %s is made of nothing but the listed packages and modules, each within its limit',
  (bundle, limits) => {
    const parts = Object.entries(bundleParts(folder)[bundle as Bundle]);
    expect(parts.length).toBeGreaterThan(5);
    const over = parts.filter(([part, size]) => size > ((limits as Record<string, number>)[part] ?? 0));
    expect(over).toEqual([]);
  },
);

test('the licence of every package in a bundle is shipped with it', () => {
  const packages = Object.values(bundleParts(folder))
    .flatMap((parts) => Object.keys(parts))
    .filter((part) => !/^(?:lib\/|virtual:)|^(?:data|entrypoints|build)$/.test(part));
  const text = readFileSync(join(folder, 'THIRD-PARTY.txt'), 'utf8');
  expect(packages).toEqual(expect.arrayContaining(['preact', 'fuse.js', 'valibot']));
  expect(packages.filter((name) => !text.includes(`package/${name}/v/`))).toEqual([]);
  expect(text).toContain('pdfjs-dist');
  expect(readFileSync(join(folder, 'LICENSE.txt'), 'utf8')).toContain('MIT License');
});
