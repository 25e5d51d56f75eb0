import { afterEach, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { painted } from '../page/support';
import { cardName, closePage, middleOf, openByHover } from '../popover/support';
import { get, openApp, stepThrough } from './support';

/**
 * Web mail in the manner of Gmail. Known: the classes of a message (`ii gt`, `a3s aiL`) and of a quotation (`gmail_quote`), tables
 * as layout, the first words of a letter in a box without size (style and all), the role of the composer. Inferred: the list beside
 * the message, and that the composer stands below it. A letter in a frame of its own is tried with the built extension.
 */
const MAIL = `
  <div role="list"><div role="listitem" class="zA" style="width: 300px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis">
    <span class="bog">Your next visit</span><span class="y2"> - Bring your letrozole</span></div></div>
  <div class="ii gt"><div class="a3s aiL"><u></u><div style="padding: 0; margin: 0 auto; width: 100%">
    <div id="preview" style="overflow: hidden; color: transparent; width: 0; font-size: 0; opacity: 0; height: 0">About your Femara today</div>
    <table cellpadding="0" cellspacing="0"><tbody><tr><td style="font-size: 16px; mso-line-height-rule: exactly">
      Please go on with <b id="a">trastu</b><b>zumab</b>.</td></tr><tr><td>Herceptin</td><td>Femara</td></tr></tbody></table>
    <div class="gmail_quote"><div class="gmail_attr">On Monday a patient wrote:</div>
      <blockquote style="margin: 0 0 0 .8ex; border-left: 1px solid #ccc">Is doxo<wbr>rubicin over?</blockquote></div>
  </div></div></div>
  <div id="composer" role="textbox" contenteditable="true" aria-label="Message Body" style="height: 60px"><div>letrozole</div></div>`;
const READ = ['letrozole', 'trastuzumab', 'Femara', 'doxorubicin'];

afterEach(closePage);

test('a letter, its quotation and the list of letters have marks, the answer that is written has none', async () => {
  const { page } = await openApp(MAIL, ...READ);
  const { x, y } = middleOf('#composer');
  await commands.mouseClick(x, y);
  for (const key of ['Enter', ...'Femara']) await commands.press(key);
  expect(get('#composer').textContent).toContain('Femara');
  // Changes are read in their order: what was typed has been read when the word after it is marked.
  get('.y2').append(' and T-DM1');
  await vi.waitFor(() => expect(painted()).toContain('T-DM1'));
  // Two of them are Femara: one in the letter, one in its first words, which nobody sees.
  expect(page.counts.get('letrozole')).toBe(3);
});

test('a name that the letter splits has its card, and no step goes to the words that only a list shows', async () => {
  const { cards } = await openApp(MAIL, ...READ);
  await openByHover('#a');
  expect(cardName()).toBe('trastuzumab');
  await commands.press('Escape');
  const stops = await stepThrough(cards);
  expect(stops.map(({ text }) => text)).toEqual(['letrozole', 'trastuzumab', 'Femara', 'doxorubicin']);
});
