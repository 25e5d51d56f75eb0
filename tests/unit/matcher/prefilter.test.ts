import tables from 'virtual:prefilter';
import { describe, expect, it } from 'vitest';
import { compilePrefilter, type Term } from '@/lib/matcher';
import { createPrefilter } from '@/lib/matcher/prefilter';
import { foldLetters, needsFolding } from '@/lib/matcher/prefilter/fold-letters';
import { fold } from '@/lib/text';
import { placesIn } from './prefilter-places';

const shipped = createPrefilter(tables);

function mayBeIn(...pieces: string[]): boolean {
  return placesIn(pieces, shipped).length > 0;
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
    'The aromatic inhibition of targets, 980 strange branches, +1 (007) 5 FU',
    't-dm1',
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
    expect(createPrefilter(compilePrefilter([])).search('letrozole', 0, () => true)).toBe(-1);
  });
});

it('says where each name begins', () => {
  expect(placesIn(['Femara or ', 'Fe', 'mara, 5-FU'], shipped)).toEqual([0, 10, 18]);
  expect(placesIn(['«\u00e9\u0301 ﬁ\u00ad» le\u0301trozole, ＦＥＭＡＲＡ — Femara'], shipped)).toEqual([
    8, 20, 29,
  ]);
});

it('needs no more of a text than its reach', () => {
  const name = `gonadotropin-\n${' '.repeat(200)}releasing${' '.repeat(250)}hormone agonist`;
  expect(name.length).toBeLessThan(shipped.reach);
  expect(shipped.search(name, 0, () => true)).toBe(0);
});

it('does not look for the longer names that mean something else', () => {
  const terms: Term[] = [{ id: null, text: 'duocarmazine' }];
  expect(createPrefilter(compilePrefilter(terms)).search('duocarmazine', 0, () => true)).toBe(-1);
});

describe('folding', () => {
  const characters = Array.from({ length: 0xff80 }, (_, i) => String.fromCharCode(i + 0x80));
  const isPlain = (text: string) => /^[a-z0-9]*$/i.test(text);

  it('is asked for by each character that lib/text folds within a word', () => {
    const folded = characters.filter((character) => isPlain(fold(character).text));
    expect(folded.length).toBeGreaterThan(1_000);
    expect(folded.filter((character) => !needsFolding(`a${character}b`))).toEqual([]);
  });

  it('gives the letters that lib/text gives', () => {
    const differing = characters.filter((character) => {
      const { text } = fold(character);
      return isPlain(text) && foldLetters(character) !== text;
    });
    expect(differing).toEqual([]);
  });

  it('leaves what stands between words', () => {
    expect(foldLetters('“é”² — ™…\u00a0中文 Рак')).toBe('“e”² — ™…\u00a0中文 Рак');
  });
});

it('ends soon in a hostile text', () => {
  const hostile = ['letrozol ', 'zoledronic ', 'hibit', 'inhibiteur de l’', 'a\u00ad', '5-'].map((text) =>
    text.repeat(100_000 / text.length),
  );
  for (const text of [...hostile, ' '.repeat(100_000), `zoledronic${' '.repeat(100_000)}b`]) {
    expect(shipped.search(text, 0, () => true)).toBe(-1);
  }
});
