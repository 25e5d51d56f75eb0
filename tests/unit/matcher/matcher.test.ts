import { describe, expect, it } from 'vitest';
import { createMatcher, type Term } from '@/lib/matcher';

const TERMS: readonly Term[] = [
  { id: 'letrozole', text: 'letrozole' },
  { id: 'letrozole', text: 'Femara' },
  { id: 'docetaxel', text: 'docetaxel' },
  { id: 'docetaxel', text: 'docétaxel trihydraté' },
  { id: 'capecitabine', text: 'capecitabine' },
  { id: 'palbociclib', text: 'Ibrance' },
  { id: 'megestrol', text: 'megestrol' },
  { id: 'doxorubicin', text: 'doxorubicin' },
  { id: 'epirubicin', text: "chlorhydrate d'épirubicine" },
  { id: 'epirubicin', text: "4'-epiadriamycin" },
  { id: 'fluorouracil', text: 'fluorouracil' },
  { id: 'fluorouracil', text: '5-fluorouracil' },
  { id: 'fluorouracil', text: '5-FU', exactCase: true },
  { id: 'paclitaxel', text: 'paclitaxel' },
  { id: 'nab-paclitaxel', text: 'nab-paclitaxel' },
  { id: 'trastuzumab', text: 'trastuzumab' },
  { id: 'trastuzumab', text: 'Herceptin' },
  { id: 'trastuzumab', text: 'trastuzumab-dkst' },
  { id: 'trastuzumab-emtansine', text: 'trastuzumab emtansine' },
  { id: 'trastuzumab-emtansine', text: 'T-DM1', exactCase: true },
  { id: null, text: 'trastuzumab duocarmazine' },
];

const matcher = createMatcher(TERMS);

/** Each mention as it stands in the text. */
function marked(text: string, find = matcher.find): string[] {
  return find(text).map(({ start, end }) => text.slice(start, end));
}

function ids(text: string, find = matcher.find): string[] {
  return find(text).map(({ id }) => id);
}

/** Finds in text with these terms alone. */
function finderOf(...terms: Term[]) {
  return createMatcher(terms).find;
}

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
    const find = createMatcher([...TERMS].reverse()).find;
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

describe('hyphens and spaces', () => {
  const HYPHENS = {
    'hyphen-minus': '-',
    'hyphen U+2010': '\u2010',
    'no-break hyphen': '\u2011',
    'figure dash': '\u2012',
    'en dash': '\u2013',
    'minus sign': '\u2212',
    'small hyphen-minus': '\ufe63',
    'fullwidth hyphen-minus': '\uff0d',
  };
  const SPACES = {
    space: ' ',
    'no-break space': '\u00a0',
    'thin space': '\u2009',
    'narrow no-break space': '\u202f',
    'hair space': '\u200a',
    'two spaces': '  ',
    tab: '\t',
    'line break': '\n',
    'line break and indentation': '\r\n        ',
  };

  describe.each(Object.entries(HYPHENS))('with a %s', (_, hyphen) => {
    it('finds a name, written with a hyphen or not', () => {
      expect(ids(`nab${hyphen}paclitaxel`)).toEqual(['nab-paclitaxel']);
      expect(ids(`trastuzumab${hyphen}emtansine`)).toEqual(['trastuzumab-emtansine']);
    });

    it('finds an abbreviation', () => {
      expect(marked(`of T${hyphen}DM1 and 5${hyphen}FU`)).toEqual([`T${hyphen}DM1`, `5${hyphen}FU`]);
    });
  });

  it.each(Object.entries(SPACES))('finds a name with a %s between its words', (_, space) => {
    const name = `trastuzumab${space}emtansine`;
    expect(matcher.find(`(${name})`)).toEqual([
      { id: 'trastuzumab-emtansine', start: 1, end: 1 + name.length },
    ]);
    expect(ids(`nab${space}paclitaxel`)).toEqual(['nab-paclitaxel']);
  });

  it('finds a name that was broken after its hyphen', () => {
    expect(marked('of nab-\n      paclitaxel')).toEqual(['nab-\n      paclitaxel']);
    expect(ids('of trastuzumab-\r\n\temtansine')).toEqual(['trastuzumab-emtansine']);
  });

  it('does not take an em dash for a hyphen: it parts words', () => {
    expect(marked('nab\u2014paclitaxel')).toEqual(['paclitaxel']);
    expect(marked('letrozole\u2014and Femara')).toEqual(['letrozole', 'Femara']);
  });

  it('does not take two hyphens for one', () => {
    expect(ids('nab--paclitaxel')).toEqual(['paclitaxel']);
  });

  it('does not read a name into words that other signs part', () => {
    expect(ids('trastuzumab, emtansine')).toEqual(['trastuzumab']);
    expect(ids('trastuzumab/emtansine')).toEqual(['trastuzumab']);
  });

  it('takes no more than 64 spaces for one gap', () => {
    expect(ids(`nab${' '.repeat(64)}paclitaxel`)).toEqual(['nab-paclitaxel']);
    expect(ids(`nab${' '.repeat(65)}paclitaxel`)).toEqual(['paclitaxel']);
  });
});

