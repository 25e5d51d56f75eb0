import { afterEach, beforeEach, expect, test } from 'vitest';
import { boxesOf } from '@/lib/page';
import { PageMarks } from '@/lib/pdf/marks/page-marks';
import { joinItems } from '@/lib/pdf/text/join-items';
import type { TextItem } from '@/lib/pdf/text/text-item';
import styles from '@/lib/screens/pdf/styles/pages.css?inline';

/** The size of a page and of its letters, in CSS pixels. */
const PAGE = { width: 400, height: 300, letters: 16 };

interface Line {
  text: string;
  x: number;
  /** From the top. */
  y: number;
}

let layer: HTMLElement;
beforeEach(() => {
  document.body.innerHTML = `<style>${styles}
    .textLayer { position: absolute; left: 20px; top: 30px; width: ${PAGE.width}px; height: ${PAGE.height}px; transform-origin: 0 0 }
    .textLayer > span { position: absolute; font: ${PAGE.letters}px/1 monospace; white-space: pre; color: transparent }
    </style><div class="textLayer"></div>`;
  layer = document.querySelector<HTMLElement>('.textLayer') ?? document.body;
});
afterEach(() => {
  document.body.innerHTML = '';
});

/** Makes a text layer as the viewer does, and marks all places of the words in it. */
function mark(lines: readonly Line[], words: readonly string[], onlyFirst = false): PageMarks {
  const items = lines.map(({ text, x, y }): TextItem => {
    const span = document.createElement('span');
    span.dir = 'ltr';
    span.textContent = text;
    span.style.left = `${x}px`;
    span.style.top = `${y}px`;
    layer.append(span, document.createElement('br'));
    const transform = [16, 0, 0, 16, x, PAGE.height - y];
    return { str: text, hasEOL: true, width: text.length, transform, dir: 'ltr' };
  });
  const text = joinItems(items);
  const mentions = words.flatMap((word) =>
    [...text.text.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({
      id: word.replace('-', ''),
      start: index,
      end: index + word.length,
    })),
  );
  const reading = { text, mentions, vocabulary: new Map() };
  return new PageMarks(1, layer, reading, { style: 'quiet', onlyFirst });
}

const marksOf = (id: string) => [...document.querySelectorAll<HTMLElement>(`.term-mark[data-id="${id}"]`)];
const middle = ({ left, right, top, bottom }: DOMRect): [number, number] => [
  (left + right) / 2,
  (top + bottom) / 2,
];

test('a name has a mark over its letters, in a colour of its own, and is found there', () => {
  const marks = mark([{ text: 'given letrozole daily', x: 10, y: 20 }], ['letrozole']);
  const [element, ...others] = marksOf('letrozole');
  const box = element?.getBoundingClientRect() ?? new DOMRect();
  const [letters] = boxesOf(marks.mentions[0] ?? expect.fail());
  expect(others).toEqual([]);
  expect(box.left).toBeCloseTo(letters?.left ?? 0, 0);
  expect(box.right).toBeCloseTo(letters?.right ?? 0, 0);
  expect(box.bottom).toBeCloseTo(letters?.bottom ?? 0, 0);
  expect(getComputedStyle(element ?? document.body).borderBottom).toBe('1px dotted rgb(132, 28, 89)');
  expect(marks.mentionAt(...middle(box))?.id).toBe('letrozole');
  expect(marks.mentionAt(box.left - 5, box.top + 2)).toBe(null);
});

test('a name over the end of a line has a mark on each line, and is one mention', () => {
  const marks = mark(
    [
      { text: 'and trastu-', x: 200, y: 20 },
      { text: 'zumab', x: 10, y: 40 },
    ],
    ['trastu-zumab'],
  );
  const elements = marksOf('trastuzumab');
  expect(elements.map(({ dataset }) => dataset['mention'])).toEqual(['0', '0']);
  const [first, second] = elements.map((element) => element.getBoundingClientRect());
  expect((second?.top ?? 0) - (first?.top ?? 0)).toBeCloseTo(20, 0);
  expect(marks.mentions).toHaveLength(1);
  for (const box of [first, second]) {
    expect(marks.mentionAt(...middle(box ?? new DOMRect()))).toBe(marks.mentions[0]);
  }
});

