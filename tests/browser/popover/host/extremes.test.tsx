import notoSans from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url';
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { EntryCard } from '@/lib/card';
import cardStyles from '@/lib/card/styles/card.css?inline';
import { buildGlossary, type Drug, type Entry, loadFacts } from '@/lib/glossary';
import { CardDialog } from '@/lib/popover/host/CardDialog';
import hostStyles from '@/lib/popover/host/styles/popover.css?inline';
import { rendered } from '../../card/show-card';

const facts = loadFacts();

interface Surroundings {
  /** CSS pixels, as those of the window around it. */
  width: number;
  height: number;
  window: [width: number, height: number];
  form?: 'sheet' | 'compact';
  /** What the reader or the system has made of the text. */
  css?: string;
}

/** The distances between lines, letters, words and paragraphs that a reader may set (WCAG 2.2, 1.4.12). */
const TEXT_SPACING = `.tokens * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  .tokens p { margin-block-end: 2em !important }`;

/** As in a language that is written so: names of medicines stay as they are. */
const RIGHT_TO_LEFT = '.tokens .dialog { direction: rtl }';

/** Where a browser enlarges letters alone, and not the boxes around them. */
const FOUR_TIMES_THE_LETTERS = `.tokens { --text-name: 650 76px / 96px var(--font) !important;
  --text-body: 400 56px / 80px var(--font) !important; --text-note: 400 52px / 72px var(--font) !important;
  --text-label: 600 52px / 72px var(--font) !important; --text-meta: 400 48px / 64px var(--font) !important }`;

/** One that has the letters from a to m: the others come from a font of other widths and heights. */
const HALF_A_FONT = `@font-face { font-family: "Half a font"; src: url(${notoSans}); unicode-range: U+61-6D }
  .tokens { --font: "Half a font", monospace }`;

const CARD: Surroundings = { width: 340, height: 480, window: [1024, 700] };
/** As large as a card may grow, as small as a window may be, and with text that is larger, wider or written in other letters. */
const SIZES: Record<string, Surroundings> = {
  card: CARD,
  'low sheet, as at a zoom of 400 %': { width: 320, height: 158, window: [320, 256], form: 'sheet' },
  'sheet of a phone': { width: 360, height: 459, window: [360, 740], form: 'sheet' },
  'narrow frame': { width: 150, height: 372, window: [150, 600], form: 'compact' },
  'small frame': { width: 300, height: 66, window: [300, 90], form: 'compact' },
  'card with text spacing': { width: 340, height: 480, window: [1024, 700], css: TEXT_SPACING },
  'sheet with text spacing': {
    width: 320,
    height: 158,
    window: [320, 256],
    form: 'sheet',
    css: TEXT_SPACING,
  },
  'card in twice as large letters': {
    width: 340,
    height: 680,
    window: [1024, 700],
    css: '.tokens { zoom: 2; width: 170px !important; max-height: 340px !important }',
  },
  'card in four times as large letters': {
    width: 340,
    height: 480,
    window: [1024, 700],
    css: FOUR_TIMES_THE_LETTERS,
  },
  'card in a font as wide as a typewriter’s': {
    width: 340,
    height: 480,
    window: [1024, 700],
    css: '.tokens { --font: monospace }',
  },
  'card whose font is not there': {
    width: 340,
    height: 480,
    window: [1024, 700],
    css: '.tokens { --font: "No font of this name" }',
  },
  'card whose font lacks letters': { width: 340, height: 480, window: [1024, 700], css: HALF_A_FONT },
  'card from right to left': { width: 340, height: 480, window: [1024, 700], css: RIGHT_TO_LEFT },
};
/** Two hundred letters, as a host name may have. */
const LONG_HOST = `${'very-long-name-of-a-site.'.repeat(8)}`.slice(0, 200);
const LONG_NAME = 'tetrahydroxydimethylaminophenylbenzothiazolylcarboxamidemab';
const MANY_NAMES = Array.from({ length: 30 }, (_, i) => ({
  text: `Brand name number ${i + 1}`,
  kind: 'brand' as const,
  sources: ['health-canada-dpd'],
}));

/** A record of letrozole that has been changed, as the glossary gives it. */
function changed(change: (record: (typeof facts)['drugs'][number], all: typeof facts) => void): Drug {
  const copy = structuredClone(facts);
  const record = copy.drugs.find(({ id }) => id === 'letrozole');
  if (!record) throw new Error('There is no letrozole');
  change(record, copy);
  const drug = buildGlossary(copy).entry('letrozole');
  if (drug?.kind !== 'drug') throw new Error('Letrozole is no drug any more');
  return drug;
}