describe('characters that nobody sees', () => {
  const INVISIBLE = {
    'soft hyphen': '\u00ad',
    'zero-width space': '\u200b',
    'zero-width non-joiner': '\u200c',
    'zero-width joiner': '\u200d',
    'left-to-right mark': '\u200e',
    'word joiner': '\u2060',
    'byte order mark': '\ufeff',
  };

  describe.each(Object.entries(INVISIBLE))('a %s', (_, sign) => {
    it('inside a name leaves it one mention', () => {
      expect(marked(`the letro${sign}zo${sign}le dose`)).toEqual([`letro${sign}zo${sign}le`]);
      expect(marked(`the T-${sign}DM1 dose`)).toEqual([`T-${sign}DM1`]);
    });

    it('before a name does not shift it', () => {
      expect(marked(`a${sign}b${sign}c letrozole and Femara`)).toEqual(['letrozole', 'Femara']);
    });

    it('at the edge of a name does not hide it', () => {
      expect(ids(`${sign}letrozole${sign} ${sign}Femara${sign}`)).toEqual(['letrozole', 'letrozole']);
    });

    it('does not part a word', () => {
      expect(marked(`x${sign}letrozole${sign}x`)).toEqual([]);
    });
  });
});

describe('what may stand right after a name', () => {
  it.each([
    'letrozole®',
    'letrozole™',
    'letrozole(R)',
    'letrozole (®)',
    'letrozole*',
    'letrozole†',
    'letrozole²',
    "letrozole's dose",
    'letrozole’s dose',
    'letrozole, daily',
    'letrozole; letters',
    'letrozole.',
    'letrozole. The',
    'letrozole.The',
    'letrozole…',
    'letrozole)',
    'letrozole]',
    'letrozole”',
    'letrozole: 2.5 mg',
    'letrozole? Yes',
    'letrozole-induced',
    'letrozole-based',
    'letrozole‑mediated',
    'letrozole/x',
    'letrozole+x',
    'letrozole=x',
    'letrozole|x',
    'letrozole😀',
  ])('%s', (text) => {
    expect(matcher.find(text)).toEqual([{ id: 'letrozole', start: 0, end: 9 }]);
  });

  it.each([
    'docetaxel/capecitabine',
    'docetaxel+capecitabine',
    'docetaxel-capecitabine',
    'docetaxel & capecitabine',
  ])('finds both drugs of %s', (text) => {
    expect(marked(text)).toEqual(['docetaxel', 'capecitabine']);
  });
});

describe('what may stand right before a name', () => {
  it.each(['(', '[', '“', "'", '/', '+', '-', '–', '—', '•', '®', '\n', '😀', 'the end.', 'un d’', 'anti-'])(
    '%j',
    (before) => {
      expect(matcher.find(`${before}Letrozole`)).toEqual([
        { id: 'letrozole', start: before.length, end: before.length + 9 },
      ]);
    },
  );
});

describe('inside other words', () => {
  it.each([
    'vibrance',
    'nomegestrol',
    'iododoxorubicin',
    'aldoxorubicin',
    'letrozoles',
    'letrozole2',
    '2letrozole',
    'életrozole',
    'letrozoleé',
    'letrozoleж',
    'жletrozole',
    'letrozole_trial',
    'my_letrozole',
    'XT-DM1',
    'T-DM1a',
    'T-DM10',
    '15-FU',
    '5-FUs',
  ])('finds no name in %s', (text) => {
    expect(marked(`the ${text} word`)).toEqual([]);
  });

  it.each([
    'herceptin.com',
    'www.herceptin.com',
    'https://www.herceptin.com/patient',
    'Herceptin.2go.com',
    'my.herceptin',
    'info@herceptin.com',
    'info@herceptin',
    'herceptin@example.com',
    '@herceptin',
  ])('finds no name in the address %s', (text) => {
    expect(marked(`see ${text} now`)).toEqual([]);
  });

  it('still finds the name that follows such a word', () => {
    expect(marked('herceptin.com sells Herceptin')).toEqual(['Herceptin']);
    expect(marked('vibrance Ibrance')).toEqual(['Ibrance']);
  });

  it('looks at a word with its accents folded away', () => {
    expect(marked('Ibrancé')).toEqual(['Ibrancé']);
    expect(marked('víbrance')).toEqual([]);
  });
});

