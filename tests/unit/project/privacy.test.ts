import { readFileSync } from 'node:fs';
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
