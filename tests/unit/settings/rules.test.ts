import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULTS, isOn, LOCAL_FILES, ruleFor, type Settings, withSite } from '@/lib/settings';

function off(...offSites: string[]): Settings {
  return { ...DEFAULTS, everywhere: true, offSites };
}

describe('a rule', () => {
  it.each(['example.com', 'sub.example.com', 'deep.sub.example.com'])('for example.com covers %s', (site) => {
    expect(ruleFor(off('example.com'), site)).toBe('example.com');
    expect(isOn(off('example.com'), site)).toBe(false);
  });

  it.each(['badexample.com', 'example.com.evil.net', 'example.org', 'com', 'ample.com', LOCAL_FILES])(
    'for example.com does not cover %s',
    (site) => {
      expect(ruleFor(off('example.com'), site)).toBeNull();
      expect(isOn(off('example.com'), site)).toBe(true);
    },
  );

  it.each([
    ['www.gov.uk', 'www.gov.uk'],
    ['www.gov.uk', 'gov.uk'],
    ['example.com', 'www.example.com'],
    ['example.com', 'www.shop.example.com'],
  ])('covers a host with and without "www.": %s covers %s', (rule, site) => {
    expect(ruleFor(off(rule), site)).toBe(rule);
  });

  it.each([
    ['www.gov.uk', 'tax.service.gov.uk'],
    ['www.github.io', 'reader.github.io'],
    ['www.example.com', 'shop.example.com'],
    ['www.com', 'com'],
    ['www.com', 'example.com'],
    ['www2.example.com', 'example.com'],
    ['wwwexample.com', 'example.com'],
  ])('for a host with "www." covers no sister of that host: not %s for %s', (rule, site) => {
    expect(ruleFor(off(rule), site)).toBeNull();
  });

  it('for a part of a site does not cover the site', () => {
    expect(isOn(off('sub.example.com'), 'example.com')).toBe(true);
    expect(isOn(off('sub.example.com'), 'other.example.com')).toBe(true);
  });

  it.each([
    ['com', 'example.com'],
    ['localhost', 'app.localhost'],
  ])('of one label covers that host alone: not %s for %s', (rule, site) => {
    expect(ruleFor(off(rule), site)).toBeNull();
    expect(ruleFor(off(rule), rule)).toBe(rule);
  });

  it.each(['reader.github.io', 'www.github.io', 'hub.io', 'io'])(
    'for one host alone covers that host and no other: not %s for =github.io',
    (site) => {
      expect(ruleFor(off('=github.io'), site)).toBeNull();
      expect(ruleFor(off('=github.io'), 'github.io')).toBe('=github.io');
    },
  );

  it('for files covers files alone', () => {
    expect(isOn(off(LOCAL_FILES), LOCAL_FILES)).toBe(false);
    expect(isOn(off(LOCAL_FILES), 'example.com')).toBe(true);
  });

  it('that is the widest is the one that is named', () => {
    const settings = off('a.b.example.com', 'example.com', 'b.example.com');
    expect(ruleFor(settings, 'a.b.example.com')).toBe('example.com');
    expect(ruleFor(settings, 'b.example.com')).toBe('example.com');
  });
});

describe('switching a host off alone', () => {
  it('adds no rule where a wider one is there, from an earlier version or another list', () => {
    expect(withSite(off('github.io'), '=github.io', false)).toEqual(off('github.io'));
  });

  it('and on again takes every rule for it away', () => {
    expect(withSite(off('=github.io', 'a.github.io'), '=github.io', true)).toEqual(off('a.github.io'));
    expect(withSite(off('github.io'), '=github.io', true)).toEqual(off());
  });

  it('leaves the rules of sites under it', () => {
    expect(withSite(off('a.github.io'), '=github.io', false)).toEqual(off('=github.io', 'a.github.io'));
  });
});

describe('marks are on', () => {
  it('to begin with, everywhere', () => {
    expect(isOn(DEFAULTS, 'example.com')).toBe(true);
    expect(isOn(DEFAULTS, LOCAL_FILES)).toBe(true);
  });

  it('nowhere when they are off everywhere', () => {
    expect(isOn({ ...DEFAULTS, everywhere: false, offSites: [] }, 'example.com')).toBe(false);
  });

  it('not on a page that has no site', () => {
    expect(isOn(DEFAULTS, null)).toBe(false);
  });
});