describe('other ways to write the same letters', () => {
  it.each(['létrozole', 'LÉTROZOLE', 'le\u0301trozole', 'Le\u0301trozole', 'le\u0323\u0301trozole'])(
    'finds a name with an accent: %s',
    (text) => {
      expect(marked(`le ${text} est`)).toEqual([text]);
    },
  );

  it('finds a name without the accents of its term', () => {
    expect(marked('docetaxel trihydrate')).toEqual(['docetaxel trihydrate']);
    expect(marked('DOCÉTAXEL TRIHYDRATÉ.')).toEqual(['DOCÉTAXEL TRIHYDRATÉ']);
  });

  it('marks the whole last letter when its accent stands apart', () => {
    expect(marked('docétaxel trihydrate\u0301, puis')).toEqual(['docétaxel trihydrate\u0301']);
  });

  it.each(['’', '‘', 'ʼ', "'"])('finds a name with the apostrophe %s', (apostrophe) => {
    const name = `chlorhydrate d${apostrophe}épirubicine`;
    expect(marked(name)).toEqual([name]);
    expect(ids(`4${apostrophe}-epiadriamycin`)).toEqual(['epirubicin']);
  });

  it('finds a name with ligatures', () => {
    const find = finderOf({ id: 'x', text: 'fluoroflin' });
    expect(marked('the ﬂuoroﬂin dose, ﬂuoroflin', find)).toEqual(['ﬂuoroﬂin', 'ﬂuoroflin']);
  });

  it('finds a name in fullwidth letters, digits and hyphens', () => {
    expect(marked('ｌｅｔｒｏｚｏｌｅ Ｔ－ＤＭ１')).toEqual(['ｌｅｔｒｏｚｏｌｅ', 'Ｔ－ＤＭ１']);
    expect(marked('ｘｌｅｔｒｏｚｏｌｅ')).toEqual([]);
  });
});

describe('offsets are those of the original text', () => {
  it('after characters that fold to nothing, to one letter and to two', () => {
    const text = 'a\u00ad\u200be\u0301é ﬁﬃ ĳ letrozole, 😀 Femara';
    expect(marked(text)).toEqual(['letrozole', 'Femara']);
  });

  it('with such characters inside each name', () => {
    const text = 'ﬁ: le\u0301tro\u00adzole; l\u200bétrozole; Fe\u00admara\u00ae ﬁ Femara';
    expect(marked(text)).toEqual(['le\u0301tro\u00adzole', 'l\u200bétrozole', 'Fe\u00admara', 'Femara']);
  });

  it('whatever stands after the names', () => {
    expect(matcher.find('Femara ﬁﬃ\u00ad\u0301')).toEqual([{ id: 'letrozole', start: 0, end: 6 }]);
  });

  it('when fewer and more characters even out', () => {
    expect(marked('ﬁ\u00ad letrozole')).toEqual(['letrozole']);
    expect(marked('\u00adﬁ letrozole')).toEqual(['letrozole']);
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

describe('terms that cannot be told apart', () => {
  const claim =
    (...terms: Term[]) =>
    () =>
      createMatcher(terms);

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
    expect(() => createMatcher([{ id: 'one', text }])).toThrow('starts with no letter or digit');
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
    const { find, reach } = createMatcher([{ id: 'x', text: 'nab-paclitaxel' }]);
    const [mention] = find(`nab${' '.repeat(64)}paclitaxel`);
    expect(mention).toEqual({ id: 'x', start: 0, end: 77 });
    expect(reach).toBeGreaterThanOrEqual(77);
  });

  it('is no less than a long mention of three words', () => {
    const { find, reach } = createMatcher([{ id: 'x', text: 'pegylated liposomal doxorubicin' }]);
    const indentation = `\n${' '.repeat(40)}`;
    const [mention] = find(`pegylated${indentation}liposomal${indentation}doxorubicin`);
    expect(mention).toEqual({ id: 'x', start: 0, end: 111 });
    expect(reach).toBeGreaterThanOrEqual(111);
  });
});
