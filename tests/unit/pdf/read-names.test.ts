import tables from 'virtual:matcher-tables';
import { describe, expect, test } from 'vitest';
import { createMatcher } from '@/lib/matcher';
import { joinItems } from '@/lib/pdf/text/join-items';
import { readNames } from '@/lib/pdf/text/read-names';
import { item, LETTER, lines } from './items';

const matcher = createMatcher(tables);

/** The ids of the names in these lines, each with what stands there. */
function namesIn(...texts: string[]): string[] {
  const page = joinItems(lines(texts));
  return readNames(page, matcher).mentions.map(
    ({ id, start, end }) => `${id}: ${page.text.slice(start, end).replace('\n', '/')}`,
  );
}

test('a name that a hyphen splits at the end of a line is one name', () => {
  expect(namesIn('given trastu-', 'zumab and then per\u2010', 'tuzumab')).toEqual([
    'trastuzumab: trastu-zumab',
    'pertuzumab: per\u2010tuzumab',
  ]);
});

test('white space behind the hyphen makes no difference', () => {
  const page = joinItems([
    item('trastu-', 50, 700),
    item(' ', 85, 700, { hasEOL: true }),
    item('zumab', 50, 688),
  ]);
  expect(readNames(page, matcher).mentions).toMatchObject([{ id: 'trastuzumab', start: 0, end: 13 }]);
});

test('a hyphen of the name itself may end a line', () => {
  expect(namesIn('changed to trastuzumab-', 'deruxtecan')).toEqual([
    'trastuzumab-deruxtecan: trastuzumab-deruxtecan',
  ]);
  expect(namesIn('weekly nab-', 'paclitaxel')).toEqual(['nab-paclitaxel: nab-paclitaxel']);
});

test('a name of two words may go on in the next line, and be split there', () => {
  expect(namesIn('ado-trastuzumab', 'emtansine')).toEqual([
    'trastuzumab-emtansine: ado-trastuzumab/emtansine',
  ]);
  expect(namesIn('sacituzumab govi-', 'tecan')).toEqual(['sacituzumab-govitecan: sacituzumab govi-tecan']);
});

test('a drug whose name goes on after the hyphen is not marked as the shorter one', () => {
  expect(namesIn('trastuzumab vedotin')).toEqual([]);
  expect(namesIn('trastuzumab ve-', 'dotin')).toEqual([]);
  expect(namesIn('trastuzumab em-', 'tansine')).toEqual(['trastuzumab-emtansine: trastuzumab em-tansine']);
});

describe('a small raised letter or number right behind a word', () => {
  /** A line whose second item is small and raised. */
  const noted = (word: string, note: string, rest: string, rise = 4) => {
    const small = { transform: [6, 0, 0, 6, 50 + word.length * LETTER, 700 + rise], width: note.length * 3 };
    const x = 50 + word.length * LETTER + note.length * 3;
    return [item(word, 50, 700), item(note, 0, 0, small), item(rest, x, 700)];
  };

  test('is the mark of a note, not a letter of the name', () => {
    expect(idsOf(noted('letrozole', 'a', ' daily'))).toEqual(['letrozole']);
    expect(idsOf(noted('letrozole', 'b,c', '; then'))).toEqual(['letrozole']);
  });

  test('may stand within a name, which is no shorter one then', () => {
    expect(idsOf(noted('trastuzumab', 'a', ' emtansine'))).toEqual(['trastuzumab-emtansine']);
    expect(idsOf(noted('trastuzumab', '12', ' emtansine'))).toEqual(['trastuzumab-emtansine']);
  });

  test('is a part of the word where that goes on, or where it is not raised', () => {
    expect(idsOf(noted('letrozole', 'a', 'mine daily'))).toEqual([]);
    expect(idsOf(noted('letrozole', 'a', ' daily', 0))).toEqual([]);
  });

  test('at the end of a line is no hyphen', () => {
    const items = [...noted('given letrozole', '1', '').slice(0, 2), item('and', 50, 688)];
    expect(idsOf(items)).toEqual(['letrozole']);
  });
});

