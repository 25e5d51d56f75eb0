import { afterEach, describe, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import type { Direction } from '@/lib/page';
import type { PageCards } from '@/lib/popover';
import { stepByKey } from '@/lib/popover/host/CardDialog';
import { painted } from '../../page/support';
import { cardHost, closePage, openPage } from '../support';

let cards: PageCards;
let counts: ReadonlyMap<string, number>;
let requested: [Direction, string | undefined][] = [];

async function start(html: string, texts: string[]): Promise<void> {
  const started = await openPage(html, texts, {
    stepOn: (direction, otherThan) => requested.push([direction, otherThan]),
  });
  cards = started.cards;
  counts = started.page.counts;
}

/** @returns the name that was stepped to, or null when the page has no more in that direction */
async function step(direction: Direction = 'next', otherThan?: string): Promise<string | null> {
  return (await cards.step({ direction, from: 'here', otherThan })) ? current() : null;
}

const countOfNames = () => [...counts.values()].reduce((sum, count) => sum + count, 0);

function current(): string | null {
  return painted('glossary-term-active')[0] ?? null;
}

async function fromEdge(direction: Direction): Promise<string | null> {
  return (await cards.step({ direction, from: 'edge' })) ? current() : null;
}

const isOpen = () => cardHost() !== null;

async function pressEscape(): Promise<void> {
  await commands.press('Escape');
  await vi.waitFor(() => expect(isOpen()).toBe(false), { timeout: 3000 });
}

afterEach(async () => {
  requested = [];
  await closePage();
});

describe('a step', () => {
  test('goes forwards and backwards through the names and stops at both ends', async () => {
    await start('<p>letrozole, T-DM1</p><p>Femara</p>', ['letrozole', 'T-DM1', 'Femara']);
    expect([await step(), await step(), await step(), await step()]).toEqual([
      'letrozole',
      'T-DM1',
      'Femara',
      null,
    ]);
    expect([await step('previous'), await step('previous'), await step('previous')]).toEqual([
      'T-DM1',
      'letrozole',
      null,
    ]);
    expect(await fromEdge('next')).toBe('letrozole');
    expect(await fromEdge('previous')).toBe('Femara');
  });

  test('skips names of the same meaning when another one is requested, in both directions', async () => {
    await start('<p>T-DM1</p><p>letrozole, letrozole, Femara</p><p>doxorubicin</p>', [
      ...['T-DM1', 'letrozole', 'letrozole', 'Femara', 'doxorubicin'],
    ]);
    await step();
    await step();
    expect(await step('next', 'letrozole')).toBe('doxorubicin');
    expect(await step('previous')).toBe('Femara');
    expect(await step('previous', 'letrozole')).toBe('T-DM1');
  });

  test.each([
    ['is not displayed', '<p style="display: none">Femara</p>'],
    ['is hidden', '<p style="visibility: hidden">Femara</p>'],
    ['stands directly in closed details', '<details><summary>More</summary>Femara</details>'],
    ['is in closed details', '<details><summary>More</summary><p>Femara</p></details>'],
    ['is found only by a search of the browser', '<p hidden="until-found">Femara</p>'],
    ['is not drawn', '<p style="content-visibility: hidden">Femara</p>'],
    ['is transparent', '<div style="opacity: 0"><p>Femara</p></div>'],
    ['is in a closed accordion', '<div style="height: 0; overflow: hidden"><p>Femara</p></div>'],
    [
      'is for screen readers alone',
      '<p style="position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%)">Femara</p>',
    ],
    ['is left of the page', '<p style="position: absolute; left: -9999px">Femara</p>'],
    [
      'is cut off with the lines that are too many',
      '<p style="height: 1.2em; line-height: 1.2; overflow: hidden; width: 9em">some words before<br>Femara</p>',
    ],
    [
      'is in a slide that is not the turn of',
      `<div style="width: 200px; overflow: hidden; white-space: nowrap"><span style="display: inline-block; width: 200px"
       >first</span><span style="display: inline-block; width: 200px">Femara</span></div>`,
    ],
  ])('skips a name that %s', async (_, html) => {
    await start(`<p>letrozole</p>${html}<p>doxorubicin</p>`, painted());
    expect([await step(), await step()]).toEqual(['letrozole', 'doxorubicin']);
  });

  test.each([
    [
      'a box that scrolls',
      '<div style="height: 60px; overflow: auto"><p style="margin-top: 400px">Femara</p></div>',
    ],
    [
      'a table wider than its box',
      '<div style="width: 200px; overflow-x: auto"><p style="margin-left: 900px">Femara</p></div>',
    ],
    [
      'a menu that hangs out of a low bar',
      `<div style="height: 10px; overflow: hidden"><p style="position: absolute; top: 200px">Femara</p></div>`,
    ],
    ['a box around a lower one', '<div style="overflow: hidden"><p>Femara</p></div>'],
  ])('goes to a name in %s', async (_, html) => {
    await start(`<p>letrozole</p>${html}`, painted());
    expect([await step(), await step()]).toEqual(['letrozole', 'Femara']);
    expect(isOpen()).toBe(true);
  });

  test('skips names behind a modal dialog', async () => {
    await start('<p>letrozole</p><dialog><p>Femara</p><button>OK</button></dialog><p>doxorubicin</p>', [
      'letrozole',
      'doxorubicin',
    ]);
    document.querySelector('dialog')?.showModal();
    await vi.waitFor(() => expect(painted()).toContain('Femara'));
    // From its button, which has the focus.
    expect(await step()).toBeNull();
    expect(await step('previous')).toBe('Femara');
    expect(await step('previous')).toBeNull();
  });

  test('changes nothing in the page, adds no tab stop, and leaves the selection', async () => {
    await start('<p id="words">Some words</p><p>letrozole, Femara</p>', ['letrozole', 'Femara']);
    document.getSelection()?.selectAllChildren(document.querySelector('#words') as Element);
    const before = document.body.innerHTML;
    await step();
    expect(document.body.innerHTML).toBe(before);
    expect(document.body.querySelector('[tabindex]')).toBeNull();
    await pressEscape();
    expect(String(document.getSelection())).toBe('Some words');
  });
});

describe('a step starts', () => {
  const LONG = `<p>letrozole</p><p>Femara</p><p id="far" style="margin-top: 9000px">doxorubicin</p>
    <p><button>x</button> T-DM1</p><p style="margin-top: 9000px">letrozole</p>`;

  test('from the last name after Escape has given the focus back to the element that had it', async () => {
    await start(`<button id="before">x</button><p>letrozole, Femara, T-DM1</p>`, [
      'letrozole',
      'Femara',
      'T-DM1',
    ]);
    document.querySelector<HTMLElement>('#before')?.focus();
    await step();
    await step();
    await pressEscape();
    expect(document.activeElement?.id).toBe('before');
    expect(await step()).toBe('T-DM1');
    await pressEscape();
    expect(document.activeElement?.id).toBe('before');
  });

  test('from what the window shows when the reader has scrolled away', async () => {
    await start(LONG, ['letrozole', 'Femara']);
    expect(await step()).toBe('letrozole');
    await pressEscape();
    document.querySelector('#far')?.scrollIntoView();
    expect(await step()).toBe('doxorubicin');
    await pressEscape();
    window.scrollTo(0, 0);
    expect(await step('previous')).toBe('Femara');
  });

  test('from what a box shows that the reader has scrolled, as in an application whose window does not scroll', async () => {
    const far = 'style="margin-top: 3000px"';
    await start(
      `<header style="height: 200px">x</header>
       <main id="pane" style="height: 450px; overflow: auto"><p>letrozole</p><p>Femara</p><p id="far" ${far}>doxorubicin</p><p>T-DM1</p><p ${far}>letrozole</p></main>`,
      ['letrozole', 'Femara'],
    );
    expect(await step()).toBe('letrozole');
    await pressEscape();
    const pane = document.querySelector('#pane') as Element;
    // The name is above what the box shows, and still in the window.
    pane.scrollTop = 100;
    expect(await step('next')).toBe('doxorubicin');
    await pressEscape();
    pane.scrollTop = 0;
    expect(await step('next')).toBe('letrozole');
    await pressEscape();
    document.querySelector('#far')?.scrollIntoView();
    expect(await step('next')).toBe('doxorubicin');
    expect(await step('next')).toBe('T-DM1');
    await pressEscape();
    pane.scrollTop = 0;
    expect(await step('previous')).toBe('Femara');
  });

  test('from where the reader has clicked since', async () => {
    await start('<p>letrozole</p><p id="here">words</p><p>Femara</p><p>T-DM1</p>', [
      'letrozole',
      'Femara',
      'T-DM1',
    ]);
    await step('next');
    await step('next');
    await step('next');
    expect(current()).toBe('T-DM1');
    const { left, top } = (document.querySelector('#here') as Element).getBoundingClientRect();
    await commands.mouseClick(left + 10, top + 5);
    await vi.waitFor(() => expect(isOpen()).toBe(false));
    expect(await step()).toBe('Femara');
    await pressEscape();
    await commands.mouseClick(left + 12, top + 5);
    expect(await step('previous')).toBe('letrozole');
  });

  test('from the element that has got the focus since', async () => {
    await start('<p>letrozole</p><p>Femara</p><p><button>x</button></p><p>T-DM1</p>', [
      'letrozole',
      'Femara',
      'T-DM1',
    ]);
    await step();
    await pressEscape();
    document.querySelector('button')?.focus();
    expect(await step()).toBe('T-DM1');
  });
});

describe('in a card that was stepped to', () => {
  test('N and P step to the next and the previous name, with Shift to one of another drug', async () => {
    await start('<p>letrozole, Femara, T-DM1</p>', ['letrozole', 'Femara', 'T-DM1']);
    await step();
    for (const keys of ['n', 'p', 'Shift+N', 'Shift+P', 'Control+n', 'x']) await commands.press(keys);
    expect(requested).toEqual([
      ['next', undefined],
      ['previous', undefined],
      ['next', 'letrozole'],
      ['previous', 'letrozole'],
    ]);
  });
});

test('a step on a page of 50,000 names compares and measures a few of them, not all', async () => {
  const rows = Array.from({ length: 25_000 }, (_, i) => `<p>letrozole ${i} T-DM1</p>`).join('');
  await start(rows, painted());
  await vi.waitFor(() => expect(countOfNames()).toBe(50_000), { timeout: 60_000, interval: 200 });
  await fromEdge('previous');
  const compared = vi.spyOn(Node.prototype, 'compareDocumentPosition');
  const measured = vi.spyOn(Range.prototype, 'getBoundingClientRect');
  await cards.step({ direction: 'previous', from: 'here' });
  await cards.step({ direction: 'previous', from: 'here' });
  await pressEscape();
  window.scrollTo(0, document.documentElement.scrollHeight / 2);
  await cards.step({ direction: 'next', from: 'here' });
  expect(compared.mock.calls.length).toBeLessThan(200);
  expect(measured.mock.calls.length).toBeLessThan(50);
  vi.restoreAllMocks();
}, 90_000);

test('a key that is held down makes one step', () => {
  const steps = vi.fn();
  const key = { key: 'n', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, isTrusted: true };
  for (const repeat of [false, true, true]) {
    stepByKey({ step: steps, isRepeated: false }, { ...key, repeat });
  }
  expect(steps.mock.calls).toEqual([['next', false]]);
});
