import { afterEach, expect, test, vi } from 'vitest';
import { painted, waitForPaint } from '../page/support';
import { cardName, closePage, nextFrames, openByHover, openPage } from '../popover/support';
import { get, stepThrough } from './support';

/**
 * A patient portal with a list of medicines. All markup is inferred from how such pages look and from what is said of them: names in
 * capital letters with the dose, the brand below, a text for screen readers that says the same again, and a warning that the session
 * ends, which makes the page behind inert.
 */
const HIDDEN =
  'position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); white-space: nowrap';
const medicine = (name: string, brand: string, id: string) => `
  <li class="medicine" style="position: relative; padding: 12px">
    <span style="${HIDDEN}">Medicine ${name}, commonly known as ${brand}</span>
    <div aria-hidden="true"><h3 id="${id}" style="text-transform: uppercase; display: inline-block">${name}</h3> 2.5 mg Oral Tab<br>
      <span>Commonly known as: <span id="${id}-brand">${brand}</span></span></div>
    <a href="#details">Details</a></li>`;
const PORTAL = `<main><ul>${medicine('letrozole', 'Femara', 'a')}${medicine('Trastuzumab', 'Herceptin', 'b')}</ul></main>
  <dialog id="ends"><p>Your session ends soon. Your doxorubicin is due.</p></dialog>`;

const MARKED = ['letrozole', 'Femara', 'letrozole', 'Femara', 'Trastuzumab', 'Trastuzumab'];

afterEach(closePage);

test('each medicine has a mark and a card where it is seen, in capital letters', async () => {
  await openPage(PORTAL, MARKED);
  await openByHover('#a');
  expect(cardName()).toBe('letrozole');
});

test('steps go to what is seen, not to what a screen reader says again', async () => {
  const { cards } = await openPage(PORTAL, MARKED);
  expect((await stepThrough(cards)).map(({ text }) => text)).toEqual(['letrozole', 'Femara', 'Trastuzumab']);
});

test('a warning over the page has the steps for itself, and what it covers has them back', async () => {
  const { cards } = await openPage(PORTAL, MARKED);
  const dialog = get('#ends') as HTMLDialogElement;
  dialog.showModal();
  await vi.waitFor(() => expect(painted()).toContain('doxorubicin'));
  expect((await stepThrough(cards)).map(({ text }) => text)).toEqual(['doxorubicin']);
  cards.closeForOtherFrame();
  dialog.close();
  await nextFrames();
  // From the warning, which stands at the end of the page, back to the list.
  expect(await cards.step({ direction: 'previous', from: 'here' })).toBe(true);
  expect(painted('glossary-term-active')).toEqual(['Trastuzumab']);
});

test('a list that the portal draws again every half second keeps its marks in each frame', async () => {
  const names = ['letrozole', 'Femara', 'letrozole', 'Femara', 'Trastuzumab', 'Trastuzumab'];
  await openPage(PORTAL, names);
  const list = get('ul');
  for (let i = 0; i < 3; i++) {
    list.innerHTML = `${list.innerHTML}`;
    await nextFrames();
  }
  await waitForPaint(names);
});
