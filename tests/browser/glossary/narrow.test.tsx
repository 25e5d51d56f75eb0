import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { loadGlossary } from '@/lib/glossary';
import { rendered } from '../pdf/show-pdf-page';
import { closeGlossary, drugsShown, element, showGlossary } from './show-glossary';

const { drugs } = loadGlossary();

afterEach(async () => {
  closeGlossary();
  await page.viewport(1024, 700);
});

describe('in a window of 320 px, as at 400 %', () => {
  beforeEach(() => page.viewport(320, 640));

  test('each drug has a block with chips, and "and" and "or" in words', async () => {
    await showGlossary();
    expect(document.querySelector('table')).toBeNull();
    expect(drugsShown()).toHaveLength(drugs.length);
    const block = (id: string) => element(`.block-name[href="#${id}"]`).closest('li')?.innerText ?? '';
    expect(block('palbociclib')).toMatch(/Canadian Cancer Society lists: +HR-positive +and +HER2-negative/);
    expect(block('vinorelbine')).toMatch(/Canadian Cancer Society lists: +HR-negative +or +HR-positive/);
    expect(block('elacestrant')).toMatch(
      /A regulator approves: +HR-positive +and +HER2-negative +and +ESR1 mutation/,
    );
    expect(block('bevacizumab')).toContain('No longer approved');
  });

  test.each(['en', 'fr'] as const)('nothing is wider than the window, in %s', async (language) => {
    await showGlossary({
      language,
      search: '?list=1',
      list: { title: 'x'.repeat(500), date: 0, ids: ['olaparib'] },
    });
    expect(document.documentElement.scrollWidth).toBe(document.documentElement.clientWidth);
  });
});

/** The least distance between two heads that read as two words, CSS pixels. */
const MIN_GAP = 6;

test.each(['en', 'fr'] as const)(
  'in windows of 970 to 1280 px the table fits, and the heads of its columns of subtypes stand apart, in %s',
  async (language) => {
    await showGlossary({ language });
    for (const width of [970, 1024, 1170, 1280]) {
      await page.viewport(width, 700);
      await rendered();
      expect(document.querySelector('table'), `${width}`).not.toBeNull();
      expect(document.documentElement.scrollWidth, `${width}`).toBe(document.documentElement.clientWidth);
      const boxes = [...document.querySelectorAll('.drug-table thead .subtype [aria-hidden]')].map((head) =>
        head.getBoundingClientRect(),
      );
      expect(boxes.length).toBeGreaterThan(3);
      const gaps = boxes.slice(1).map((box, i) => box.left - (boxes[i]?.right ?? 0));
      expect(Math.min(...gaps), `${width}: ${gaps}`).toBeGreaterThanOrEqual(MIN_GAP);
    }
  },
);

test.each([
  ['en', 1024],
  ['en', 1280],
  ['fr', 1024],
  ['fr', 1280],
] as const)(
  'the columns stand still when the rows below the first window come, in %s, %i px wide',
  async (language, width) => {
    await page.viewport(width, 700);
    const seen: { rows: number; widths: number[] }[] = [];
    const observer = new MutationObserver(() => {
      const rows = document.querySelectorAll('.drug-table [scope=row]').length;
      const heads = [...document.querySelectorAll('.drug-table thead th')];
      if (rows > 0 && rows !== seen.at(-1)?.rows)
        seen.push({ rows, widths: heads.map((head) => head.getBoundingClientRect().width) });
    });
    observer.observe(document, { subtree: true, childList: true });
    await showGlossary({ language });
    observer.disconnect();
    const [first, ...later] = seen;
    expect(first?.rows).toBeLessThan(drugs.length);
    expect(later.at(-1)?.rows).toBe(drugsShown().length);
    for (const { widths } of later) expect(widths).toEqual(first?.widths);
  },
);

test('the head of the table stays in sight while the reader scrolls through it', async () => {
  await showGlossary();
  scrollTo(0, element('.drug-table a[href="#vinblastine"]').getBoundingClientRect().top);
  expect(element('.drug-table thead th').getBoundingClientRect().top).toBe(0);
});

test('from right to left the page is mirrored, and a joining line still meets both signs', async () => {
  document.documentElement.dir = 'rtl';
  try {
    await showGlossary();
    const row = element('.drug-table a[href="#palbociclib"]').closest('tr');
    const [first, last] = [...(row?.querySelectorAll('.sign.listed') ?? [])].map((sign) =>
      sign.getBoundingClientRect(),
    );
    const line = row?.querySelector('.join')?.getBoundingClientRect();
    if (!first || !last || !line) throw new Error('palbociclib has no joined signs');
    expect(first.left).toBeGreaterThan(last.left);
    expect(line.right).toBeCloseTo((first.left + first.right) / 2, 0);
    expect(line.left).toBeCloseTo((last.left + last.right) / 2, 0);
    expect(document.documentElement.scrollWidth).toBe(document.documentElement.clientWidth);
  } finally {
    document.documentElement.removeAttribute('dir');
  }
});
