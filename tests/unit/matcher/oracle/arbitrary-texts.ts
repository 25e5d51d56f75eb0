import fc from 'fast-check';
import type { Guard, Term } from '@/lib/matcher';
import { writtenAlike } from './oracle';

/** Few and alike, so that names begin, contain and overlap each other. */
const WORDS = "a ab abc b bc AB Cab T DM1 5 FU fi é d'a trastuzumab emtansine".split(' ');
const JOINS = [' ', '-', ''];
const GUARDS: Guard[] = [
  { notAfter: /no-$/ },
  { notAfter: /a $/ },
  { notBefore: /^ b/ },
  { notBefore: /^-x/ },
];
const GAPS = [
  ' ',
  '-',
  '  ',
  '\n  ',
  '-\n',
  '\u00a0',
  '\u2009',
  '\u2011',
  '\u2010',
  '\u2013',
  '\u2212',
  '-- ',
  '—',
  ' '.repeat(70),
];
const SIGNS = [
  ...[
    '®',
    '™',
    "'s",
    '’s',
    '.',
    ',',
    '(',
    ')',
    '/',
    '+',
    '_',
    '@',
    '.x',
    '. X',
    '—',
    '½',
    '²',
    '😀',
    '*',
    'no-',
  ],
  ...[
    'x',
    'é',
    'e\u0301',
    'ж',
    'œ',
    'ﬁ',
    'Ａ',
    '\u00ad',
    '\u200b',
    '\u2060',
    '\ufeff',
    '\u0301',
    ' '.repeat(70),
  ],
];

const name = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
  .chain((words) =>
    fc
      .array(fc.constantFrom(...JOINS), { minLength: words.length, maxLength: words.length })
      .map((joins) => words.map((word, i) => (i === 0 ? word : `${joins[i]}${word}`)).join('')),
  );

const term: fc.Arbitrary<Term> = fc.record(
  {
    id: fc.constantFrom('one', 'two', 'three', null),
    text: name,
    exactCase: fc.boolean(),
    guards: fc.subarray(GUARDS, { maxLength: 1 }),
  },
  { requiredKeys: ['id', 'text'] },
);

/** Terms that the matcher must take: what is written alike means the same. */
export const terms = fc.array(term, { minLength: 1, maxLength: 8 }).map((all) => {
  const kept: Term[] = [];
  for (const next of all) {
    if (kept.every((other) => other.id === next.id || !writtenAlike(other, next))) kept.push(next);
  }
  return kept;
});

/** A name of the terms as a page may write it: other case, other gaps, invisible characters, or cut short. */
function spelling(text: string): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constant(text),
    fc.constantFrom(text.toUpperCase(), text.toLowerCase(), text.normalize('NFD'), text.slice(0, -1)),
    fc.constantFrom(...GAPS).map((gap) => text.replace(/[ -]/g, gap)),
    fc.constant(text.replaceAll("'", '’')),
    fc
      .tuple(fc.nat({ max: text.length }), fc.constantFrom('\u00ad', '\u200b', '\u0301'))
      .map(([at, sign]) => text.slice(0, at) + sign + text.slice(at)),
  );
}

/** A text with names of the terms, and what may come between. */
export function textOf(all: readonly Term[]): fc.Arbitrary<string> {
  const word = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...all.map(({ text }) => text)).chain(spelling) },
    { weight: 1, arbitrary: fc.constantFrom(...WORDS) },
  );
  const between = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...GAPS) },
    { weight: 3, arbitrary: fc.constantFrom(...SIGNS) },
    { weight: 1, arbitrary: fc.constant('') },
  );
  return fc
    .array(fc.tuple(word, between), { minLength: 1, maxLength: 8 })
    .map((pieces) => pieces.flat().join(''));
}
