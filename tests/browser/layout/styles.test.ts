import { expect, test } from 'vitest';

/** The text of each style sheet of the product, by its path. */
const styles = import.meta.glob<string>('/{lib,entrypoints}/**/*.css', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What one of the two browsers does not know, and drops with its rule: such a rule stands apart from the others. */
const OF_ONE_BROWSER = /::(?:-moz-progress-bar|search-text|view-transition)/;

/** @returns the selectors of a style sheet, without those that only one browser knows */
function selectorsOf(css: string): string[] {
  const rules = css.replace(/\/\*.*?\*\//gs, '').matchAll(/([^{};]+)\{/g);
  return Array.from(rules, ([, selector = '']) => selector.trim()).filter(
    (selector) => !/^(?:@|from$|to$|[\d.]+%)/.test(selector) && !OF_ONE_BROWSER.test(selector),
  );
}

/** Whether the browser keeps a rule with this selector. */
function isKnown(selector: string): boolean {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${selector} { color: red }`);
  return sheet.cssRules.length === 1;
}

test('the browser drops no rule of a style sheet', () => {
  const selectors = Object.entries(styles).flatMap(([path, css]) =>
    selectorsOf(css).map((selector) => ({ path, selector })),
  );
  expect(selectors.length).toBeGreaterThan(500);
  expect(selectors.filter(({ selector }) => !isKnown(selector))).toEqual([]);
});
