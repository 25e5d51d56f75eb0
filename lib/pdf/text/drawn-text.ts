import type { TextItem } from './text-item';

/** What a page draws, as pdf.js has read it: operators by their numbers, each with its arguments. */
export interface DrawnOperators {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

/** The numbers of the operators, by their names: `OPS` of pdf.js. */
export type OperatorNumbers = Readonly<Record<string, number>>;

/** A line of a field of a form, or of what was typed onto a page, as an item of the text of its page. */
export interface DrawnItem extends TextItem {
  /** Of the letters. Points. */
  height: number;
}

/** A transformation as PDF writes it (ISO 32000-1, 8.3.3): a b c d e f. */
type Matrix = readonly [number, number, number, number, number, number];

/** A letter, or by how much the next ones are moved back: in thousandths of their height. */
type Glyph = number | { unicode: string; width: number; isSpace: boolean };

interface TextState {
  matrix: Matrix;
  size: number;
  /** Factors and distances of ISO 32000-1, 9.3. */
  stretch: number;
  letterSpace: number;
  wordSpace: number;
  leading: number;
  rise: number;
}

/** A stroke of letters: what is drawn at once. */
interface Run {
  str: string;
  /** From text to page. */
  matrix: Matrix;
  size: number;
  /** In heights of letters. */
  width: number;
}

const SAME: Matrix = [1, 0, 0, 1, 0, 0];
const BEGIN: TextState = {
  matrix: SAME,
  size: 0,
  stretch: 1,
  letterSpace: 0,
  wordSpace: 0,
  leading: 0,
  rise: 0,
};
/** No page has room for more. UTF-16 code units. */
const MAX_TEXT = 20_000;
/** Widths of letters are in these parts of their height. */
const EM = 1000;
/** A wider gap between two strokes of letters is a space. In heights of letters. */
const MIN_SPACE = 0.2;
/** The next line is at least so far away. In heights of letters. */
const MIN_LEADING = 0.5;

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/**
 * Reads the text that annotations draw: fields of forms, and what was typed onto a page. For pdf.js it is no text of the page.
 *
 * @param operators of the whole page
 * @param wanted the annotations, by the ids that pdf.js gives them; with each whether its letters have boxes of their own
 * @returns an item for each line; those of one annotation follow each other. What is made to be endless is cut off behind a line
 */
export function drawnItems(
  { fnArray, argsArray }: DrawnOperators,
  numbers: OperatorNumbers,
  wanted: ReadonlyMap<string, { isComb: boolean }>,
): DrawnItem[] {
  const items: DrawnItem[] = [];
  const names = new Map(Object.entries(numbers).map(([name, number]) => [number, name]));
  let runs: Run[] | null = null;
  let isComb = false;
  let state = BEGIN;
  const stack: TextState[] = [];
  /** Where text is, from the page: of the annotation with all that changes it. */
  let page = SAME;
  const pages: Matrix[] = [];
  let [x, y, lineX, lineY] = [0, 0, 0, 0];
  const moveLine = (dx: number, dy: number) => {
    lineX += dx;
    lineY += dy;
    [x, y] = [lineX, lineY];
  };
  fnArray.forEach((fn, i) => {
    const args = (argsArray[i] ?? []) as readonly never[];
    const name = names.get(fn);
    if (name === 'beginAnnotation') {
      const [id, , transform, matrix] = args as unknown as [string, unknown, Matrix, Matrix];
      const known = wanted.get(id);
      runs = known ? [] : null;
      isComb = known?.isComb ?? false;
      page = times(transform, matrix);
      state = BEGIN;
    }
    if (!runs) return;
    const [one = 0, two = 0] = args as readonly number[];
    switch (name) {
      case 'endAnnotation':
        items.push(...linesOf(runs, isComb));
        runs = null;
        break;
      case 'save':
      case 'paintFormXObjectBegin':
        pages.push(page);
        stack.push(state);
        if (name !== 'save' && args[0]) page = times(page, args[0] as Matrix);
        break;
      case 'restore':
      case 'paintFormXObjectEnd':
        page = pages.pop() ?? page;
        state = stack.pop() ?? state;
        break;
      case 'transform':
        page = times(page, args as unknown as Matrix);
        break;
      case 'beginText':
      case 'setTextMatrix':
        state = { ...state, matrix: name === 'beginText' ? SAME : (args[0] ?? SAME) };
        [x, y, lineX, lineY] = [0, 0, 0, 0];
        break;
      case 'setFont':
        state = { ...state, size: Math.abs(two) };
        break;
      case 'setCharSpacing':
        state = { ...state, letterSpace: one };
        break;
      case 'setWordSpacing':
        state = { ...state, wordSpace: one };
        break;
      case 'setHScale':
        state = { ...state, stretch: one / 100 };
        break;
      case 'setTextRise':
        state = { ...state, rise: one };
        break;
      case 'setLeading':
        state = { ...state, leading: one };
        break;
      case 'setLeadingMoveText':
        state = { ...state, leading: -two };
        moveLine(one, two);
        break;
      case 'moveText':
        moveLine(one, two);
        break;
      case 'nextLine':
        moveLine(0, -state.leading);
        break;
      case 'showText': {
        const { size, stretch, matrix, rise } = state;
        const { str, width } = shown((args[0] ?? []) as readonly Glyph[], state);
        const to = times(times(page, matrix), [stretch, 0, 0, 1, x, y + rise]);
        if (str !== '' && size > 0) runs.push({ str, matrix: to, size, width });
        x += width * size * stretch;
        break;
      }
    }
  });
  let length = 0;
  return items.filter(({ str }) => {
    length += str.length;
    return length <= MAX_TEXT;
  });
}

/** @returns the text of some letters, and how wide they are in heights of letters */
function shown(
  glyphs: readonly Glyph[],
  { size, letterSpace, wordSpace }: TextState,
): { str: string; width: number } {
  let str = '';
  let width = 0;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      width -= glyph / EM;
      if (-glyph / EM > MIN_SPACE && !str.endsWith(' ')) str += ' ';
    } else {
      str += glyph.unicode;
      width += glyph.width / EM + (letterSpace + (glyph.isSpace ? wordSpace : 0)) / (size || 1);
    }
  }
  return { str, width };
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Joins what is drawn one after the other on one base line. */
function linesOf(runs: readonly Run[], isComb: boolean): DrawnItem[] {
  const lines: Run[] = [];
  for (const run of runs) {
    const line = lines.at(-1);
    const [along, down] = line ? from(line, run) : [0, Infinity];
    const gap = along - (line?.width ?? 0);
    if (!line || Math.abs(down) > MIN_LEADING || gap < -MIN_LEADING) {
      lines.push({ ...run });
      continue;
    }
    const isSpace = gap > MIN_SPACE && !isComb && !/\s$/.test(line.str) && !/^\s/.test(run.str);
    line.str += (isSpace ? ' ' : '') + run.str;
    line.width = along + (run.width * run.size) / line.size;
  }
  const written = lines.filter(({ str }) => str.trim() !== '');
  return written.map(({ str, matrix: [a, b, c, d, e, f], size, width }, i) => ({
    str,
    dir: RIGHT_TO_LEFT.test(str) ? 'rtl' : 'ltr',
    transform: [a * size, b * size, c * size, d * size, e, f],
    width: width * size * Math.hypot(a, b),
    height: size * Math.hypot(c, d),
    hasEOL: true,
    ...(i === 0 && { isApart: true }),
  }));
}

/** Where a run begins from where a line begins, along it and below it. In heights of its letters. */
function from({ matrix: [a, b, , , e, f], size }: Run, { matrix: [, , , , x, y] }: Run): [number, number] {
  const [dx, dy] = [x - e, y - f];
  const length = a * a + b * b || 1;
  const height = size * Math.sqrt(length);
  return [(dx * a + dy * b) / (length * size), (dx * b - dy * a) / Math.sqrt(length) / height];
}