test.each([90, 180, 270])('marks stay under their letters on a page that is turned by %d degrees', (turn) => {
  layer.dataset['mainRotation'] = String(turn);
  layer.style.transform = `translate(150px, 150px) rotate(${turn}deg)`;
  const marks = mark([{ text: 'given letrozole daily', x: 10, y: 20 }], ['letrozole']);
  const [letters] = boxesOf(marks.mentions[0] ?? expect.fail());
  const box = marksOf('letrozole')[0]?.getBoundingClientRect();
  for (const side of ['left', 'right', 'top', 'bottom'] as const) {
    expect(box?.[side]).toBeCloseTo(letters?.[side] ?? Number.NaN, 0);
  }
  expect(marks.mentionAt(...middle(box ?? new DOMRect()))?.id).toBe('letrozole');
});

test.each([-60, -30, 30, 150])(
  'a name that lies aslant has its line under its letters: %d degrees',
  (turn) => {
    const span = document.createElement('span');
    span.dir = 'ltr';
    span.textContent = 'letrozole';
    span.style.cssText = `left: 150px; top: 150px; transform-origin: 0 0; transform: rotate(${turn}deg)`;
    layer.append(span);
    const angle = (turn * Math.PI) / 180;
    const [a, b] = [16 * Math.cos(angle), -16 * Math.sin(angle)];
    const item = {
      str: 'letrozole',
      hasEOL: true,
      width: 90,
      transform: [a, b, -b, a, 150, 150],
      dir: 'ltr',
    };
    const text = joinItems([item]);
    const reading = { text, mentions: [{ id: 'letrozole', start: 0, end: 9 }], vocabulary: new Map() };
    const marks = new PageMarks(1, layer, reading, { style: 'quiet', onlyFirst: false });
    const [mark] = marksOf('letrozole');
    // The font reaches a little beyond the box of its line.
    const [letters, box] = [span, mark].map((one) => one?.getBoundingClientRect() ?? expect.fail());
    for (const side of ['left', 'right', 'top', 'bottom'] as const) {
      expect(Math.abs((letters?.[side] ?? 0) - (box?.[side] ?? 0)), side).toBeLessThan(2);
    }
    expect(mark?.style.transform).toBe(`rotate(${(turn + 360) % 360}deg)`);
    expect(getComputedStyle(mark ?? span).borderWidth).toBe('0px 0px 1px');
    expect(marks.mentionAt(...middle(box ?? new DOMRect()))?.id).toBe('letrozole');
  },
);

test('a name is still known where the search of the viewer has put its text into other nodes', () => {
  const marks = mark([{ text: 'given letrozole daily', x: 10, y: 20 }], ['letrozole']);
  const [mention] = marks.mentions;
  const before = mention && boxesOf(mention)[0]?.left;
  const span = layer.querySelector('span[dir]');
  const found = document.createElement('span');
  found.className = 'highlight';
  found.textContent = 'letro';
  span?.replaceChildren('given ', found, 'zole daily');
  expect(mention && boxesOf(mention)[0]?.left).toBeCloseTo(before ?? Number.NaN, 0);
});

test('where the layer has another text than was read, nothing is marked', () => {
  const lines = [{ text: 'given letrozole', x: 10, y: 20 }];
  layer.innerHTML = '<span dir="ltr">given anastrozole</span>';
  const marks = mark(lines, ['letrozole']);
  expect([marks.mentions, marksOf('letrozole')]).toEqual([[], []]);
});

test('where only the first mention of a paragraph is to be marked, the others stay known', () => {
  const texts = ['letrozole then', 'letrozole again.', 'New: letrozole'];
  const lines = texts.map((text, i) => ({ text, x: 10, y: 20 + i * 20 }));
  const marks = mark(lines, ['letrozole'], true);
  expect(marks.mentions).toHaveLength(3);
  expect(marksOf('letrozole').map(({ dataset }) => dataset['mention'])).toEqual(['0', '2']);
});

test('the mark of the name under the pointer is another one, and all go at once', () => {
  const marks = mark([{ text: 'letrozole or olaparib', x: 10, y: 20 }], ['letrozole', 'olaparib']);
  marks.setActive(marks.mentions[1] ?? null);
  expect([...document.querySelectorAll('.active')]).toEqual(marksOf('olaparib'));
  marks.setActive(null);
  expect(document.querySelector('.active')).toBe(null);
  marks.remove();
  expect(document.querySelector('.term-marks')).toBe(null);
});
