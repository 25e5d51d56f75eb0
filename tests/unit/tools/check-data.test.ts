import { describe, expect, it } from 'vitest';
import { loadFacts } from '@/lib/glossary';
import { type ReaderText, readerTexts } from '@/lib/glossary/check';
import { OptionsError, readOptions } from '../../tools/check-data/options';
import { readability, readabilityLines } from '../../tools/check-data/readability';
import { staleRecords } from '../../tools/check-data/stale';

const shipped = loadFacts();

describe('the options of the check', () => {
  it('are none, or a number of months', () => {
    expect(readOptions([])).toEqual({ staleAfter: null });
    expect(readOptions(['--stale', '12'])).toEqual({ staleAfter: 12 });
    expect(readOptions(['--stale=0'])).toEqual({ staleAfter: 0 });
  });

  it.each(['twelve', '-1', '1.5', '', '1e3', '12 months'])('refuse "%s" as a number of months', (months) => {
    expect(() => readOptions([`--stale=${months}`])).toThrow(OptionsError);
    expect(() => readOptions([`--stale=${months}`])).toThrow(
      `"${months}" is not a whole number of months from 0 to 999: npm run check:data`,
    );
  });

  it.each([[['--stale']], [['--stal', '12']], [['12']]])('refuse %j', (args) => {
    expect(() => readOptions(args)).toThrow(OptionsError);
    expect(() => readOptions(args)).toThrow('npm run check:data [-- --stale MONTHS]');
  });
});

describe('stale records', () => {
  const [drug] = shipped.drugs;
  const [drugClass] = shipped.classes;
  if (!drug || !drugClass) throw new Error('There are no facts');
  const now = new Date('2026-11-27');
  const facts = {
    drugs: [
      { ...drug, id: 'newer', checked: '2025-11' },
      { ...drug, id: 'older', checked: '2025-10' },
      { ...drug, id: 'never', checked: undefined },
    ],
    classes: [{ ...drugClass, id: 'oldest', checked: '2024-12' }],
  };

  it('are those that were checked longer ago than the months, the oldest first', () => {
    expect(staleRecords(facts, 12, now)).toEqual([
      { record: 'drugs/never.json', checked: null },
      { record: 'classes/oldest.json', checked: '2024-12' },
      { record: 'drugs/older.json', checked: '2025-10' },
    ]);
  });

  it('are counted over the turn of the year', () => {
    expect(staleRecords(facts, 23, now).map(({ record }) => record)).toEqual(['drugs/never.json']);
    expect(staleRecords(facts, 22, now)).toHaveLength(2);
  });
});

describe('how the texts read', () => {
  const text = (en: string, fr: string): ReaderText => ({ kind: 'brief', where: 'here', text: { en, fr } });

  it('is the school grade of the English, and the words in a sentence of both languages', () => {
    const [easy] = readability([
      text('The cat sat. It saw a dog.', 'Le chat était assis. Il a vu un chien.'),
    ]);
    expect(easy).toMatchObject({ kind: 'brief', texts: 1, wordsInSentence: { en: 3.5, fr: 4.5 } });
    expect(easy?.grade).toBeLessThan(1);
  });

  it('is higher for long sentences of long words', () => {
    const [hard] = readability([
      text(
        'Administration of pharmaceutical combinations necessitates multidisciplinary consideration of individual contraindications.',
        'Non.',
      ),
    ]);
    expect(hard?.grade).toBeGreaterThan(12);
  });

  it('is said of each kind of text that the facts have', () => {
    const lines = readabilityLines(readerTexts(shipped)).join('\n');
    for (const kind of ['label line', 'statement', 'brief', 'explanation', 'topic'])
      expect(lines).toMatch(new RegExp(`^${kind}: grade \\d`, 'm'));
  });
});
