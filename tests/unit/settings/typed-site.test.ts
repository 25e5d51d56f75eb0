import { expect, test } from 'vitest';
import { LOCAL_FILES, typedSite } from '@/lib/settings';

test.each([
  ['example.com', 'example.com'],
  ['  Example.COM. ', 'example.com'],
  ['https://www.example.com/article?id=1#top', 'www.example.com'],
  ['example.com/article', 'example.com'],
  ['example.com:8080', 'example.com'],
  ['http://user:secret@example.com/', 'example.com'],
  ['*.example.com', 'example.com'],
  ['.example.com', 'example.com'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['localhost:3000', 'localhost'],
  ['[::1]', '[::1]'],
  ['127.0.0.1', '127.0.0.1'],
  ['file:///home/me/article.html', LOCAL_FILES],
])('%j is the site %s', (text, site) => {
  expect(typedSite(text)).toBe(site);
});

test.each([
  '',
  '  ',
  'two words',
  'javascript:alert(1)',
  'about:blank',
  'chrome://settings',
  'https://',
  '<b>',
  '.',
  '...',
  'example..com',
])('%j is no site', (text) => {
  expect(typedSite(text)).toBeNull();
});
