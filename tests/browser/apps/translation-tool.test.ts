import { afterEach, expect, test, vi } from 'vitest';
import { goByFrames, painted, waitForPaint } from '../page/support';
import { cardHost, cardName, closePage, nextFrames, openByHover, openPage } from '../popover/support';
import { get, sampleFrames } from './support';

/**
 * Pages under a translation tool. Known: Google's tools put each text into two `font` elements with `vertical-align: inherit`, one
 * sentence a pair; Immersive Translate adds its text below the page's, in `font` elements with `notranslate`, after a `br`. Inferred:
 * that texts are translated as they come into the window, and that the page's framework may draw the old text again.
 */
const wrap = (text: string) =>
  `<font style="vertical-align: inherit;"><font style="vertical-align: inherit;">${text}</font></font>`;

afterEach(closePage);

test('text that is put into font elements keeps its marks, in table cells and raised text too', async () => {
  await openPage(
    `<p id="p">Elle prend letrozole.</p><table><tr><td id="cell" style="vertical-align: top">Femara</td></tr></table>
     <p>10<sup id="raised">letrozole</sup></p>`,
    ['letrozole', 'Femara', 'letrozole'],
  );
  for (const id of ['p', 'cell', 'raised']) get(`#${id}`).innerHTML = wrap(get(`#${id}`).innerHTML);
  await nextFrames();
  await waitForPaint(['letrozole', 'Femara', 'letrozole']);
});

test('a name that two pairs of font elements share is one name, and half of a name is never another drug', async () => {
  await openPage(
    `<p>${wrap('She takes trastu')}${wrap('zumab')}.</p><p>${wrap('trastuzumab ')}${wrap('emtansine')}</p>
     <p style="font-size: 20px"><font style="vertical-align: inherit; font-size: 12px">${wrap('letrozole ')}</font>now</p>`,
    ['trastuzumab', 'trastuzumab emtansine', 'letrozole'],
  );
});

test('a translation below the text has marks of its own, and no name reaches from one into the other', async () => {
  const { page } = await openPage('<p id="p">A treatment with trastuzumab</p><h2 id="h">doxorubicin</h2>', [
    'trastuzumab',
    'doxorubicin',
  ]);
  for (const [id, text] of [
    ['p', 'emtansine non, letrozole oui'],
    ['h', 'doxorubicin'],
  ] as const)
    get(`#${id}`).insertAdjacentHTML(
      'beforeend',
      `<font class="notranslate immersive-translate-target-wrapper" lang="fr"><br><font class="notranslate immersive-translate-target-translation-block-wrapper"><font class="notranslate immersive-translate-target-inner">${text}</font></font></font>`,
    );
  await vi.waitFor(() => expect(painted()).toContain('letrozole'));
  await vi.waitFor(() => expect(page.counts.get('doxorubicin')).toBe(2));
});

test('a card stays, and no mark blinks, while the page and the tool draw the text in turn', async () => {
  const end = new AbortController();
  await openPage('<p><span id="text"><b id="a">letrozole</b> daily</span></p>', ['letrozole']);
  const card = await openByHover('#a');
  goByFrames();
  const marked = sampleFrames(
    () => painted().length + painted('glossary-term-active').length > 0,
    end.signal,
  );
  for (let i = 0; i < 10; i++) {
    get('#text').innerHTML = i % 2 ? '<b id="a">letrozole</b> daily' : wrap('<b id="a">letrozole</b> daily');
    await nextFrames();
  }
  end.abort();
  expect(cardHost()).toBe(card);
  expect(cardName()).toBe('letrozole');
  expect(marked.filter((isMarked) => !isMarked)).toEqual([]);
});
