import { expect, test } from 'vitest';
import { pdfPagePath } from '@/lib/tabs';

test.each([
  ['https://example.com/a.pdf', '/pdf.html?file=https%3A%2F%2Fexample.com%2Fa.pdf'],
  ['https://example.com/a.pdf#page=3', '/pdf.html?file=https%3A%2F%2Fexample.com%2Fa.pdf#page=3'],
  [
    'https://example.com/?a=1&b=%20#x=1#y',
    '/pdf.html?file=https%3A%2F%2Fexample.com%2F%3Fa%3D1%26b%3D%2520#x=1#y',
  ],
  [null, '/pdf.html'],
])('the page for %s', (address, path) => {
  expect(pdfPagePath(address)).toBe(path);
});

test('the page for a document of a private window, where it opens outside of that, gets no address', () => {
  expect(pdfPagePath('https://example.com/a.pdf', true)).toBe('/pdf.html?private');
});
