import tables from 'virtual:matcher-tables';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMatcher, isSameVocabulary, NO_VOCABULARY, type Vocabulary, vocabularyOf } from '@/lib/matcher';
import { fuzzRuns } from '../../../tools/fuzz-runs';

const matcher = createMatcher(tables);
/** A page reads a part so often at most. */
const MAX_READINGS = 4;
const PIECES = [
  ...[
    ' ',
    ' ',
    ' ',
    '\n',
    '. ',
    'x',
    'letro',
    'zole',
    ' LTZ ',
    '(LTZ)',
    ' ADR ',
    'ADC',
    'ADCs',
    'T-DM1',
    ' (T-DM1) ',
  ],
  ...[
    'letrozole',
    'Femara',
    'trastuzumab',
    ' emtansine',
    'letrozole (LTZ)',
    'LTZ (letrozole)',
    'doxorubicin (ADR)',
  ],
  ...['less than zero (LTZ)', 'adverse drug reaction (ADR)', 'area of dense cells (ADC)'],
  ...['antibody drug conjugate (ADC)', 'total damage model 1 (T-DM1)'],
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));

/** Reads a text as a page does, with what its earlier text has taught. */
function readAfter(earlier: Vocabulary, now: string): { mentions: string[]; vocabulary: Vocabulary } {
  let vocabulary = earlier;
  let reading = matcher.withVocabulary(vocabulary).read(now);
  for (let i = 0; i < MAX_READINGS; i++) {
    const next = vocabularyOf(reading.definitions);
    if (isSameVocabulary(vocabulary, next)) break;
    vocabulary = next;
    reading = matcher.withVocabulary(vocabulary).read(now);
  }
  return { mentions: reading.mentions.map(({ id, start, end }) => `${id} ${start} ${end}`), vocabulary };
}

test('what a text means does not depend on what stood in its place before', () => {
  fc.assert(
    fc.property(text, text, (earlier, now) => {
      const { vocabulary } = readAfter(NO_VOCABULARY, earlier);
      expect(readAfter(vocabulary, now).mentions).toEqual(readAfter(NO_VOCABULARY, now).mentions);
    }),
    {
      numRuns: fuzzRuns(1000),
      examples: [
        ['total damage model 1 (T-DM1) zole', 'trastuzumabtotal damage model 1 (T-DM1) zole'],
        ['letrozole (LTZ)less than zero (LTZ)', 'letrozole (LTZ)Femara\nless than zero (LTZ)'],
      ],
    },
  );
});
