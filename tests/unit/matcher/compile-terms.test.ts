import { describe, expect, it } from 'vitest';
import { compileTerms, createMatcher } from '@/lib/matcher';
import { TERMS } from './terms';

const GUARDED = { id: 'x', text: 'trastuzumab', guards: [{ notAfter: /89Zr-$/, notBefore: /^ imaging/ }] };

describe('the tables of a matcher', () => {
  it('are plain data', () => {
    const tables = compileTerms([...TERMS, GUARDED].slice(1, -3), {
      nameParts: { suffixes: ['acetate'], prefixes: ['cis-'] },
    });
    expect(JSON.parse(JSON.stringify(tables))).toEqual(tables);
  });

  it('keep the guards', () => {
    const tables = JSON.parse(JSON.stringify(compileTerms([GUARDED])));
    const { find } = createMatcher(tables);
    expect(find('trastuzumab')).toHaveLength(1);
    expect(find('89Zr-trastuzumab')).toEqual([]);
    expect(find('trastuzumab imaging')).toEqual([]);
  });

  it('hold what is common to several terms once', () => {
    const names = ['letrozole', 'Femara', 'letrozol'].map((text) => ({ ...GUARDED, id: 'letrozole', text }));
    const { names: all, terms, guards } = compileTerms([...names, ...names]);
    expect(all.match(/[a-z]+/gi)).toEqual(['Femara', 'letrozol', 'letrozole']);
    expect(terms).toEqual([{ id: 'letrozole', guards: [0] }]);
    expect(guards).toHaveLength(1);
  });

  it('have one version for one content', () => {
    expect(compileTerms(TERMS).version).toBe(compileTerms([...TERMS]).version);
    expect(compileTerms(TERMS).version).not.toBe(compileTerms(TERMS.slice(1)).version);
    expect(compileTerms([GUARDED]).version).not.toBe(compileTerms([{ ...GUARDED, guards: [] }]).version);
  });

  it('cannot keep the flags of a guard', () => {
    const guards = [{ notAfter: /no-$/i }];
    expect(() => compileTerms([{ id: 'x', text: 'trastuzumab', guards }])).toThrow('/no-$/i has flags');
  });
});
