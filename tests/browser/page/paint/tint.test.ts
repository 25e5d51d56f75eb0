import { afterEach, describe, expect, test } from 'vitest';
import { ACTIVE_GREY_KEY, ACTIVE_KEY, CLEAR_KEY, GREY_KEY, TERM_KEY } from '@/lib/page';
import marks from '@/lib/page/paint/marks.css?inline';
import shadowMarks from '@/lib/page/paint/shadow-marks.css?inline';

/** How the styles ask for Firefox before 146, in which a highlight has no lines. */
const CONDITION = /@supports \(-moz-orient: ?inline\) and \(not \(text-decoration-inset: ?auto\)\)/g;
const KEYS = [TERM_KEY, CLEAR_KEY, ACTIVE_KEY];
const ALL_KEYS = [...KEYS, GREY_KEY, ACTIVE_GREY_KEY];
const CLEAR = 'rgba(0, 0, 0, 0)';

afterEach(() => {
  document.adoptedStyleSheets = [];
});

const styleOf = (key: string) => getComputedStyle(document.documentElement, `::highlight(${key})`);

/** Adopts the styles of marks, with that condition as it is or as in those versions, and gives the tint of each mark. */
function tints(text: string, inOldFirefox: boolean): string[] {
  const sheet = new CSSStyleSheet();
  const replaced = inOldFirefox ? text.replaceAll(CONDITION, '@supports (display: block)') : text;
  sheet.replaceSync(replaced);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return KEYS.map((key) => styleOf(key).backgroundColor);
}

describe('a mark', () => {
  test('has no tint where the browser draws lines', () => {
    expect(marks).toMatch(CONDITION);
    expect(tints(marks, false)).toEqual([CLEAR, CLEAR, CLEAR]);
  });

  test('has a grey tint, each kind another one, where it draws none', () => {
    expect(tints(marks, true)).toEqual([
      'rgba(127, 127, 127, 0.2)',
      'rgba(127, 127, 127, 0.3)',
      'rgba(127, 127, 127, 0.45)',
    ]);
  });

  test('over transparent letters has such a tint, too', () => {
    tints(marks, true);
    expect([GREY_KEY, ACTIVE_GREY_KEY].map((key) => styleOf(key).backgroundColor)).toEqual([
      'rgba(127, 127, 127, 0.3)',
      'rgba(127, 127, 127, 0.45)',
    ]);
  });

  test('has the same in a shadow root, and nothing there once the styles of the document are gone', () => {
    tints(marks, true);
    expect(tints(shadowMarks, true)[0]).toBe('rgba(127, 127, 127, 0.2)');
    document.adoptedStyleSheets = [];
    expect(tints(shadowMarks, true)).toEqual([CLEAR, CLEAR, CLEAR]);
  });
});

describe.each(ALL_KEYS)('the mark %s', (key) => {
  const lookOf = (one: string) => {
    const { textDecoration, textUnderlineOffset, backgroundColor } = styleOf(one);
    return { textDecoration, textUnderlineOffset, backgroundColor };
  };

  test.each([false, true])('looks the same under its second key (in old Firefox: %s)', (inOldFirefox) => {
    const unmarked = lookOf(key);
    tints(marks, inOldFirefox);
    expect(lookOf(key)).not.toEqual(unmarked);
    expect(lookOf(`${key}-2`)).toEqual(lookOf(key));
  });

  test('is not printed, under neither key', () => {
    tints(marks.replaceAll('@media print', '@media all'), true);
    for (const one of [key, `${key}-2`]) {
      expect(lookOf(one).textDecoration).toMatch(/^none\b/);
      expect(lookOf(one).backgroundColor).toBe(CLEAR);
    }
  });
});
