import { afterEach, expect, test } from 'vitest';
import { painted } from '../page/support';
import { cardName, closePage, openByHover } from '../popover/support';
import { get, openApp, stepThrough } from './support';

/**
 * A paper in a journal, in the manner of PMC and of publishers' sites. Known: references as `sup` with links in them, tables in a box
 * of their own that scrolls sideways, a header that sticks. Inferred: the text of a reference in a box for screen readers beside its
 * number, and the figure's text in a closed box.
 */
const PAPER = `
  <header style="position: sticky; top: 0; height: 80px; background: #fff; z-index: 5">Journal: about <i>Femara</i></header>
  <article><h1>Adjuvant letrozole</h1>
    <section style="margin-top: 900px"><p id="first">We gave trastuzumab<sup><a href="#r1">1</a>,<a href="#r2">2</a></sup> emtansine, or
      doxo\u00adrubicin<sup id="ref"><a href="#r3"><span style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)">Reference: letrozole</span>3</a></sup>.</p></section>
    <div class="tw xbox" style="width: 400px; overflow-x: auto; margin-top: 900px"><table style="width: 1600px; table-layout: fixed"><tbody>
      <tr><td>Drug</td><td>Dose</td><td style="text-align: right"><span id="far">T-DM1</span></td></tr></tbody></table></div>
    <details><summary>Figure 2</summary><p>Femara by month</p></details>
    <ol><li id="r1" style="margin-bottom: 1200px">A study of Femara.</li></ol></article>`;

afterEach(closePage);

test('half of a name before a reference is not marked, a name before one is, and what a screen reader reads is counted', async () => {
  const { page } = await openApp(PAPER, 'Femara', 'letrozole', 'doxo\u00adrubicin');
  expect(page.counts.get('trastuzumab')).toBeUndefined();
  // T-DM1 in the table.
  expect(page.counts.get('emtansine')).toBe(1);
  expect(page.counts.get('doxorubicin')).toBe(1);
});

test('steps go to what is seen, clear of the header that sticks, and sideways in a table', async () => {
  const { cards } = await openApp(PAPER, 'Femara', 'letrozole');
  const header = get('header').getBoundingClientRect().height;
  const stops = await stepThrough(cards);
  const names = ['Femara', 'letrozole', 'doxo\u00adrubicin', 'T-DM1', 'Femara'];
  expect(stops.map(({ text }) => text)).toEqual(names);
  for (const { box } of stops.slice(2)) expect(box?.top).toBeGreaterThanOrEqual(header);
  const table = get('.xbox').getBoundingClientRect();
  expect(stops[3]?.box?.right).toBeLessThanOrEqual(table.right + 1);
});

test('a name that has scrolled under the header has no card there: the name in the header has', async () => {
  await openApp(PAPER, 'Femara', 'letrozole');
  const behind = get('h1');
  behind.scrollIntoView({ block: 'start', behavior: 'instant' });
  await openByHover('header i');
  expect(cardName()).toBe('letrozole');
  expect(painted('glossary-term-active')).toEqual(['Femara']);
});
