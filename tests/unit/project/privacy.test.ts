import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import en from '@/lib/locales/en/privacy.json';
import { privacyPolicy } from '@/tests/tools/store/privacy-policy';

test('the published privacy policy is that of the extension, in both languages', () => {
  expect(readFileSync('.github/PRIVACY.md', 'utf8')).toBe(privacyPolicy());
});

test('each part of it is published', () => {
  const policy = privacyPolicy();
  expect(Object.entries(en).filter(([key, text]) => key !== 'heading' && !policy.includes(text))).toEqual([]);
});

test('nothing in the extension writes to a place of the browser but the storage of extensions', () => {
  const files = ['lib', 'entrypoints'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:tsx?|html)$/.test(path))
      .map((path) => join(folder, path)),
  );
  const places =
    /\b(?:localStorage|sessionStorage|indexedDB|cookieStore|showSaveFilePicker|getDirectory)\b|\bcaches\.|\.cookie\b|\bwindow\.name\b/;
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => places.test(readFileSync(file, 'utf8')))).toEqual([]);
});
