import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundleFiles, bundleSizes } from '../../../tools/built-extension/bundle-sizes';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'built-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const PAGES = {
  'popup.html': '<script src="/chunks/popup-abc.js"></script>',
  'chunks/popup-abc.js': 'import "./card-def.js"',
  'chunks/card-def.js': 'card',
  'glossary.html': '<script src="/chunks/glossary-123.js"></script><link href="/assets/glossary-123.css">',
  'chunks/glossary-123.js': 'import "./card-def.js"',
  'assets/glossary-123.css': 'css',
  '_locales/en/messages.json': '{}',
};

test('a build with one content script', () => {
  write({
    ...PAGES,
    'manifest.json': JSON.stringify({
      content_scripts: [{ js: ['content-scripts/content.js'], css: ['content-scripts/content.css'] }],
      background: { service_worker: 'background.js' },
      action: { default_popup: 'popup.html' },
    }),
    'content-scripts/content.js': 'script',
    'content-scripts/content.css': 'style',
    'background.js': 'no import',
  });
  expect(bundleFiles(folder)).toEqual({
    contentScripts: ['content-scripts/content.js', 'content-scripts/content.css'],
    reader: [],
    background: ['background.js'],
    popup: ['popup.html', 'chunks/popup-abc.js', 'chunks/card-def.js'],
    glossary: ['glossary.html', 'assets/glossary-123.css', 'chunks/glossary-123.js', 'chunks/card-def.js'],
  });
});

test('scripts, styles and facts that the background puts into a frame or reads', () => {
  write({
    ...PAGES,
    'manifest.json': JSON.stringify({
      content_scripts: [{ js: ['content-scripts/scout.js'] }, { js: ['content-scripts/scout.js'] }],
      background: { scripts: ['background.js'] },
      action: { default_popup: 'popup.html' },
    }),
    'content-scripts/scout.js': 'scout',
    'background.js': 'executeScript("/reader.js"); insertCSS("/assets/marks.css"); fetch("/facts.json")',
    'reader.js': 'reader',
    'card.js': 'card',
    'assets/marks.css': 'marks',
    'facts.json': '{}',
    'pdfjs/wasm/decoder.js': 'of the PDF page',
  });
  const { contentScripts, reader, background } = bundleFiles(folder);
  expect(contentScripts).toEqual(['content-scripts/scout.js']);
  expect(reader.sort()).toEqual(['assets/marks.css', 'card.js', 'reader.js']);
  expect(background).toEqual(['background.js', 'facts.json']);
});

test('each file is compressed by itself', () => {
  write({
    'manifest.json': JSON.stringify({ content_scripts: [{ js: ['a.js', 'b.js'] }, { js: ['c.js'] }] }),
    'a.js': 'a'.repeat(10_000),
    'b.js': 'a'.repeat(10_000),
    'c.js': '',
  });
  const { contentScripts } = bundleSizes(folder);
  expect(contentScripts).toBeGreaterThan(60);
  expect(contentScripts).toBeLessThan(200);
});
