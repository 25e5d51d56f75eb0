import { expect, test } from 'vitest';
import { type DrawnItem, drawnItems } from '@/lib/pdf/text/drawn-text';

const NAMES = [
  'beginAnnotation',
  'endAnnotation',
  'save',
  'restore',
  'transform',
  'paintFormXObjectBegin',
  'paintFormXObjectEnd',
  'beginText',
  'endText',
  'setFont',
  'setTextMatrix',
  'moveText',
  'setLeadingMoveText',
  'setLeading',
  'nextLine',
  'setCharSpacing',
  'setWordSpacing',
  'setHScale',
  'setTextRise',
  'showText',
] as const;
const NUMBERS = Object.fromEntries(NAMES.map((name, number) => [name, number]));

type Step = readonly [(typeof NAMES)[number], ...unknown[]];

/** Letters of half their height, as pdf.js gives them. */
const glyphs = (text: string) =>
  [...text].map((unicode) => ({ unicode, width: 500, isSpace: unicode === ' ' }));
const show = (text: string): Step => ['showText', glyphs(text)];

/** What an annotation draws at 100, 200, in letters of 10 points. */
function drawn(steps: readonly Step[], { id = 'field', isComb = false } = {}): DrawnItem[] {
  const all: Step[] = [
    ['beginAnnotation', id, [100, 200, 300, 220], [1, 0, 0, 1, 100, 200], [1, 0, 0, 1, 0, 0]],
    ['beginText'],
    ['setFont', 'g_d0_f1', 10],
    ...steps,
    ['endText'],
    ['endAnnotation'],
  ];
  const operators = {
    fnArray: all.map(([name]) => NUMBERS[name] ?? -1),
    argsArray: all.map(([, ...args]) => args),
  };
  return drawnItems(operators, NUMBERS, new Map([['field', { isComb }]]));
}

const texts = (items: readonly DrawnItem[]) => items.map(({ str }) => str);

test('a line has its place on the page, its width and its height', () => {
  expect(drawn([['moveText', 2, 5], show('letrozole')])).toEqual([
    {
      str: 'letrozole',
      dir: 'ltr',
      transform: [10, 0, 0, 10, 102, 205],
      width: 45,
      height: 10,
      hasEOL: true,
      isApart: true,
    },
  ]);
});

test('each line is an item, and only the first one begins the field', () => {
  const lines = drawn([
    ['setLeadingMoveText', 2, -14],
    show('one'),
    ['nextLine'],
    show('two'),
    ['setLeading', 20],
    ['nextLine'],
    show('three'),
    ['setTextMatrix', [2, 0, 0, 2, 30, 40]],
    show('four'),
  ]);
  expect(lines.map(({ str, transform, isApart }) => [str, ...transform.slice(4), isApart])).toEqual([
    ['one', 102, 186, true],
    ['two', 102, 172, undefined],
    ['three', 102, 152, undefined],
    ['four', 130, 240, undefined],
  ]);
  expect(lines.at(-1)).toMatchObject({ width: 40, height: 20 });
});

test('pieces of a line are joined, with a space only where they stand apart', () => {
  expect(texts(drawn([show('letro'), show('zole'), ['moveText', 50, 0], show('daily')]))).toEqual([
    'letrozole daily',
  ]);
  const moved = [...glyphs('letro'), 250, ...glyphs('zole'), -500, ...glyphs('daily')];
  expect(drawn([['showText', moved]])).toMatchObject([{ str: 'letrozole daily', width: 72.5 }]);
  // Raised letters.
  expect(texts(drawn([show('Femara'), ['setTextRise', 3], show('R')]))).toEqual(['FemaraR']);
});

test('letters that have boxes of their own are one word', () => {
  const boxes = [...'olaparib'].flatMap((letter): Step[] => [show(letter), ['moveText', 16, 0]]);
  expect(drawn(boxes, { isComb: true })).toMatchObject([{ str: 'olaparib', width: 7 * 16 + 5 }]);
  expect(texts(drawn(boxes))).toEqual(['o l a p a r i b']);
});

test('spaces between letters and words, and their stretching, count in the width', () => {
  const [item] = drawn([['setCharSpacing', 1], ['setWordSpacing', 4], ['setHScale', 50], show('ab cd')]);
  expect(item?.width).toBe(((5 * 10 * 500) / 1000 + 5 * 1 + 4) * 0.5);
});

test('what a picture in the picture turns or moves is turned or moved', () => {
  const turned = drawn([
    ['save'],
    ['transform', 0, 1, -1, 0, 20, 0],
    show('up'),
    ['restore'],
    ['paintFormXObjectBegin', [1, 0, 0, 1, 0, -50], [0, 0, 10, 10]],
    ['setTextMatrix', [1, 0, 0, 1, 0, 0]],
    show('below'),
    ['paintFormXObjectEnd'],
  ]);
  expect(turned).toMatchObject([
    { str: 'up', transform: [0, 10, -10, 0, 120, 200], width: 10, height: 10 },
    { str: 'below', transform: [10, 0, 0, 10, 100, 150] },
  ]);
});

test('other annotations, blank lines and letters without a size are no text', () => {
  expect(drawn([show('letrozole')], { id: 'another' })).toEqual([]);
  expect(drawn([show('   '), ['setFont', 'g_d0_f1', 0], show('letrozole')])).toEqual([]);
});

test('more text than a page has room for is cut off behind a line', () => {
  const line: Step[] = [show('letrozole '.repeat(500)), ['moveText', 0, -14]];
  expect(drawn(Array.from({ length: 50 }, () => line).flat())).toHaveLength(4);
});
