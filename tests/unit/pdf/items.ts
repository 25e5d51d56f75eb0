import type { TextItem } from '@/lib/pdf/text/text-item';

/** The height of letters that `line` uses, in points. */
const SIZE = 10;
/** The width of a letter. */
export const LETTER = 5;

/** A text of horizontal letters at a place on a page, in points from its lower left corner. */
export function item(str: string, x: number, y: number, options: Partial<TextItem> = {}): TextItem {
  return {
    str,
    width: str.length * LETTER,
    transform: [SIZE, 0, 0, SIZE, x, y],
    hasEOL: false,
    dir: 'ltr',
    ...options,
  };
}

/** Lines of a column, each one item, from the top downwards. */
export function lines(texts: readonly string[], { x = 50, y = 700, leading = 12 } = {}): TextItem[] {
  return texts.map((text, i) => item(text, x, y - i * leading, { hasEOL: true }));
}
