import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import {
  cardHost,
  cardRoot,
  closePage,
  inCard,
  nameLine,
  nextFrames,
  openByHover,
  openPage,
  waitForCard,
  waitForNoCard,
} from '../../support';

const NAME = nameLine('a', 'letrozole', { top: 60 });
const cardChanged = vi.fn();
beforeEach(() => vi.clearAllMocks());
afterEach(closePage);

async function open(): Promise<string> {
  await openPage(NAME, ['letrozole'], { cardChanged });
  await openByHover('#a');
  await nextFrames();
  // It says so once, politely, and is silent after that.
  await vi.waitFor(() => expect(inCard('.hidden').textContent).not.toBe(''));
  return shown();
}

/** What stands in the card, but for what numbers the components. */
function shown(): string {
  const text = inCard('.tokens').cloneNode(true) as HTMLElement;
  for (const one of text.querySelectorAll('.hidden')) one.remove();
  return text.outerHTML.replaceAll(/ (id|aria-controls|aria-labelledby)="[^"]*"/g, '');
}

const STATEMENT = 'STOP TAKING THIS MEDICINE TODAY.';
const CHANGES: Record<string, () => void> = {
  'another text': () => {
    const texts = document.createTreeWalker(inCard('.dialog'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) texts.currentNode.nodeValue = STATEMENT;
  },
  'an element more': () => inCard('.scroller').prepend(STATEMENT),
  'an element less': () => inCard('.foot').remove(),
  'an attribute': () => inCard('a[href]').setAttribute('href', 'https://evil.example/'),
  'a style in the way': () => inCard('.tokens').style.setProperty('opacity', '0'),
  'an element beside the content': () => cardRoot().append(document.createElement('style')),
  'the content in another place': () => document.body.append(inCard('.tokens')),
  'what screen readers call its host': () => {
    cardHost()?.setAttribute('role', 'img');
    cardHost()?.setAttribute('aria-label', STATEMENT);
  },
  'whether its host can be used': () => cardHost()?.setAttribute('inert', ''),
  'a rule in its style sheet': () => cardRoot().adoptedStyleSheets[0]?.insertRule('.foot { display: none }'),
  'another style sheet': () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.foot { display: none }');
    cardRoot().adoptedStyleSheets.push(sheet);
  },
};

test.each(Object.entries(CHANGES))(
  'what somebody else has changed in a card is undone, and at the second time the card closes: %s',
  async (_, change) => {
    const before = await open();
    const sheetRules = () => cardRoot().adoptedStyleSheets.map(({ cssRules }) => cssRules.length);
    const rules = sheetRules();
    change();
    await vi.waitFor(() => {
      expect(shown()).toBe(before);
      expect(sheetRules()).toEqual(rules);
      expect(cardRoot().childElementCount).toBe(1);
      expect(cardHost()?.getAttributeNames()).toEqual(['popover']);
    });
    expect(cardHost()).not.toBeNull();
    expect(document.body.querySelector('.tokens')).toBeNull();
    expect(cardChanged).not.toHaveBeenCalled();

    change();
    await waitForNoCard();
    expect(cardChanged).toHaveBeenCalledOnce();
  },
);

test('what the reader, the page around and the browser do with a card does not count', async () => {
  await open();
  for (const selector of ['.options', '.chip', '.more']) {
    const { left, top, width, height } = inCard(selector).getBoundingClientRect();
    await commands.mouseClick(left + width / 2, top + height / 2);
    await nextFrames();
  }
  for (const details of cardRoot().querySelectorAll('details')) details.open = !details.open;
  window.scrollBy({ top: 3, behavior: 'instant' });
  await nextFrames();
  const opened = inCard('.dialog');
  // The same element: nothing was rendered anew.
  expect(inCard('.dialog')).toBe(opened);
  // The first change that counts is undone; the second would close the card.
  inCard('.scroller').prepend(STATEMENT);
  await vi.waitFor(() => expect(inCard('.dialog').textContent).not.toContain(STATEMENT));
  expect(cardChanged).not.toHaveBeenCalled();
  await waitForCard();
});
