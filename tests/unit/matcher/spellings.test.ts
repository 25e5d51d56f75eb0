import { describe, expect, it } from 'vitest';
import { finderOf, ids, marked, matcher } from './terms';

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

  it('does not find a name in words that other characters separate', () => {
    expect(ids('trastuzumab, emtansine')).toEqual(['trastuzumab']);
    expect(ids('trastuzumab/emtansine')).toEqual(['trastuzumab']);
  });

  it('takes no more than 256 spaces for one gap', () => {
    expect(ids(`nab${' '.repeat(256)}paclitaxel`)).toEqual(['nab-paclitaxel']);
    expect(ids(`nab${' '.repeat(257)}paclitaxel`)).toEqual(['paclitaxel']);
  });
});

describe('invisible characters', () => {
  const INVISIBLE = {
    'soft hyphen': '\u00ad',
    'zero-width space': '\u200b',
    'zero-width non-joiner': '\u200c',
    'zero-width joiner': '\u200d',
    'left-to-right mark': '\u200e',
    'word joiner': '\u2060',
    'byte order mark': '\ufeff',
    'variation selector': '\ufe0f',
    'Hangul filler': '\u3164',
    'format character that nobody uses any more': '\u206a',
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
