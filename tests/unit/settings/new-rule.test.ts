import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { createNewRule, LOCAL_FILES } from '@/lib/settings';

/** The list that is shipped. */
const LIST = readFileSync(new URL('../../../public/public-suffixes.txt', import.meta.url), 'utf8');

const newRule = createNewRule(async () => LIST);

describe('the rule that a site gets when it is switched', () => {
  it.each(['nhs.uk', 'gov.uk', 'co.uk', 'github.io', 'gouv.fr', 'on.ca', 'anything.ck', 'xn--55qx5d.cn'])(
    'is for that host alone where others register under it: %s',
    async (host) => {
      expect(await newRule(host)).toBe(`=${host}`);
    },
  );

  it.each([
    'example.com',
    'www.nhs.uk',
    'royalmarsden.nhs.uk',
    'reader.github.io',
    'www.ck',
    'city.kobe.jp',
    'nhs.uk.example.com',
  ])('is for that host and all under it elsewhere: %s', async (host) => {
    expect(await newRule(host)).toBe(host);
  });

  it.each(['127.0.0.1', '[::ffff:1.2.3.4]', '=example.com'])('is the site itself: %s', async (site) => {
    expect(await newRule(site)).toBe(site);
  });

  it.each(['localhost', 'com', '[::1]', LOCAL_FILES])(
    'is asked of no list where nothing is under it: %s',
    async (site) => {
      const read = vi.fn(async () => LIST);
      expect(await createNewRule(read)(site)).toBe(site);
      expect(read).not.toHaveBeenCalled();
    },
  );

  it('is for the host alone where the list cannot be read', async () => {
    const failing = createNewRule(() => Promise.reject(new Error('the file is gone')));
    expect(await failing('example.com')).toBe('=example.com');
  });

  it('is looked up again after the list could not be read', async () => {
    const read = vi.fn(async () => LIST).mockRejectedValueOnce(new Error('the browser is busy'));
    const busy = createNewRule(read);
    expect(await busy('example.com')).toBe('=example.com');
    expect(await busy('example.com')).toBe('example.com');
  });

  it('is not taken from the lines that say whose the list is', async () => {
    expect(LIST).toContain('publicsuffix.org');
    expect(await newRule('publicsuffix.org')).toBe('publicsuffix.org');
  });
});