describe('switching a site off', () => {
  it('leaves other sites and the switch for everywhere as they are', () => {
    const before: Settings = { ...DEFAULTS, everywhere: false, offSites: ['example.org'] };
    expect(withSite(before, 'example.com', false)).toEqual({
      ...DEFAULTS,
      everywhere: false,
      offSites: ['example.com', 'example.org'],
    });
  });

  it('is no different the second time', () => {
    const once = withSite(DEFAULTS, 'example.com', false);
    expect(withSite(once, 'example.com', false)).toEqual(once);
  });

  it('takes the rules for its parts in', () => {
    const before = off('a.example.com', 'badexample.com', 'b.a.example.com');
    expect(withSite(before, 'example.com', false).offSites).toEqual(['badexample.com', 'example.com']);
  });

  it('keeps the wider rule that has switched it off already', () => {
    const before = off('example.com');
    expect(withSite(before, 'sub.example.com', false)).toEqual(before);
  });
});

describe('a site with "www."', () => {
  it('is switched off by its own name, and on again by a rule without "www." too', () => {
    expect(withSite(DEFAULTS, 'www.gov.uk', false)).toEqual(off('www.gov.uk'));
    expect(withSite(off('gov.uk'), 'www.gov.uk', true)).toEqual(DEFAULTS);
  });
});

describe('switching a site on', () => {
  it('removes its rule', () => {
    expect(withSite(off('example.com', 'example.org'), 'example.com', true)).toEqual(off('example.org'));
  });

  it('removes the rules of its parents', () => {
    const before = off('example.com', 'sub.example.com', 'other.example.com');
    expect(withSite(before, 'sub.example.com', true)).toEqual(off('other.example.com'));
  });

  it('keeps the rules for its parts', () => {
    expect(withSite(off('sub.example.com'), 'example.com', true)).toEqual(off('sub.example.com'));
  });

  it('does not touch the switch for everywhere', () => {
    expect(withSite({ ...DEFAULTS, everywhere: false, offSites: [] }, 'example.com', true).everywhere).toBe(
      false,
    );
  });
});

describe('for any settings and any site', () => {
  const site = fc
    .array(fc.constantFrom('a', 'b', 'www', 'com'), { minLength: 1, maxLength: 4 })
    .map((l) => l.join('.'));
  const settings = fc.uniqueArray(site, { maxLength: 5 }).map((sites) => off(...sites));

  it('what is switched is so afterwards', () => {
    fc.assert(
      fc.property(settings, site, fc.boolean(), (before, changed, on) => {
        expect(isOn(withSite(before, changed, on), changed)).toBe(on);
      }),
    );
  });

  it('switching on switches nothing off', () => {
    fc.assert(
      fc.property(settings, site, site, (before, changed, other) => {
        if (isOn(before, other)) expect(isOn(withSite(before, changed, true), other)).toBe(true);
      }),
    );
  });

  it('switching off switches nothing on', () => {
    fc.assert(
      fc.property(settings, site, site, (before, changed, other) => {
        if (!isOn(before, other)) expect(isOn(withSite(before, changed, false), other)).toBe(false);
      }),
    );
  });

  it('the settings before are left as they were', () => {
    fc.assert(
      fc.property(settings, site, fc.boolean(), (before, changed, on) => {
        const copy = structuredClone(before);
        withSite(before, changed, on);
        ruleFor(before, changed);
        expect(before).toEqual(copy);
      }),
    );
  });
});

describe('only on some sites', () => {
  const only = (...onlySites: string[]): Settings => ({
    ...DEFAULTS,
    mode: 'only',
    onlySites,
    offSites: ['off.com'],
  });

  it('marks are on where a rule covers the site, and nowhere else', () => {
    expect(isOn(only('example.com'), 'example.com')).toBe(true);
    expect(isOn(only('example.com'), 'sub.example.com')).toBe(true);
    expect(isOn(only('example.com'), 'example.org')).toBe(false);
    expect(isOn(only(), 'example.com')).toBe(false);
    expect(isOn({ ...only('example.com'), everywhere: false }, 'example.com')).toBe(false);
  });

  it('the rule that is named is the one that switches a site on', () => {
    expect(ruleFor(only('example.com', 'a.example.com'), 'a.example.com')).toBe('example.com');
    expect(ruleFor(only('example.com'), 'off.com')).toBeNull();
  });

  it('a switch changes the list of this mode alone', () => {
    const on = withSite(only(), 'sub.example.com', true);
    expect(on).toEqual(only('sub.example.com'));
    expect(withSite(on, 'example.com', true)).toEqual(only('example.com'));
    expect(withSite(only('example.com'), 'sub.example.com', true)).toEqual(only('example.com'));
    expect(withSite(only('example.com', 'a.com'), 'sub.example.com', false)).toEqual(only('a.com'));
  });

  it('to switch the mode and back loses nothing of either list', () => {
    const before = off('example.com');
    const there = withSite({ ...before, mode: 'only' }, 'example.org', true);
    const back: Settings = { ...there, mode: 'everywhere' };
    expect(back.offSites).toEqual(['example.com']);
    expect(isOn(back, 'example.com')).toBe(false);
    expect(isOn(there, 'example.com')).toBe(false);
    expect(isOn(there, 'example.org')).toBe(true);
  });
});
