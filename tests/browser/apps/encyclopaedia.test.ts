import { afterEach, expect, test, vi } from 'vitest';
import { painted } from '../page/support';
import { cardName, closePage, openByHover, waitForNoCard } from '../popover/support';
import { get, openApp, stepThrough } from './support';

/**
 * An encyclopaedia in the manner of Wikipedia. Known: `mw-parser-output`, styles between the paragraphs, `sup.reference` with its
 * brackets, `infobox` tables, `span.nowrap`, `mw-highlight` for code, sections that are `hidden="until-found"` on small windows, and
 * a preview over a link (`mwe-popups`). Inferred: sizes, and the time after which the preview comes.
 */
const PAGE = `<div class="mw-parser-output"><style>.infobox { float: right; width: 300px }</style>
  <table class="infobox"><tbody><tr><th>Trade names</th><td>Femara, others</td></tr></tbody></table>
  <style data-mw-deduplicate="x">.reflist { font-size: 90% }</style>
  <p><b>Letrozole</b>, sold as <span class="nowrap">Femara</span>,<sup class="reference"><a href="#n1"><span>[</span>1<span>]</span></a></sup> is a
    drug. See <a id="link" href="#trastuzumab">trastuzumab</a><sup class="reference">[2]</sup>.</p>
  <div class="mw-heading"><h2>History</h2></div><div id="section" hidden="until-found"><p>Before was doxorubicin.</p></div>
  <div class="mw-highlight"><pre><span></span>drug = "letrozole"</pre></div></div>`;
const NAMES = ['Femara', 'Letrozole', 'Femara', 'trastuzumab'];

afterEach(closePage);

test('text between styles, references and tables is marked, code and closed sections are not stepped to', async () => {
  const { cards } = await openApp(PAGE, ...NAMES);
  expect((await stepThrough(cards)).map(({ text }) => text)).toEqual(NAMES);
  cards.closeForOtherFrame();
  get('#section').removeAttribute('hidden');
  await vi.waitFor(() => expect(painted()).toContain('doxorubicin'));
  expect((await stepThrough(cards)).at(-1)?.text).toBe('doxorubicin');
});

test('styles and facts for machines within a name make no other drug of its half', async () => {
  const { page } = await openApp(
    `<p>Given was trastuzumab<style data-mw-deduplicate="y">.nobold { font-weight: normal }</style> <span class="nowrap">emtansine</span>,
      then <span itemprop="name">trastuzumab<meta itemprop="dose" content="1"> emtansine</span>, then Femara</p>`,
    'Femara',
  );
  expect(painted()).toEqual(['trastuzumab emtansine', 'Femara']);
  expect(page.counts.get('trastuzumab')).toBeUndefined();
});

test('a preview of the page that comes over a link leaves the card of the name, and its own names have marks', async () => {
  await openApp(PAGE, ...NAMES);
  const link = get('#link');
  link.addEventListener('mouseenter', () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<div class="mwe-popups" style="position: absolute; left: 400px; top: 400px; width: 300px"><p>doxorubicin and more</p></div>`,
    );
  });
  await openByHover('#link');
  expect(cardName()).toBe('trastuzumab');
  await vi.waitFor(() => expect(painted()).toContain('doxorubicin'));
  expect(cardName()).toBe('trastuzumab');
  get('.mwe-popups').remove();
  link.remove();
  await waitForNoCard();
});
