import { describe, expect, it } from 'vitest';
import { LOCAL_FILES, siteOf } from '@/lib/settings';

describe('the site of a page', () => {
  it.each([
    ['https://example.com/', 'example.com'],
    ['http://example.com/path?query#hash', 'example.com'],
    ['https://sub.example.com/', 'sub.example.com'],
    ['https://example.com:8443/', 'example.com'],
    ['https://user:password@example.com/', 'example.com'],
    ['https://EXAMPLE.com/', 'example.com'],
    ['https://example.com./', 'example.com'],
    ['https://bücher.example/', 'xn--bcher-kva.example'],
    ['http://localhost:3000/', 'localhost'],
    ['http://127.0.0.1/', '127.0.0.1'],
    ['http://[::1]:8080/', '[::1]'],
  ])('%s is %s', (url, site) => {
    expect(siteOf(url)).toBe(site);
  });

  it.each([
    ['https://www.example.com/', 'www.example.com'],
    ['https://WWW.gov.uk./', 'www.gov.uk'],
    ['https://www.com/', 'www.com'],
  ])('keeps a leading "www.": %s', (url, site) => {
    expect(siteOf(url)).toBe(site);
  });

  it('is one for all files on the disk', () => {
    expect(siteOf('file:///home/reader/page.html')).toBe(LOCAL_FILES);
    expect(siteOf('file:///C:/page.html')).toBe(LOCAL_FILES);
  });

  it.each([
    ...[
      '',
      'example.com',
      'nonsense',
      'https://',
      'about:blank',
      'chrome://settings/',
      'moz-extension://id/',
    ],
    ...['data:text/html,x', 'javascript:void 0', 'ftp://example.com/', 'view-source:https://example.com/'],
  ])('does not exist for %j', (url) => {
    expect(siteOf(url)).toBeNull();
  });
});