describe('letters that are set apart', () => {
  test('are one word', () => {
    expect(namesIn('L E T R O Z O L E')).toEqual(['letrozole: L E T R O Z O L E']);
    // Two that lean on each other have no space.
    expect(namesIn('PA L B O C I C L I B 125 mg')).toEqual(['palbociclib: PA L B O C I C L I B']);
  });

  test('are no name where the spaces between words cannot be told from them', () => {
    expect(namesIn('t a k e l e t r o z o l e')).toEqual([]);
    expect(namesIn('t r a s t u z u m a b v e d o t i n')).toEqual([]);
  });

  test('are no word where they are few, or words of two letters', () => {
    expect(joinItems(lines(['plan A B C D', 'on it we do as he is to go'])).silent).toEqual([]);
  });
});

test('a part of a word is no name', () => {
  // Another substance, of which nothing says whether it has a hyphen.
  expect(namesIn('its hydroxy-', 'tamoxifen')).toEqual([]);
  expect(namesIn('its doxorubicin-', 'ol')).toEqual([]);
  expect(namesIn('trastu-', '', 'zumab')).toEqual(['trastuzumab: trastu-zumab']);
  expect(namesIn('trastu-')).toEqual([]);
  expect(namesIn('zumab')).toEqual([]);
});

test('a name that a hyphen joins with a word or another name is one', () => {
  expect(namesIn('on trastuzumab-', 'based regimens')).toEqual(['trastuzumab: trastuzumab']);
  expect(namesIn('docetaxel-', 'capecitabine')).toEqual([
    'docetaxel: docetaxel',
    'capecitabine: capecitabine',
  ]);
});

test('ligatures and names without breaks are found as in any text', () => {
  expect(namesIn('ﬂuorouracil, then', 'capeci\u00adtabine')).toEqual([
    'fluorouracil: ﬂuorouracil',
    'capecitabine: capeci\u00adtabine',
  ]);
});

const idsOf = (items: Parameters<typeof joinItems>[0]) =>
  readNames(joinItems(items), matcher).mentions.map(({ id }) => id);
const inCells = (first: string, second: string) => [item(first, 50, 700), item(second, 400, 700)];

test('two cells that could be one name are none, and no shorter name either', () => {
  expect(idsOf(inCells('trastuzumab', 'deruxtecan'))).toEqual([]);
  expect(idsOf(inCells('liposomal', 'doxorubicin'))).toEqual([]);
  expect(idsOf(inCells('nab', 'paclitaxel'))).toEqual([]);
  expect(idsOf(inCells('trastuzumab', 'pertuzumab'))).toEqual(['trastuzumab', 'pertuzumab']);
  expect(idsOf(inCells('trastuzumab', 'HER2'))).toEqual(['trastuzumab']);
});

test('a name whose second word begins the next column, or another paragraph, is no shorter name', () => {
  const columns = [...lines(['given trastuzumab'], { y: 60 }), ...lines(['emtansine daily'], { x: 300 })];
  expect(idsOf(columns)).toEqual([]);
  const paragraphs = [...lines(['given trastuzumab']), ...lines(['emtansine daily'], { y: 500 })];
  expect(idsOf(paragraphs)).toEqual([]);
});

