import { expect, test } from 'vitest';
import { publisherOf } from '@/lib/packaging';

test('what package.json leaves empty is left out of the manifest, and named', () => {
  expect(publisherOf({ homepage: '', author: '', bugs: { url: '' } })).toEqual({
    manifest: {},
    open: ['homepage', 'author', 'bugs'],
  });
});

test('homepage and author go into the manifest; the address for support is for the stores', () => {
  const pack = {
    homepage: 'https://example.org/',
    author: { name: 'A. Author' },
    bugs: { email: 'help@example.org' },
  };
  expect(publisherOf(pack)).toEqual({
    manifest: { homepage_url: 'https://example.org/', author: 'A. Author' },
    open: [],
  });
});
