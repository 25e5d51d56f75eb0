import { afterEach, describe, expect, test } from 'vitest';
import { ACTIVE_KEY, CLEAR_KEY, TERM_KEY } from '@/lib/page';
import marks from '@/lib/page/paint/marks.css?inline';
import shadowMarks from '@/lib/page/paint/shadow-marks.css?inline';

/** How the styles ask for Firefox before 146, in which a highlight has no lines. */
const CONDITION = /@supports \(-moz-orient: ?inline\) and \(not \(text-decoration-inset: ?auto\)\)/;
const KEYS = [TERM_KEY, CLEAR_KEY, ACTIVE_KEY];
const CLEAR = 'rgba(0, 0, 0, 0)';

afterEach(() => {
  document.adoptedStyleSheets = [];
});

/** Adopts the styles of marks, with that condition as it is or as in those versions, and gives the tint of each mark. */
function tints(text: string, inOldFirefox: boolean): string[] {
  const sheet = new CSSStyleSheet();
  const replaced = inOldFirefox ? text.replace(CONDITION, '@supports (display: block)') : text;
  sheet.replaceSync(replaced);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return KEYS.map((key) => getComputedStyle(document.documentElement, `::highlight(${key})`).backgroundColor);
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

  test('has the same in a shadow root, and nothing there once the styles of the document are gone', () => {
    tints(marks, true);
    expect(tints(shadowMarks, true)[0]).toBe('rgba(127, 127, 127, 0.2)');
    document.adoptedStyleSheets = [];
    expect(tints(shadowMarks, true)).toEqual([CLEAR, CLEAR, CLEAR]);
  });
});