describe('in a table that is drawn column by column', () => {
  /** Rows of two cells, of which the document draws the left ones first. */
  const table = (...rows: readonly (readonly [string, string])[]) => [
    ...lines(rows.map(([left]) => left)),
    ...lines(
      rows.map(([, right]) => right),
      { x: 200 },
    ),
  ];

  test('two cells of a row that could be one name are none, and no shorter name either', () => {
    expect(idsOf(table(['Drug', 'With'], ['trastuzumab', 'emtansine'], ['Letrozole', 'daily']))).toEqual([
      'letrozole',
    ]);
    expect(idsOf(table(['Form', 'Drug'], ['Liposomal', 'doxorubicin'], ['Plain', 'docetaxel']))).toEqual([
      'docetaxel',
    ]);
  });

  test('names are marked beside other words, and those that go on in the next line', () => {
    expect(idsOf(table(['Trastuzumab', 'HER2'], ['Olaparib', 'BRCA']))).toEqual(['trastuzumab', 'olaparib']);
    const over = (left: readonly string[], right: readonly string[]) =>
      idsOf([...lines(left), ...lines(right, { x: 200 })]);
    expect(over(['trastuzumab', 'emtansine'], ['every', 'week'])).toEqual(['trastuzumab-emtansine']);
    expect(over(['on trastu-', 'zumab'], ['given', 'weekly'])).toEqual(['trastuzumab']);
    expect(over(['on trastuzumab-', 'deruxtecan'], ['given', 'weekly'])).toEqual(['trastuzumab-deruxtecan']);
    expect(over(['given', 'weekly'], ['then', 'doxo-', 'rubicin'])).toEqual(['doxorubicin']);
  });

  test('so it is with names that a hyphen splits', () => {
    expect(idsOf([...lines(['on trastu-', 'zumab']), ...lines(['first', 'emtansine'], { x: 200 })])).toEqual(
      [],
    );
    expect(idsOf([...lines(['liposomal']), ...lines(['doxo-', 'rubicin'], { x: 200 })])).toEqual([]);
  });

  test('a cell at the left that is drawn later is read before that at its right', () => {
    expect(idsOf([item('emtansine', 200, 700), item('trastuzumab', 50, 700)])).toEqual([]);
  });
});

describe('in a table, or in columns, drawn row by row', () => {
  /** Rows of two cells. */
  const table = (...rows: readonly (readonly [string, string])[]) =>
    rows.flatMap(([left, right], i) => [
      item(left, 50, 700 - i * 12),
      item(right, 200, 700 - i * 12, { hasEOL: true }),
    ]);

  test('a name that goes on in the next line of its cell is no shorter name', () => {
    expect(idsOf(table(['Drug', 'Dose'], ['trastuzumab', '3.6 mg/kg'], ['emtansine', 'every week']))).toEqual(
      [],
    );
    expect(idsOf(table(['Dose', 'Drug'], ['3.6 mg/kg', 'trastuzumab'], ['every week', 'emtansine']))).toEqual(
      [],
    );
    expect(idsOf(table(['trastuzumab em-', '3.6 mg/kg'], ['tansine', 'every week']))).toEqual([]);
    expect(idsOf(table(['trastuzumab-', '5.4 mg/kg'], ['deruxtecan', 'every week']))).toEqual([]);
    expect(idsOf(table(['its hydroxy-', '20 mg'], ['tamoxifen', 'daily']))).toEqual([]);
    expect(idsOf(table(['liposomal', '50 mg'], ['doxorubicin', 'every month']))).toEqual([]);
    const text = 'the patients of this trial had ';
    expect(
      idsOf(table([`${text}trastuzumab`, 'and letrozole was'], ['emtansine until they', 'given for years'])),
    ).toEqual(['letrozole']);
  });

  test('names are marked above and below other words, and where the next word would have had room', () => {
    expect(idsOf(table(['Trastuzumab', 'HER2'], ['olaparib', 'BRCA'], ['with letrozole', 'daily']))).toEqual([
      'trastuzumab',
      'olaparib',
      'letrozole',
    ]);
    expect(idsOf(table(['doxorubicin', '60 mg'], ['liposomal doxorubicin', '50 mg']))).toEqual([
      'doxorubicin',
      'liposomal-doxorubicin',
    ]);
    expect(idsOf(table(['trastuzumab', '6 mg/kg'], ['Emtansine', 'a poison']))).toEqual(['trastuzumab']);
    // The second row has a cell where the first one has none.
    const rows = [
      item('doxorubicin', 50, 700),
      item('60 mg/m2', 250, 700, { hasEOL: true }),
      item('liposomal', 50, 688),
      item('form of it', 150, 688),
      item('50 mg/m2', 250, 688, { hasEOL: true }),
    ];
    expect(idsOf(rows)).toEqual(['doxorubicin']);
  });

  test('a name that goes on in the text goes on nowhere else', () => {
    const cells = [
      item('with lapa-', 100, 724, { hasEOL: true }),
      item('tinib', 60, 712, { hasEOL: true }),
      item('and cyclo-', 100, 700, { hasEOL: true }),
      item('phosphamide', 60, 688, { hasEOL: true }),
    ];
    expect(idsOf(cells)).toEqual(['lapatinib', 'cyclophosphamide']);
  });
});

