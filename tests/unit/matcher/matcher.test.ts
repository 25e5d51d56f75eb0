import { describe, expect, it } from 'vitest';
import { compileTerms, createMatcher, type Term } from '@/lib/matcher';
import { finderOf, ids, marked, matcher, TERMS } from './terms';

it('looks for names also inside of what may be another one, where the text of two blocks is joined', () => {
  // "decape" begins "Decapeptyl".
  const find = createMatcher(
    compileTerms(['decapeptyl', 'capecitabine', 'cyclophosphamide'].map((text) => ({ id: text, text }))),
  );
  expect(find.candidates('cyclophosphamidecapecitabine').map(({ start }) => start)).toEqual([0, 14, 16]);
});

it.each([
  ['protein', 'protein was', 9],
  ['whole names', 'protein-bound paclitaxel', Number.POSITIVE_INFINITY],
  ['names that go on after the text', 'protein-bo', Number.POSITIVE_INFINITY],
  ['names of two joined blocks', 'proteinbound paclitaxel', Number.POSITIVE_INFINITY],
  ['names with more letters', 'Proteinuria', 8],
  ['the next letters of the longest beginning', 'protein-bouillon', 12],
  ['letters that fold', 'x® prote\u00adin\u00ad was', 14],
])('says where a text is no name any more: %s', (_, text, differsAt) => {
  const find = createMatcher(
    compileTerms(
      ['protein bound paclitaxel', 'protein kinase blocker'].map((name) => ({ id: name, text: name })),
    ),
  );
  expect(find.candidates(text).map((one) => one.differsAt)).toEqual([differsAt]);
});

describe('which name it is', () => {
  it('finds all names of a text, in order', () => {
    const text = 'Letrozole (Femara) or docetaxel';
    expect(matcher.find(text)).toEqual([
      { id: 'letrozole', start: 0, end: 9 },
      { id: 'letrozole', start: 11, end: 17 },
      { id: 'docetaxel', start: 22, end: 31 },
    ]);
  });

  it.each(['', ' ', 'no medicine here', '—'])('finds nothing in %j', (text) => {
    expect(matcher.find(text)).toEqual([]);
  });

  it('finds nothing without terms', () => {
    expect(finderOf()('letrozole')).toEqual([]);
  });

  it('takes the longest name that fits', () => {
    expect(matcher.find('trastuzumab emtansine')).toEqual([
      { id: 'trastuzumab-emtansine', start: 0, end: 21 },
    ]);
    expect(marked('trastuzumab-dkst')).toEqual(['trastuzumab-dkst']);
    expect(ids('nab-paclitaxel, then paclitaxel')).toEqual(['nab-paclitaxel', 'paclitaxel']);
  });

  it('takes the longest name in whatever order the terms come', () => {
    const find = createMatcher(compileTerms([...TERMS].reverse())).find;
    expect(ids('trastuzumab emtansine', find)).toEqual(['trastuzumab-emtansine']);
  });

  it('falls back to the shorter name when the longer is not all there', () => {
    expect(marked('trastuzumab emtan')).toEqual(['trastuzumab']);
    expect(marked('trastuzumab emtansines')).toEqual(['trastuzumab']);
  });

  it('finds a longer name right behind a false start', () => {
    expect(marked('trastuzumab trastuzumab emtansine')).toEqual(['trastuzumab', 'trastuzumab emtansine']);
    expect(marked('nab nab-paclitaxel')).toEqual(['nab-paclitaxel']);
  });

  it('gives overlapping names to the one that starts first', () => {
    const find = finderOf({ id: 'first', text: 'alpha beta' }, { id: 'second', text: 'beta gamma delta' });
    expect(ids('alpha beta gamma delta', find)).toEqual(['first']);
    expect(ids('beta gamma delta alpha beta', find)).toEqual(['second', 'first']);
  });

  it('finds names that touch', () => {
    expect(marked('docetaxel,capecitabine')).toEqual(['docetaxel', 'capecitabine']);
  });

  it('is the same at every call', () => {
    const text = 'letrozole and Femara';
    expect(marked(text)).toEqual(marked(text));
  });
});

