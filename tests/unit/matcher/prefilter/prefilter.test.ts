import tables from 'virtual:prefilter';
import { describe, expect, it } from 'vitest';
import { compilePrefilter, type Term } from '@/lib/matcher';
import { createPrefilter } from '@/lib/matcher/prefilter';
import { letterFolding } from '@/lib/matcher/prefilter/fold-letters';
import { fold } from '@/lib/text';

const shipped = createPrefilter(tables);

function mayBeIn(...pieces: string[]): boolean {
  return shipped.mayHoldName(pieces.join(''), () => pieces);
}

describe('a text with a name is let through', () => {
  it.each([
    'She takes letrozole.',
    'LETROZOLE',
    'Femara®',
    'letro\u00adzole',
    'l\u00e9trozole',
    'le\u0301trozole',
    'le\u05b0trozole',
    'ｌｅｔｒｏｚｏｌｅ',
    'nab-paclitaxel',
    'zoledronic\u00a0acid',
    'zoledronic \u05b0acid',
    'zoledronic-\n    acid',
    `zoledronic${' '.repeat(256)}acid`,
    'inhibiteur de l’aromatase',
    'anti‑œstrogènes',
    '5‑FU',
    'T-\u00adDM1',
    'VP-16',
    'CDK4/6i',
    'poly(ADP-ribose) polymerase inhibitor',
    'x. Taxol',
    '“Taxol”',
    '中Taxol',
    'a²Taxol',
    '12xTaxol',
    '_tamoxifen_',
    'T DM1, t-dxd',
    '5 FU',
    'GW572016',
    'GW 572016',
    'inhibiteur d`AKT',
    'doxorubicine sous forme liposomale',
    'cyclin-dependent kinase 4 and 6 (CDK4/6) inhibitors',
    'PARP, PI3K and AKT inhibitors',
    'inhibitors of CDK4/6',
    'anti-PARP',
    'agonistes LH-RH',
  ])('%j', (text) => {
    expect(mayBeIn(text)).toBe(true);
  });

  it('where markup cuts the name', () => {
    expect(mayBeIn('tras', 'tuzumab')).toBe(true);
    expect(mayBeIn('le', '\u0301', 'trozole')).toBe(true);
  });

  it('where only a line break stands between two words of the name', () => {
    expect(mayBeIn('Zoledronic', 'acid')).toBe(true);
    expect(mayBeIn('AKT', 'inhibitor')).toBe(true);
  });

  it('where the name touches the text of another block', () => {
    expect(mayBeIn('Drugs', 'Femara', 'Taxol')).toBe(true);
    expect(mayBeIn('Excellence in', 'exc', 'Ellence')).toBe(true);
    expect(mayBeIn('Présentation: é', 'exc', 'Ellence')).toBe(true);
    expect(mayBeIn('Présentation', 'Ellence')).toBe(true);
  });
});

describe('a text without a name is not let through', () => {
  it.each([
    '',
    'A centre of excellence.',
    'Un centre d’excellence, où l’on étudie',
    'vibrance',
    'The aromatic inhibition of targets, 980 strange branches, +1 (007) 5 fu',
    't-dm',
    'serm',
    'Рак молочной железы',
    '乳腺癌是女性最常见的恶性肿瘤之一',
  ])('%j', (text) => {
    expect(mayBeIn(text)).toBe(false);
  });

  it('when no piece begins where the name seems to begin', () => {
    expect(mayBeIn('An e', 'xcellence')).toBe(false);
  });

  it('when there are no names', () => {
    expect(createPrefilter(compilePrefilter([])).mayHoldName('letrozole')).toBe(false);
  });
});

it('takes each place for the beginning of a text node where it is not told of them', () => {
  expect(shipped.mayHoldName('A centre of excellence')).toBe(true);
});

it('compares letters where small and capital ones differ in number', () => {
  expect(mayBeIn('İİİ FEMARA')).toBe(true);
  expect(mayBeIn('中İİİ letrozole')).toBe(true);
});

it('needs no more of a text than its reach', () => {
  const name = `gonadotropin-\n${' '.repeat(200)}releasing${' '.repeat(250)}hormone agonist`;
  expect(name.length).toBeLessThan(shipped.reach);
  expect(shipped.mayHoldName(name)).toBe(true);
});

it('does not look for the longer names that mean something else', () => {
  const terms: Term[] = [{ id: null, text: 'duocarmazine' }];
  expect(createPrefilter(compilePrefilter(terms)).mayHoldName('duocarmazine')).toBe(false);
});

describe('folding', () => {
  const characters = Array.from({ length: 0xff80 }, (_, i) => String.fromCharCode(i + 0x80));
  const isPlain = (text: string) => /^[a-z0-9]*$/i.test(text);

  it('gives the letters that lib/text gives within a word', () => {
    const folded = characters.filter((character) => isPlain(fold(character).text));
    expect(folded.length).toBeGreaterThan(1_000);
    const differing = folded.filter((character) => {
      const word = `a${character}b`;
      return letterFolding(word)(word) !== fold(word).text;
    });
    expect(differing).toEqual([]);
  });

  it('makes no letter of what stands between words', () => {
    const wrong = characters.filter((character) => {
      const word = `a${character}b`;
      return (
        !/[\p{L}\p{Nd}]/u.test(character) &&
        !isPlain(fold(character).text) &&
        isPlain(letterFolding(word)(word))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('folds the parts of a text as the whole', () => {
    for (const parts of [
      ['é', 'a', '\u0301', '“”'],
      ['é', 'a', '\u05b0', '中文'],
    ]) {
      const folded = letterFolding(parts.join(''));
      expect(parts.map(folded).join('')).toBe(folded(parts.join('')));
    }
  });
});

it('ends soon in a hostile text', () => {
  const hostile = ['letro ', 'alkylating ', 'hibit', 'inhibiteur de l’', 'a\u00ad', '5-'].map((text) =>
    text.repeat(100_000 / text.length),
  );
  for (const text of [...hostile, ' '.repeat(100_000), `alkylating${' '.repeat(100_000)}b`]) {
    expect(mayBeIn(text)).toBe(false);
  }
});
