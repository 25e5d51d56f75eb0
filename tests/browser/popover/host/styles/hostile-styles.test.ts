import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { cardBox, cardRoot, closePage, openPage, restAt, waitForCard, waitForNoCard } from '../../support';

/** Styles of pages that would change or break what is put into them. */
const STYLES = {
  'everything unset': '* { all: unset !important } head, style { display: none !important }',
  'everything initial': '* { all: initial !important } head, style { display: none !important }',
  'a small root font': 'html { font-size: 62.5% }',
  'a large root font': 'html { font-size: 400% !important }',
  'zoomed twice': 'html { zoom: 2 }',
  'zoomed out': 'body { zoom: 0.5 }',
  'columns of text': 'html { writing-mode: vertical-rl }',
  'right to left': 'html { direction: rtl }',
  'text that cannot be selected': '* { user-select: none !important; -webkit-user-select: none !important }',
  'strange letters': `* { letter-spacing: 9px !important; word-spacing: 30px !important; line-height: 3 !important;
    text-transform: uppercase !important; text-indent: 50px !important; text-align: right !important;
    font-variant: small-caps !important; font-style: italic !important }`,
  'hidden and faint':
    'glossary-card, [popover] { visibility: hidden !important; opacity: 0 !important; display: none !important }',
  'colours set': `glossary-card, * { --ink: red !important; --paper: yellow !important; --accent: lime !important;
    --text: 40px !important; --font: fantasy !important }`,
  'properties of the card registered as its own': `@property --ink { syntax: '<color>'; inherits: false; initial-value: transparent }
    @property --paper { syntax: '<number>'; inherits: true; initial-value: 0 }
    @property --text-body { syntax: '<length>'; inherits: false; initial-value: 0px }
    @property --space-2 { syntax: '<length>'; inherits: false; initial-value: 90px }`,
  'text of its own in the card': `glossary-card::before, glossary-card::after { content: "Stop taking this medicine today." !important;
    display: block !important; position: fixed !important; inset: 0 !important; z-index: 9 !important;
    background: white !important; pointer-events: auto !important }
    glossary-card::backdrop { display: block !important; background: black !important; pointer-events: auto !important }`,
  'first lines and letters of its own': `*::first-line { font-size: 90px !important; color: transparent !important }
    *::first-letter { font-size: 90px !important; float: left !important; color: transparent !important }`,
  'clicks that go through': '* { pointer-events: none !important; cursor: none !important }',
};

/** Its place is the same in each, whatever the styles do to it. */
const NAME = `<p style="all: initial !important; position: fixed !important; left: 40px !important; top: 40px !important;
  pointer-events: auto !important; background: white !important; color: black !important; font: 16px/20px monospace !important">letrozole</p>`;

/** What a reader would see changed. Sizes are compared by the boxes of the elements. */
const SEEN = [
  ...[
    'color',
    'background-color',
    'font-family',
    'font-size',
    'font-weight',
    'font-style',
    'font-variant-caps',
  ],
  ...['letter-spacing', 'word-spacing', 'line-height', 'text-transform', 'text-indent', 'text-align'],
  ...['direction', 'writing-mode', 'visibility', 'opacity', 'cursor', 'user-select', 'pointer-events'],
];

/** How each element of the open card looks, and where it is in the card: CSS pixels. */
interface Looks {
  styles: string[];
  boxes: number[][];
}

function looksOfCard(): Looks {
  const card = cardBox();
  const elements = [...cardRoot().querySelectorAll('*')];
  return {
    styles: elements.map((element) => {
      const style = getComputedStyle(element);
      return `${element.localName}: ${SEEN.map((name) => `${name} ${style.getPropertyValue(name)}`).join('; ')}`;
    }),
    boxes: elements.map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      // What is not shown has no place.
      return width + height > 0 ? [left - card.left, top - card.top, width, height] : [];
    }),
  };
}

async function openCard(css: string): Promise<void> {
  await openPage(`<style>${css}</style>${NAME}`, ['letrozole']);
  const [mark] = [...(CSS.highlights.get('glossary-term') ?? [])];
  if (!(mark instanceof Range)) throw new Error('No name is marked');
  const { left, top, width, height } = mark.getBoundingClientRect();
  await restAt(left + width / 2, top + height / 2);
  await waitForCard();
}

