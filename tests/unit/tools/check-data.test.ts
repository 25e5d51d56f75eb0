import { describe, expect, it } from 'vitest';
import { loadFacts } from '@/lib/glossary';
import { type ReaderText, readerTexts } from '@/lib/glossary/check';
import { OptionsError, readOptions } from '../../tools/check-data/options';
import { fixedNames, hardKinds, readability, readabilityLines } from '../../tools/check-data/readability';
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
  const names = fixedNames(shipped);
  const text = (en: string, fr = 'Non.'): ReaderText => ({ kind: 'brief', where: 'here', text: { en, fr } });
  const gradeOf = (en: string) => readability([text(en)], names)[0]?.grade ?? Number.NaN;

  it('is the school grade of the English, and the words in a sentence of both languages', () => {
    const [easy] = readability(
      [text('The cat sat. It saw a dog.', 'Le chat était assis. Il a vu un chien.')],
      names,
    );
    expect(easy).toMatchObject({ kind: 'brief', texts: 1, wordsInSentence: { en: 3.5, fr: 4.5 } });
    expect(easy?.grade).toBeLessThan(1);
  });

  it('is higher for long sentences of long words', () => {
    const hard =
      'Administration of pharmaceutical combinations necessitates multidisciplinary consideration of individual contraindications.';
    expect(gradeOf(hard)).toBeGreaterThan(12);
  });

  it.each([
    ['trastuzumab', 'a medicine'],
    ['Herceptin', 'a brand'],
    ['aromatase inhibitor', 'a class'],
    ['hormone receptor–positive', 'a subtype'],
    ['Canadian Cancer Society', 'who says it'],
  ])('does not count the syllables of "%s", %s, but its words', (name) => {
    const words = name.split(' ').map(() => 'cat');
    expect(gradeOf(`The ${name} sat.`)).toBeCloseTo(gradeOf(`The ${words.join(' ')} sat.`));
    const [row] = readability([text(`The ${name} sat.`)], names);
    expect(row?.gradeWithNames).toBeGreaterThan(row?.grade ?? Number.NaN);
  });

  it('counts other long words in full, and the words that a journal has for its name', () => {
    for (const word of ['chemotherapy', 'menopause', 'cancers', 'molecules'])
      expect(gradeOf(`The ${word} sat.`), word).toBeGreaterThan(gradeOf('The cat sat.'));
  });

  it('is said of each kind of text that the facts have, and none of them reads too hard', () => {
    const rows = readability(readerTexts(shipped), names);
    const lines = readabilityLines(rows).join('\n');
    for (const kind of ['label line', 'statement', 'brief', 'explanation', 'detail', 'topic'])
      expect(lines).toMatch(new RegExp(`^${kind}: grade \\d`, 'm'));
    expect(hardKinds(rows)).toEqual([]);
  });

  it('is a problem where a kind of text reads above grade 8, but for the words of the base document', () => {
    const hard = 'Individual contraindications necessitate multidisciplinary consideration.';
    const rows = readability([text(hard), { ...text(hard), kind: 'quoted' }], names);
    expect(hardKinds(rows)).toEqual([
      expect.stringMatching(/^brief: reads at grade \d+\.\d: at most 8 is read with ease: split sentences/),
    ]);
  });
});