const DRUGS = {
  'thirty other names': changed((record) => {
    record.names = MANY_NAMES;
  }),
  'a name of sixty characters': changed((record) => {
    record.name = LONG_NAME;
    delete record.frenchName;
  }),
  'seven sources': {
    ...changed(() => undefined),
    classSources: buildGlossary(facts)
      .drugs.flatMap(({ classSources }) => classSources)
      .filter(({ id }, i, all) => all.findIndex((other) => other.id === id) === i)
      .slice(0, 7),
  },
  'no subtype': changed((_, { sections }) => {
    for (const { lists } of sections) for (const list of lists) list.subtypes = [];
  }),
  'three sections': changed((record) => {
    record.listings = [
      { section: 'hormone-therapy', list: 'tamoxifen' },
      { section: 'chemotherapy', list: 'chemotherapy-drugs' },
      { section: 'targeted-therapy', list: 'her2-negative-brca' },
    ];
  }),
};

let main: HTMLElement;

beforeEach(() => {
  document.body.innerHTML = `<style>${cardStyles}${hostStyles}</style><main class="tokens" data-sheet="false"></main>`;
  main = document.querySelector('main') as HTMLElement;
});

afterEach(() => {
  render(null, main);
  document.body.replaceChildren();
});

function show(entry: Entry, { width, height, form, css = '' }: Surroundings): void {
  main.style.cssText = `width: ${width}px; max-height: ${height}px`;
  main.dataset['sheet'] = String(form !== undefined);
  document.body.insertAdjacentHTML('beforeend', `<style>${css}</style>`);
  render(
    <CardDialog
      entry={entry}
      entryOf={() => null}
      pointedAt={{ normalizedText: 'Brandnamenumber17', definedHere: false }}
      language="en"
      steps={undefined}
      hostName={LONG_HOST}
      onClose={() => undefined}
      asksTwice={false}
      isOff={false}
      mayChange={() => true}
      onTurnOff={async () => true}
      isCompact={form === 'compact'}
      onOpenGlossary={() => undefined}
      onOpenSettings={() => undefined}
      onUndo={() => undefined}
    />,
    main,
  );
}

async function openAll(): Promise<void> {
  for (const button of main.querySelectorAll<HTMLElement>('[aria-expanded="false"]')) button.click();
  await rendered();
}

/** What cannot be brought into sight by scrolling downwards. */
function outOfReach(): string[] {
  const frame = main.getBoundingClientRect();
  return [...main.querySelectorAll<HTMLElement>('h2, h3, p, li, a, button')]
    .filter((element) => element.checkVisibility() && !element.closest('.hidden'))
    .filter((element) => {
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      // Chromium does not scroll back to what sticks in a box that has been scrolled out of sight itself.
      if (element.closest('header')) element.closest('.dialog')?.scrollTo(0, 0);
      const { left, right, top, bottom } = element.getBoundingClientRect();
      // Header and foot stand over the rest: what is high is read in parts.
      const tooHigh = bottom - top > frame.height / 2;
      return (
        left < frame.left - 1 ||
        right > frame.right + 1 ||
        (!tooHigh && (top < frame.top - 1 || bottom > frame.bottom + 1))
      );
    })
    .map(({ outerHTML }) => outerHTML);
}

/** How many bars stand beside each other. */
function scrollBars(): number {
  return [...main.querySelectorAll('.dialog, .scroller')].filter(
    (element) =>
      getComputedStyle(element).overflowY === 'auto' && element.scrollHeight > element.clientHeight,
  ).length;
}

for (const [what, drug] of Object.entries(DRUGS)) {
  test.each(Object.entries(SIZES))(
    `a drug with ${what} stays within its %s, all of it in reach`,
    async (_, size) => {
      await page.viewport(size.window[0], size.window[1]);
      show(drug, size);
      await document.fonts.ready;
      expect([...document.fonts].map(({ status }) => status).filter((one) => one !== 'loaded')).toEqual([]);
      expect(outOfReach()).toEqual([]);
      await openAll();
      const { width, height } = main.getBoundingClientRect();
      expect(width).toBe(size.width);
      expect(height).toBeLessThanOrEqual(size.height);
      expect(outOfReach()).toEqual([]);
      for (const element of main.querySelectorAll('.dialog, .scroller')) {
        expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
      }
      expect(scrollBars()).toBeLessThanOrEqual(1);
    },
  );
}