describe('names that are not ours', () => {
  it('reads over a longer name of another medicine', () => {
    expect(ids('trastuzumab duocarmazine')).toEqual([]);
    expect(ids('trastuzumab-duocarmazine')).toEqual([]);
  });

  it('goes on after it', () => {
    expect(marked('trastuzumab duocarmazine or trastuzumab')).toEqual(['trastuzumab']);
    expect(matcher.find('trastuzumab duocarmazine trastuzumab')).toEqual([
      { id: 'trastuzumab', start: 25, end: 36 },
    ]);
  });
});

describe('letter case', () => {
  it.each(['letrozole', 'Letrozole', 'LETROZOLE', 'LeTrOzOlE', 'FEMARA', 'femara'])(
    'finds the name however it is capitalised: %s',
    (text) => {
      expect(marked(text)).toEqual([text]);
    },
  );

  it.each(['T-DM1', '5-FU'])('finds the abbreviation %s as it is written', (text) => {
    expect(marked(`with ${text}.`)).toEqual([text]);
  });

  it.each(['t-dm1', 'T-Dm1', 'T-dM1', '5-fu', '5-Fu'])('leaves %s alone', (text) => {
    expect(marked(`with ${text}.`)).toEqual([]);
  });

  it.each(['T DM1', 'TDM1', '5 FU', '5FU', 'T--DM1', 'T- DM1'])(
    'keeps the hyphen of an abbreviation: %s',
    (text) => {
      expect(marked(`with ${text}.`)).toEqual([]);
    },
  );

  it('tells two abbreviations apart by their case alone', () => {
    const find = finderOf(
      { id: 'upper', text: 'PLD', exactCase: true },
      { id: 'mixed', text: 'PlD', exactCase: true },
    );
    expect(ids('PLD PlD pld', find)).toEqual(['upper', 'mixed']);
  });

  it('finds an abbreviation of two words across a line break', () => {
    const find = finderOf({ id: 'pen', text: 'Apo TX', exactCase: true });
    expect(marked('Apo\n\t TX', find)).toEqual(['Apo\n\t TX']);
    expect(marked('Apo-TX, apo TX', find)).toEqual([]);
  });
});

describe('guards', () => {
  const find = finderOf(
    { id: 'trastuzumab', text: 'trastuzumab', guards: [{ notAfter: /89Zr-$/ }, { notBefore: /^ imaging/ }] },
    { id: 'both', text: 'trastuzumab and pertuzumab', guards: [{ notBefore: /^ therapy/ }] },
    { id: 'pertuzumab', text: 'pertuzumab' },
  );

  it('keep a name out after what they name', () => {
    expect(marked('89Zr-trastuzumab', find)).toEqual([]);
    expect(marked('90Zr-trastuzumab', find)).toEqual(['trastuzumab']);
  });

  it('keep a name out before what they name', () => {
    expect(marked('trastuzumab imaging', find)).toEqual([]);
    expect(marked('trastuzumab helps imaging', find)).toEqual(['trastuzumab']);
  });

  it('let the shorter names stand when the longer one is kept out', () => {
    expect(ids('trastuzumab and pertuzumab', find)).toEqual(['both']);
    expect(ids('trastuzumab and pertuzumab therapy', find)).toEqual(['trastuzumab', 'pertuzumab']);
  });

  it('hold for their own term only', () => {
    expect(ids('89Zr-trastuzumab and pertuzumab', find)).toEqual(['both']);
  });

  it('see folded text with its letter case kept', () => {
    expect(marked('89Zr\u2011trastuzumab', find)).toEqual([]);
    expect(marked('89\u00adZr-trastuzumab', find)).toEqual([]);
    expect(marked('89ZR-trastuzumab', find)).toEqual(['trastuzumab']);
    expect(marked('trastuzumab\u00a0imaging', find)).toEqual([]);
  });

  it('let another term of the same writing stand', () => {
    const two = finderOf(
      { id: 'x', text: 'trastuzumab', guards: [{ notBefore: /^ imaging/ }] },
      { id: 'x', text: 'Trastuzumab' },
    );
    expect(ids('trastuzumab imaging', two)).toEqual(['x']);
  });
});