test('a printed name before a field of a form that goes on with it is no shorter name', () => {
  const page = [...lines(['given trastuzumab', 'and letrozole daily'])];
  const field = (str: string) => item(str, 200, 700, { hasEOL: true, isApart: true });
  expect(idsOf([...page, field('emtansine')])).toEqual(['letrozole']);
  expect(idsOf([...page, field('for a year')])).toEqual(['trastuzumab', 'letrozole']);
});

test('two fields of a form are no name together', () => {
  const field = (str: string, y: number) => item(str, 50, y, { hasEOL: true, isApart: true });
  expect(idsOf([field('sacituzumab', 700), field('govitecan', 688)])).toEqual([]);
});

describe('a name where a sentence goes on in another column or on another page', () => {
  const column = (...texts: string[]) => idsOf(lines(texts));
  const text = 'the patients of this trial had ';

  test('may be a part of a longer one at the end, and is not marked', () => {
    expect(column(`${text}anastrozole`, `${text}trastuzumab`)).toEqual(['anastrozole']);
    expect(column(`${text}letrozole or olaparib`, `${text}trastuzumab deruxte-`)).toEqual([
      'letrozole',
      'olaparib',
    ]);
    // The sentence has ended, or the line would have had room.
    expect(column(`${text}letrozole`, `${text}trastuzumab.`)).toEqual(['letrozole', 'trastuzumab']);
    expect(column(`${text}anastrozole or tamoxifen`, `${text}letrozole`)).toContain('letrozole');
  });

  test('and so it may at the beginning', () => {
    expect(column('doxorubicin was given to the patients', 'of this trial')).toEqual([]);
    expect(column('Doxorubicin was given to the patients', 'of this trial')).toEqual(['doxorubicin']);
  });

  test('is marked in a heading, a list or a table', () => {
    expect(column('trastuzumab')).toEqual(['trastuzumab']);
    expect(column('letrozole', 'trastuzumab')).toEqual(['letrozole', 'trastuzumab']);
  });
});

test('an entry of a list is not joined with the next one', () => {
  expect(namesIn('doxorubicin', 'liposomal doxorubicin', 'letrozole')).toEqual([
    'doxorubicin: doxorubicin',
    'liposomal-doxorubicin: liposomal doxorubicin',
    'letrozole: letrozole',
  ]);
});

test('an abbreviation that two cells would define is none', () => {
  const { definitions } = readNames(joinItems(inCells('liposomal', 'doxorubicin (LD)')), matcher);
  expect(definitions.filter(({ id }) => id !== null)).toEqual([]);
});

test('an abbreviation that a text defines over the end of a line counts', () => {
  const page = joinItems(lines(['given doxoru-', 'bicin (DOX) daily']));
  const { definitions } = readNames(page, matcher);
  expect(definitions).toMatchObject([{ abbreviation: 'DOX', id: 'doxorubicin' }]);
});

test('a page of 16,000 lines and names is read in the time of a test', () => {
  const texts = Array.from({ length: 16_000 }, (_, i) =>
    i % 2 ? 'zumab letrozole' : 'letrozole and trastu-',
  );
  const { mentions } = readNames(joinItems(lines(texts)), matcher);
  expect(mentions.length).toBe(24_000);
});
