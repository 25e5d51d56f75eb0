import '@fontsource/noto-sans/400.css';
import '@fontsource/noto-sans/600.css';
import '@fontsource/noto-sans/700.css';
import { render } from 'preact';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import cardStyles from '@/lib/card/styles/card.css?inline';
import { buildGlossary, type Drug, type Entry, type Language, loadFacts, regionsFor } from '@/lib/glossary';
import { CardDialog } from '@/lib/popover/host/CardDialog';
import hostStyles from '@/lib/popover/host/styles/popover.css?inline';
import { CARD_WIDTH } from '@/lib/popover/place/placement';
import { glossary, rendered } from '../../card/show-card';

/** The largest height of a card that has just opened, with nothing expanded: with up to two rows of use, and with more. CSS pixels. */
const MAX_HEIGHT = { twoRows: 360, more: 420 };
/** French may take one line more. */
const LANGUAGE_LINES = { en: 0, fr: 20 };
/** A long name that the page uses takes up to two lines beside the heading. */
const NAME_LINES = 40;
/** The most words of the card of trastuzumab, all that it has to say included. */
const MAX_WORDS = 95;

afterEach(() => {
  render(null, document.querySelector('main') ?? document.body);
  document.body.replaceChildren();
});

/** The languages of browsers of readers for whom the regions have different orders. */
const LOCALES = ['en-CA', 'en-US', 'fr-FR', 'en-GB', 'de'];

/** Each first look that some of these readers see, once: by the id of its entry and the language of the browser. */
const FIRST_LOOKS: ReadonlyMap<string, Entry> = firstLooks();

function firstLooks(): Map<string, Entry> {
  const seen = new Set<string>();
  const facts = loadFacts();
  return new Map(
    LOCALES.flatMap((locale) => {
      const { drugs, classes } = buildGlossary(facts, regionsFor([locale]));
      return [...drugs, ...classes].flatMap((entry) => {
        const shown = `${entry.id} ${JSON.stringify(entry.kind === 'drug' && [entry.firstUses, firstStatements(entry)])}`;
        if (seen.has(shown)) return [];
        seen.add(shown);
        return [[`${entry.id}, ${locale}`, entry] as const];
      });
    }),
  );
}

function firstStatements({ statements }: Drug): Drug['statements'] {
  return statements.filter(({ isAtFirst }) => isAtFirst);
}

/** The same on each machine, and wider than the system fonts of Windows, macOS and Android. */
const FONT = 'Noto Sans';

beforeAll(async () => {
  await Promise.all([400, 600, 700].map((weight) => document.fonts.load(`${weight} 13px "${FONT}"`)));
});

/** @returns the card as it is in a page with room enough */
function show(entry: Entry, language: Language, letters = ''): HTMLElement {
  document.body.innerHTML = `<style>${cardStyles}${hostStyles}.tokens { --font: "${FONT}" }</style><main class="tokens" data-sheet="false" style="width: ${CARD_WIDTH}px"></main>`;
  const main = document.querySelector('main') as HTMLElement;
  render(
    <CardDialog
      entry={entry}
      entryOf={(id) => glossary.entry(id) ?? null}
      pointedAt={{ normalizedText: letters, definedHere: false }}
      language={language}
      steps={undefined}
      hostName="example.org"
      onClose={() => undefined}
      asksTwice={false}
      isOff={false}
      mayChange={() => true}
      onTurnOff={async () => true}
      isCompact={false}
      onOpenGlossary={() => undefined}
      onOpenSettings={() => undefined}
      onUndo={() => undefined}
    />,
    main,
  );
  return main;
}

/** The longest name under which a page may call it. */
function longestName(drug: Drug, language: Language): string {
  const names = drug.otherNames[language].map(({ text }) => text);
  return names.reduce((one, other) => (other.length > one.length ? other : one), '');
}

function maxHeight(card: HTMLElement, language: Language): number {
  const rows = card.querySelectorAll('.uses > .use').length;
  return (rows > 2 ? MAX_HEIGHT.more : MAX_HEIGHT.twoRows) + LANGUAGE_LINES[language];
}

/** @returns "height, more than what it may have"; null for a card that is short enough */
function tooHigh(entry: Entry, language: Language): string | null {
  const card = show(entry, language);
  const { height } = card.getBoundingClientRect();
  const most = maxHeight(card, language);
  // Browsers round the height of a line in different ways.
  return height <= most + 1 ? null : `${height} px, at most ${most}`;
}

/** Whether two boxes are less than one pixel apart. */
function isNear(one: DOMRect, other: DOMRect): boolean {
  return (
    one.left < other.right + 1 &&
    other.left < one.right + 1 &&
    one.top < other.bottom + 1 &&
    other.top < one.bottom + 1
  );
}

