import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { commands, page } from 'vitest/browser';
import { closeGlossary, element, showGlossary } from './show-glossary';

// Each test brings the page to where it begins, and none changes what the page has.
beforeAll(() => showGlossary());
afterAll(async () => {
  closeGlossary();
  await page.viewport(1024, 700);
});

const WIDTHS = [
  ['the table', 1024],
  ['the blocks of a narrow window', 320],
] as const;

/** Makes the window so wide, and waits until the page has the table, or the blocks, of that width. */
async function resize(width: number): Promise<void> {
  await page.viewport(width, 500);
  await vi.waitFor(() => expect(document.querySelector('table') === null).toBe(width < 500));
}

const linksOfDrugs = () => [...document.querySelectorAll<HTMLElement>('.drugs-section a')];
const focused = () => document.activeElement as HTMLElement;

/** Whether the middle of a link is where it can be seen: in the window, and not under the head of the table. */
function isInSight(link: HTMLElement): boolean {
  // Of a link of several lines, each has a box.
  return [...link.getClientRects()].every(({ left, top, width, height }) =>
    link.contains(document.elementFromPoint(left + width / 2, top + height / 2)),
  );
}

describe.each(WIDTHS)('with the keys alone, %s', (_, width) => {
  beforeEach(() => resize(width));

  test('is skipped to, goes on link by link in the order in which it is read, and leads to an entry', async () => {
    element('.skip-links a[href="#drugs"]').focus();
    await commands.press('Enter');
    await vi.waitFor(() => expect(focused().id).toBe('drugs'));
    expect(focused().getAttribute('aria-label')).toBeTruthy();
    const reached: HTMLElement[] = [];
    for (let presses = 0; presses < 6; presses++) {
      await commands.press('Tab');
      reached.push(focused());
    }
    expect(reached.map(({ outerHTML }) => outerHTML)).toEqual(
      linksOfDrugs()
        .slice(0, 6)
        .map(({ outerHTML }) => outerHTML),
    );
    // The first link leads to the page of the group, outside.
    const name = reached[1]?.textContent;
    reached[1]?.focus();
    await commands.press('Enter');
    await vi.waitFor(() => expect(focused().querySelector('h2')?.textContent).toBe(name));
  });

  test('keeps each link in sight that is reached, forward and back', async () => {
    const links = linksOfDrugs();
    links[1]?.focus();
    const hidden: string[] = [];
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let presses = 0; presses < 12; presses++) {
        await commands.press(key);
        if (!isInSight(focused())) hidden.push(`${key}: ${focused().textContent}`);
      }
    }
    expect(focused().textContent).toBe(links[1]?.textContent);
    expect(hidden).toEqual([]);
  });
});

test.each([...WIDTHS, ['the narrowest table', 970] as const])(
  'no part of %s scrolls for itself: the keys that scroll the page bring all of it',
  async (_, width) => {
    await resize(width);
    const scrollers = [...document.querySelectorAll('.drugs-section, .drugs-section *')].filter((one) =>
      /auto|scroll/.test(`${getComputedStyle(one).overflowX} ${getComputedStyle(one).overflowY}`),
    );
    expect(scrollers.map(({ outerHTML }) => outerHTML.slice(0, 80))).toEqual([]);
    expect(document.documentElement.scrollWidth).toBe(document.documentElement.clientWidth);
  },
);

test('each cell of the table has a head for its column and for its row, and each row the link of its drug', async () => {
  await resize(1024);
  const heads = [...document.querySelectorAll('.drug-table thead th')];
  expect(heads.map((head) => [head.getAttribute('scope'), head.textContent !== ''])).toEqual(
    heads.map(() => ['col', true]),
  );
  for (const row of document.querySelectorAll('.drug-table tbody tr:not(.group)')) {
    const { textContent } = row.querySelector('a') ?? {};
    const rowHead = row.querySelector('[scope=row]');
    expect(row.children, textContent).toHaveLength(heads.length);
    expect(row.firstElementChild).toBe(rowHead);
    expect(rowHead?.querySelectorAll('a[href]')).toHaveLength(1);
    for (const id of rowHead?.getAttribute('headers')?.split(' ') ?? [''])
      expect(document.getElementById(id)?.localName, `${textContent}: ${id}`).toBe('th');
  }
});