describe('terms that cannot be distinguished', () => {
  const claim =
    (...terms: Term[]) =>
    () =>
      createMatcher(compileTerms(terms));

  it.each([
    ['Femara', 'femara'],
    ['nab-paclitaxel', 'nab paclitaxel'],
    ['nab-paclitaxel', 'NAB\u2011Paclitaxel'],
    ['létrozole', 'letrozole'],
  ])('are refused: %s and %s', (one, other) => {
    expect(claim({ id: 'one', text: one }, { id: 'other', text: other })).toThrow(
      `"${other}" is claimed by both one and other`,
    );
  });

  it('are refused when one of them is an abbreviation', () => {
    expect(claim({ id: 'one', text: 'TAX', exactCase: true }, { id: 'other', text: 'Tax' })).toThrow(
      'claimed by both',
    );
  });

  it('are refused when one of them is not ours', () => {
    expect(claim({ id: 'one', text: 'Femara' }, { id: null, text: 'Femara' })).toThrow('claimed by both');
  });

  it('are welcome when they mean the same', () => {
    expect(claim({ id: 'one', text: 'Femara' }, { id: 'one', text: 'FEMARA' })).not.toThrow();
  });
});

describe('a term with no letter or digit at its start', () => {
  it.each(['', ' ', '-', '®', '…', '(Femara', '-dkst', '\u00ad'])('is refused: %j', (text) => {
    expect(() => createMatcher(compileTerms([{ id: 'one', text }]))).toThrow(
      'starts with no letter or digit',
    );
  });
});

describe('signs that mean something in a regular expression', () => {
  it.each(['a.b', 'a+b', 'a(b)c', 'a[b]c', 'a|b', 'a?b', 'a*b', 'a^b', 'a$b', 'a\\b', 'a/b'])(
    'stand for themselves in the term %s',
    (text) => {
      const find = finderOf({ id: 'x', text });
      expect(marked(`so ${text}, ab, a-b, axb, aab`, find)).toEqual([text]);
    },
  );
});

describe('reach', () => {
  it('is no less than the longest mention', () => {
    const { find, reach } = createMatcher(compileTerms([{ id: 'x', text: 'nab-paclitaxel' }]));
    const [mention] = find(`nab${' '.repeat(256)}paclitaxel`);
    expect(mention).toEqual({ id: 'x', start: 0, end: 269 });
    expect(reach).toBeGreaterThanOrEqual(269);
  });

  it('is no less than a long mention of three words', () => {
    const { find, reach } = createMatcher(
      compileTerms([{ id: 'x', text: 'pegylated liposomal doxorubicin' }]),
    );
    const indentation = `\n${' '.repeat(40)}`;
    const [mention] = find(`pegylated${indentation}liposomal${indentation}doxorubicin`);
    expect(mention).toEqual({ id: 'x', start: 0, end: 111 });
    expect(reach).toBeGreaterThanOrEqual(111);
  });
});

describe('what decides on a mention', () => {
  const HYDROCHLORIDE = ' hydrochloride liposome';
  const guarded = createMatcher(
    compileTerms([{ id: 'x', text: 'doxorubicin', guards: [{ notBefore: /^ hydrochloride liposome/ }] }]),
  );

  it('begins no further than `lookBehind` before it and ends before `lookAhead`', () => {
    const text = `${'a '.repeat(300)}doxorubicin${HYDROCHLORIDE}${' b'.repeat(1000)}`;
    const start = text.indexOf('doxorubicin');
    const window = text.slice(start - guarded.lookBehind, start + guarded.lookAhead);
    expect(window.length).toBeLessThan(text.length);
    expect(guarded.find(window)).toEqual(guarded.find(text));
  });

  it('includes text after the name: a window that ends with the name finds the wrong drug', () => {
    expect(guarded.lookAhead).toBeGreaterThanOrEqual(guarded.reach + HYDROCHLORIDE.length);
    expect(guarded.find(`doxorubicin${HYDROCHLORIDE}`.slice(0, guarded.reach))).toHaveLength(1);
    expect(guarded.find(`doxorubicin${HYDROCHLORIDE}`)).toEqual([]);
  });
});