describe.each(['en', 'fr'] as const)('a card that has just opened, in %s,', (language) => {
  test('is short, whatever it is about and wherever its reader is', () => {
    const found = [...FIRST_LOOKS].flatMap(([where, entry]) => {
      const height = tooHigh(entry, language);
      return height === null ? [] : [`${where}: ${height}`];
    });
    expect(found).toEqual([]);
  });

  test.each(['false', 'true'])('has chips that do not touch, in a sheet: %s', (isSheet) => {
    const touching = [...FIRST_LOOKS].flatMap(([where, entry]) => {
      const card = show(entry, language);
      card.dataset['sheet'] = isSheet;
      const boxes = [...card.querySelectorAll('.chip')].map((chip) => chip.getBoundingClientRect());
      return boxes.some((box, i) => boxes.slice(i + 1).some((other) => isNear(box, other))) ? [where] : [];
    });
    expect(touching).toEqual([]);
  });

  test('has room for the longest name that a page may use', () => {
    for (const drug of glossary.drugs) {
      const plain = show(drug, language).getBoundingClientRect();
      const named = show(drug, language, longestName(drug, language)).getBoundingClientRect();
      expect(named.width, drug.id).toBe(CARD_WIDTH);
      expect(named.height, drug.id).toBeLessThanOrEqual(plain.height + NAME_LINES);
    }
  });

  test('has no target below 24 px of height or width, except in a sentence', () => {
    const main = show(glossary.entry('letrozole') as Entry, language);
    for (const button of main.querySelectorAll<HTMLElement>('.options, .close, .more, .chip')) {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      expect(right - left, button.outerHTML).toBeGreaterThanOrEqual(24);
      // The target is larger than its letters: no text covers its edges, and the card does not cut them off.
      const middle = (top + bottom) / 2;
      for (const y of [middle - 11.5, middle + 11.5]) {
        const pressed = document.elementFromPoint((left + right) / 2, y);
        expect(button.contains(pressed), button.outerHTML).toBe(true);
      }
    }
  });
});

// A year alone reads as one more number.
test.each(['serif', 'sans-serif', 'monospace'])('no line of the foot holds a word alone, in %s', (font) => {
  for (const language of ['en', 'fr'] as const) {
    const card = show(glossary.entry('trastuzumab') as Entry, language);
    card.style.setProperty('--font', font);
    const words = document.createRange();
    words.selectNodeContents(card.querySelector('.advice') as Element);
    const lines = new Map<number, number>();
    for (const { top, width } of words.getClientRects()) lines.set(top, (lines.get(top) ?? 0) + width);
    const widths = [...lines.values()];
    expect(widths.length).toBeGreaterThan(1);
    expect(Math.min(...widths), `${language}: ${widths}`).toBeGreaterThan(Math.max(...widths) / 2);
  }
});

/** Wider ones are those of the popup and of the panel beside a page. */
const WIDTHS = { least: 200, card: 300, most: 460 };

// What follows the link in its line, and nothing.
test.each(['docetaxel', 'trastuzumab'])('no line of the card of %s begins with the arrow of a link', (id) => {
  const card = show(glossary.entry(id) as Entry, 'en');
  const [link] = card.querySelectorAll<HTMLElement>('.by a');
  const text = document.createTreeWalker(link ?? card, NodeFilter.SHOW_TEXT).nextNode();
  if (!link || !text) throw new Error('The card has no link');
  const letters = document.createRange();
  letters.selectNodeContents(text);
  const linesOf = (boxes: DOMRectList) => new Set(Array.from(boxes, ({ bottom }) => Math.round(bottom))).size;
  const found = new Set<number>();
  for (let width = WIDTHS.least; width <= WIDTHS.most; width++) {
    card.style.width = `${width}px`;
    const lines = linesOf(letters.getClientRects());
    expect.soft(linesOf(link.getClientRects()), `${width} px`).toBe(lines);
    found.add(lines);
  }
  expect(found.size).toBeGreaterThan(1);
});

/** The top of the line in which a word of a paragraph stands. */
function lineOf(paragraph: Element, word: string): number {
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const start = text.nodeValue?.indexOf(word) ?? -1;
    if (start < 0) continue;
    const letters = document.createRange();
    letters.setStart(text, start);
    letters.setEnd(text, start + word.length);
    return letters.getBoundingClientRect().top;
  }
  throw new Error(`"${word}" does not stand there`);
}

// Where the browser can: others ignore it, and a balanced line would part the chips.
test.runIf(CSS.supports('text-wrap', 'pretty'))(
  'the last word of a sentence with chips has a word beside it',
  () => {
    const card = show(glossary.entry('trastuzumab') as Entry, 'en');
    const sentence = card.querySelector('.use p:has(.chip)') as Element;
    expect(sentence.textContent?.trim()).toMatch(/ breast cancer\.$/);
    for (let width = WIDTHS.card; width <= WIDTHS.most; width++) {
      card.style.width = `${width}px`;
      expect(lineOf(sentence, 'cancer.'), `${width} px`).toBe(lineOf(sentence, 'breast'));
    }
  },
);

test('naming all sources of a class moves no word of its sentence', async () => {
  const card = show(glossary.entry('abemaciclib') as Entry, 'en');
  const button = card.querySelector<HTMLElement>('.what .source button');
  const place = () => {
    const { left, top } = button?.getBoundingClientRect() ?? {};
    return [left, top];
  };
  const before = place();
  button?.click();
  await rendered();
  expect(card.querySelectorAll('.what a').length).toBeGreaterThan(1);
  expect(place()).toEqual(before);
});

test('the way back in a sheet is a target for a finger', async () => {
  const card = show(glossary.entry('docetaxel') as Entry, 'en');
  card.dataset['sheet'] = 'true';
  card.querySelector<HTMLElement>('.term')?.click();
  await vi.waitFor(() =>
    expect(card.querySelector('.crumb button')?.clientHeight).toBeGreaterThanOrEqual(44),
  );
});

test('trastuzumab says all that it must in few words', () => {
  const card = show(glossary.entry('trastuzumab') as Entry, 'en');
  for (const hidden of card.querySelectorAll('.hidden, [hidden]')) hidden.remove();
  const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  while (texts.nextNode()) words.push(...(texts.currentNode.textContent ?? '').split(/\s+/));
  expect(words.filter((word) => /[\p{L}\p{N}]/u.test(word)).length).toBeLessThanOrEqual(MAX_WORDS);
});
