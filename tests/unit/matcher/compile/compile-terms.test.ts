import { describe, expect, it } from 'vitest';
import { compileTerms, createMatcher, type Term } from '@/lib/matcher';
import { readTerms } from '@/lib/matcher/name-list';
import { TERMS } from '../terms';

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
    const { names: all, guards } = compileTerms([...names, ...names]);
    expect(readTerms(all)).toEqual([
      { id: 'letrozole', guards: [0], names: ['Femara', 'letrozol', 'letrozole'] },
    ]);
    expect(guards).toHaveLength(1);
  });

  it('keep what each term is', () => {
    const terms: Term[] = [
      { id: null, text: 'letrozole cream' },
      { id: 'letrozole', text: 'letrozole', plural: true, hasFormulations: true },
      { id: 'letrozole', text: 'LTZ-1', exactCase: true, isAbbreviation: true },
      { id: 'class:parp', text: 'PARP', isClass: true, target: 'inhibitor', isCommon: true },
    ];
    const heads = [{ id: 'inhibitor', behind: ['inhibitor'], before: [] }];
    expect(readTerms(compileTerms(terms, { heads }).names)).toEqual([
      { id: null, names: ['letrozole cream'] },
      { id: 'letrozole', plural: true, hasFormulations: true, names: ['letrozole'] },
      { id: 'letrozole', exact: 'LTZ-1', isAbbreviation: true, names: ['LTZ-1'] },
      { id: 'class:parp', isClass: true, target: 0, isCommon: true, names: ['PARP'] },
    ]);
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
