import { describe, expect, it } from 'vitest';
import { loadFacts, matcherTerms } from '@/lib/glossary';
import { compileTerms, createMatcher } from '@/lib/matcher';

const facts = loadFacts();
const { find } = createMatcher(compileTerms(matcherTerms(facts), facts.matchRules));

/** Each mention as "record: words". */
function marked(text: string): string[] {
  return find(text).map(({ id, start, end }) => `${id}: ${text.slice(start, end)}`);
}

const LIPOSOMAL = 'liposomal-doxorubicin';
const PEGYLATED = 'pegylated-liposomal-doxorubicin';
const NAB = 'nab-paclitaxel';

describe('a form of a drug with a record of its own is marked as that', () => {
  it.each([
    ['Doxorubicin HCL Liposome Injection', LIPOSOMAL],
    ['Doxorubicin Hydrochloride Liposome', LIPOSOMAL],
    ['doxorubicin HCl liposome injection', LIPOSOMAL],
    ['doxorubicin (liposomal)', LIPOSOMAL],
    ['doxorubicin [liposomal]', LIPOSOMAL],
    ['doxorubicin, liposomal', LIPOSOMAL],
    ['LIPOSOMAL ENCAPSULATED DOXORUBICIN', LIPOSOMAL],
    ['liposome doxorubicin', LIPOSOMAL],
    ['doxorubicine encapsulée dans des liposomes', LIPOSOMAL],
    ['doxorubicine sous forme liposomale', LIPOSOMAL],
    ['doxorubicin (pegylated liposomal)', PEGYLATED],
    ['PEGylated-liposomal doxorubicin', PEGYLATED],
    ['doxorubicine liposomale pégylée', PEGYLATED],
    ['stealth liposomal doxorubicin', PEGYLATED],
    ['doxorubicine liposomale non pégylée', 'liposomal-doxorubicin-nonpegylated'],
    ['nanoparticle albumin-bound (nab) paclitaxel', NAB],
    ['nanoparticle albumin-bound (nab)-paclitaxel', NAB],
    ['(nab-)paclitaxel', NAB],
    ['Paclitaxel (Albumin-Bound)', NAB],
    ['paclitaxel lié à l’albumine', NAB],
    ['albumin-bound, solvent-free form of paclitaxel', NAB],
    ['doxorubicine (chlorhydrate de) liposomale', LIPOSOMAL],
    ['doxorubicine (chlorhydrate de) liposomale pégylée', PEGYLATED],
  ])('%s', (text, id) => {
    expect(marked(`Dose of ${text}, daily`)).toEqual([`${id}: ${text}`]);
  });

  it('with the name alone where the bracket says more', () => {
    expect(marked('doxorubicin (liposomal, 20 mg)')).toEqual([`${LIPOSOMAL}: doxorubicin`]);
  });
});

describe('a form that the glossary does not have is not marked', () => {
  it.each([
    'Lyso-Thermosensitive Liposome Doxorubicin',
    'HER2-targeted liposomal doxorubicin',
    'liposomal cisplatin',
    'cisplatin in liposomes',
    'Liposomal paclitaxel',
    'polymeric micelle paclitaxel',
    'docetaxel nanoparticles',
    'nab-docetaxel',
    'clodronate-loaded liposomes',
    'encapsulated methotrexate',
    'PEGylated trastuzumab',
  ])('%s', (text) => {
    expect(marked(`Dose of ${text}, daily`)).toEqual([]);
  });
});

describe('a line break within the words of a form', () => {
  it.each([
    [
      'doxorubicin\nliposomal versus paclitaxel',
      [`${LIPOSOMAL}: doxorubicin\nliposomal`, 'paclitaxel: paclitaxel'],
    ],
    ['doxorubicin HCl\nliposome increases it', [`${LIPOSOMAL}: doxorubicin HCl\nliposome`]],
    ['Pegylated\nliposomal doxorubicin contains', [`${PEGYLATED}: Pegylated\nliposomal doxorubicin`]],
    ['liposome-\nencapsulated doxorubicin again', [`${LIPOSOMAL}: liposome-\nencapsulated doxorubicin`]],
  ])('makes no other medicine of %j', (text, expected) => {
    expect(marked(text)).toEqual(expected);
  });

  it.each([
    'Doxorubicin\nLiposomal irinotecan',
    'doxorubicin\nliposomal medicine',
    'Doxorubicin hydrochloride\nLiposomal irinotecan',
    'Pegylated doxorubicin\nliposomal cisplatin',
  ])('marks nothing where the words may belong to another medicine: %j', (text) => {
    expect(marked(text)).toEqual([]);
  });
});

describe('words of a form that belong to another name change nothing', () => {
  it.each([
    ['paclitaxel, liposomal doxorubicin', ['paclitaxel: paclitaxel', `${LIPOSOMAL}: liposomal doxorubicin`]],
    ['paclitaxel – albumin-bound paclitaxel', ['paclitaxel: paclitaxel', `${NAB}: albumin-bound paclitaxel`]],
    ['paclitaxel, liposomal irinotecan', ['paclitaxel: paclitaxel']],
    ['paclitaxel (liposomal cytarabine)', ['paclitaxel: paclitaxel']],
    [
      'Doxorubicin\nLiposomal doxorubicin',
      ['doxorubicin: Doxorubicin', `${LIPOSOMAL}: Liposomal doxorubicin`],
    ],
    [
      'Myocet liposomal\ndocetaxel',
      ['liposomal-doxorubicin-nonpegylated: Myocet liposomal', 'docetaxel: docetaxel'],
    ],
    ['Caelyx pegylated liposomal doxorubicin', [`${PEGYLATED}: Caelyx pegylated liposomal`]],
    ['Doxorubicin\nLiposomal cisplatin', ['doxorubicin: Doxorubicin']],
    ['HER2-targeted trastuzumab', ['trastuzumab: trastuzumab']],
    ['drugs in liposomes, the doxorubicin arm', ['doxorubicin: doxorubicin']],
    ['doxorubicine (chlorhydrate de), tamoxifène', ['doxorubicin: doxorubicine', 'tamoxifen: tamoxifène']],
    ['Perjeta\tHerceptin', ['pertuzumab: Perjeta', 'trastuzumab: Herceptin']],
    [
      'Doxorubicin\tLiposomal doxorubicin',
      ['doxorubicin: Doxorubicin', `${LIPOSOMAL}: Liposomal doxorubicin`],
    ],
    ['carboplatin encapsulated by hand', ['carboplatin: carboplatin']],
  ])('%s', (text, expected) => {
    expect(marked(text)).toEqual(expected);
  });
});