/** @throws Error when the card has no such element */
function inCard(selector: string): HTMLElement {
  const found = cardRoot().querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The card has no ${selector}`);
  return found;
}

async function press(selector: string): Promise<void> {
  const { left, top, width, height } = inCard(selector).getBoundingClientRect();
  await commands.mouseClick(left + width / 2, top + height / 2);
}

let plain: Looks;
beforeAll(async () => {
  await openCard('');
  plain = looksOfCard();
  await closePage();
});
afterEach(closePage);

test('no property of the card has a name that a page can know', async () => {
  await openCard('');
  const rules = cardRoot().adoptedStyleSheets.flatMap((sheet) =>
    Array.from(sheet.cssRules, (rule) => rule.cssText),
  );
  const names = rules.join('\n').match(/--[a-z][\w-]*/g) ?? [];
  expect(names).toContain('--glossary-card');
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => name !== '--glossary-card' && !/^--x\d{8,20}-/.test(name))).toEqual([]);
});

test('a style of the page adds nothing to the host of the card', async () => {
  await openCard(
    `${STYLES['text of its own in the card']} html { --glossary-card: list-item !important } glossary-card::marker { content: "Stop." !important }`,
  );
  const host = await waitForCard();
  expect(['::before', '::after', '::backdrop'].map((part) => getComputedStyle(host, part).display)).toEqual([
    'none',
    'none',
    'none',
  ]);
  expect(getComputedStyle(host, '::marker').content).toBe('none');
});

/** Which only Chromium has for an element alone. */
interface TransitionScope extends HTMLElement {
  startViewTransition(change: () => void): ViewTransition;
}

test.runIf('startViewTransition' in Element.prototype)(
  'a view transition that the page begins in the host of the card shows nothing over it',
  async () => {
    await openCard(`@keyframes stay { from { opacity: 1 } }
      glossary-card::view-transition { display: block !important; background: green !important; animation: stay 60s !important }`);
    const host = (await waitForCard()) as TransitionScope;
    const transition = host.startViewTransition(() => undefined);
    await transition.ready;
    expect(getComputedStyle(host, '::view-transition').display).toBe('none');
    // What is not shown keeps none going.
    await transition.finished;
  },
);

/** Words of a page that the browser shows in another way. Not all browsers have each. */
const PARTS = ['::selection', '::target-text', '::search-text'];

test.each(PARTS.filter((part) => CSS.supports(`selector(${part})`)))(
  'a style of the page for %s hides no word of the card',
  async (part) => {
    const css =
      'color: transparent !important; background: white !important; text-shadow: 9px 0 red !important;';
    await openCard(
      `${part} { ${css} } *${part} { ${css} -webkit-text-fill-color: transparent !important; -webkit-text-stroke: 9px red !important }`,
    );
    for (const selector of ['h2', '.foot', 'a']) {
      const style = getComputedStyle(inCard(selector), part);
      const shown = [style.color, style.textShadow, style.webkitTextFillColor, style.webkitTextStrokeWidth];
      // Firefox inherits nothing of the page's.
      expect(shown.join()).not.toMatch(/rgba\([^)]*, 0\)|transparent|red|255, 0, 0|9px/);
    }
  },
);

test.each(Object.entries(STYLES))(
  'the card looks the same and can be used in a page with %s',
  async (_, css) => {
    await openCard(css);
    const { styles, boxes } = looksOfCard();
    expect(styles).toEqual(plain.styles);
    expect(boxes.map((box) => box.length)).toEqual(plain.boxes.map((box) => box.length));
    for (const [i, box] of boxes.entries()) {
      for (const [side, length] of box.entries())
        expect.soft(Math.abs(length - (plain.boxes[i]?.[side] ?? 0)), plain.styles[i]).toBeLessThan(1.5);
    }
    await press('.chip');
    await vi.waitFor(() => expect(inCard('.explanation').hidden).toBe(false));
    await press('.close');
    await waitForNoCard();
  },
);