test('from right to left all stands on the other side, as far from its edge', () => {
  const insets = (css: string, start: 'left' | 'right', end: 'left' | 'right') => {
    show(DRUGS['seven sources'], { ...CARD, css });
    const frame = main.getBoundingClientRect();
    const inset = (selector: string, side: 'left' | 'right') =>
      [...main.querySelectorAll(selector)].map((part) =>
        Math.round(Math.abs(part.getBoundingClientRect()[side] - frame[side])),
      );
    return [...inset('.name, .what, .use, button.more, .advice', start), ...inset('.close, .options', end)];
  };
  const leftToRight = insets('', 'left', 'right');
  expect(leftToRight.length).toBeGreaterThan(6);
  expect(insets(RIGHT_TO_LEFT, 'right', 'left')).toEqual(leftToRight);
});

test('from right to left nothing stands in the room of a link’s arrow', () => {
  const trastuzumab = buildGlossary(facts).entry('trastuzumab');
  if (!trastuzumab) throw new Error('There is no trastuzumab');
  show(trastuzumab, { ...CARD, css: RIGHT_TO_LEFT });
  const links = [...main.querySelectorAll('.uses .by a')];
  // One of them has words behind it.
  expect(links.some(({ nextSibling }) => nextSibling !== null)).toBe(true);
  for (const link of links) {
    const lastBox = [...link.getClientRects()].at(-1);
    const words = document.createRange();
    words.selectNodeContents(link.firstChild as Text);
    const lastWords = [...words.getClientRects()].at(-1);
    if (!lastBox || !lastWords) throw new Error('A link is not shown');
    expect(lastWords.left - lastBox.left).toBeGreaterThan(8);
    if (!link.nextSibling) continue;
    const behind = document.createRange();
    behind.selectNodeContents(link.nextSibling);
    for (const box of behind.getClientRects()) {
      const isInLine = box.top < lastWords.bottom && box.bottom > lastWords.top;
      if (isInLine) expect(box.right).toBeLessThanOrEqual(lastBox.left + 1);
    }
  }
});

test('options that open are in sight, also where the card is as high as it may be', async () => {
  await page.viewport(...CARD.window);
  show(DRUGS['three sections'], CARD);
  main.querySelector<HTMLElement>('button.more')?.click();
  await rendered();
  const seen = main.querySelector('.scroller')?.getBoundingClientRect();
  expect(main.querySelector('.menu')?.checkVisibility()).toBe(false);
  // The scrolling part ends where its button does: what opens comes below.
  main.querySelector('.options')?.scrollIntoView({ block: 'end' });
  main.querySelector<HTMLElement>('.options')?.click();
  await rendered();
  const buttons = [...main.querySelectorAll('.menu > button')].map((one) => one.getBoundingClientRect());
  expect(buttons).toHaveLength(3);
  for (const { top, bottom } of buttons) {
    expect(top).toBeGreaterThanOrEqual(seen?.top ?? Number.NaN);
    expect(bottom).toBeLessThanOrEqual((seen?.bottom ?? Number.NaN) + 1);
  }
});

test('thirty names: the one on the page stands beside the heading', () => {
  show(DRUGS['thirty other names'], CARD);
  expect(main.querySelector('.said')?.textContent).toBe(' (Brand name number 17)');
});

test('no subtype: no chips, and no empty list in their place', () => {
  show(DRUGS['no subtype'], CARD);
  expect(main.querySelector('.use:has(+ .scope) .chip')).toBeNull();
});

test('three sections: each with its own condition, subtypes and link', async () => {
  const drug = DRUGS['three sections'];
  render(<EntryCard entry={drug} language="en" headingId="heading" entryOf={() => null} />, main);
  const rows = [...main.querySelectorAll('.use:has(~ .scope)')];
  const caption = (section: string) =>
    `Canadian Cancer Society, “${section}” (2024) (opens in a new tab) lists it for`;
  expect(rows.map((row) => row.querySelector('.by')?.textContent)).toEqual([
    caption('Hormone therapy'),
    // Its conditions are a list, and one of them is enough.
    `${caption('Chemotherapy')} any of these:`,
    caption('Targeted therapy'),
  ]);
  expect(rows.map((row) => row.querySelectorAll('.chip').length > 0)).toEqual([true, false, true]);
  expect(rows.map((row) => row.querySelectorAll('ul').length)).toEqual([0, 1, 0]);
  await openAll();
  expect(main.textContent?.match(/full wording: for /g)).toHaveLength(3);
});
