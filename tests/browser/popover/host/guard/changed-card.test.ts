import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
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
  return (visiblePart(cardRoot())?.outerHTML ?? '').replaceAll(
    / (id|aria-controls|aria-labelledby)="[^"]*"/g,
    '',
  );
}

/** A copy of what stands in a card for the eye: what a screen reader is told comes later than what it is about. */
function visiblePart(root: ShadowRoot): HTMLElement | null {
  const copy = root.querySelector('.tokens')?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return null;
  for (const one of copy.querySelectorAll('.hidden')) one.remove();
  return copy;
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
  'what braille displays call its host': () => {
    cardHost()?.setAttribute('aria-brailleroledescription', STATEMENT);
    cardHost()?.setAttribute('aria-busy', 'true');
  },
  'whether its host can be used': () => cardHost()?.setAttribute('inert', ''),
  'a rule in its style sheet': () => cardRoot().adoptedStyleSheets[0]?.insertRule('.foot { display: none }'),
  'another style sheet': () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.foot { display: none }');
    cardRoot().adoptedStyleSheets.push(sheet);
  },
  'the kind of paper that its style sheet is for': () =>
    cardRoot().adoptedStyleSheets[0]?.media.appendMedium('print'),
  'words in a root of one of its elements': () => {
    inCard('.foot').attachShadow({ mode: 'open' }).textContent = STATEMENT;
  },
  'where an element is, by an animation': () => {
    inCard('.foot').animate({ translate: '0 -200px' }, { duration: 1e9, fill: 'both' });
  },
  'how all of it looks, by an animation': () => {
    inCard('.tokens').animate({ opacity: 0 }, { duration: 1e9, fill: 'both' });
  },
};

/** What no record of a change tells of. */
const unrecorded = () => [
  ...cardRoot().getAnimations(),
  ...cardRoot().adoptedStyleSheets.flatMap(({ media }) => [...media]),
  ...Array.from(cardRoot().querySelectorAll('*')).filter(({ shadowRoot }) => shadowRoot),
];

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
      expect(unrecorded()).toEqual([]);
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

/** What a page can turn into an editor, in which commands and keys would change words. */
const EDITORS: Record<string, () => void> = {
  'the whole document': () => {
    document.designMode = 'on';
    onTestFinished(() => {
      document.designMode = 'off';
    });
  },
  'the element of the card': () => {
    const host = cardHost();
    if (host) host.contentEditable = 'true';
  },
  'all around the card': () => {
    document.documentElement.contentEditable = 'true';
    onTestFinished(() => document.documentElement.removeAttribute('contenteditable'));
  },
};

test.each(Object.entries(EDITORS))(
  'nobody can write into a card by making an editor of %s',
  async (_, makeEditor) => {
    await open();
    // The selection is in the card then.
    const { left, top } = inCard('.foot').getBoundingClientRect();
    await commands.mouseClick(left + 30, top + 10);
    await nextFrames();
    const root = cardRoot();
    const text = root.textContent;
    makeEditor();
    for (const command of ['insertText', 'insertHTML', 'delete', 'bold']) {
      document.execCommand(command, false, STATEMENT);
      expect(root.textContent).toBe(text);
    }
    expect(root.querySelector('.foot b, .foot [style]')).toBeNull();
    const seen = visiblePart(root)?.textContent;
    await commands.press('x');
    await nextFrames();
    // In Chromium the name is in the reader's own text then, which has no cards.
    expect([seen, '']).toContain(visiblePart(root)?.textContent);
    expect(cardChanged).not.toHaveBeenCalled();
  },
);

/** What a page can do with the element of a card so that the card is not ours any more, or says something else. */
const TAKEN: Record<string, () => void> = {
  'moves it into the document of a frame': () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const host = cardHost();
    if (host) frame.contentDocument?.body.append(host);
    host?.showPopover();
  },
  'puts words into a root of the element that holds all of it': () => {
    inCard('.tokens').attachShadow({ mode: 'open' }).textContent = STATEMENT;
  },
  // The last one: an element can be defined once in a page, and each card after that is one.
  'speaks for its host as for an element of its own': () =>
    customElements.define(
      'glossary-card',
      class extends HTMLElement {
        constructor() {
          super();
          Object.assign(this.attachInternals(), { role: 'img', ariaLabel: STATEMENT });
        }
      },
    ),
};

test.each(Object.entries(TAKEN))('a card closes when the page %s', async (_, take) => {
  await open();
  const host = cardHost();
  const errors: string[] = [];
  const listening = new AbortController();
  onTestFinished(() => listening.abort());
  window.addEventListener('error', ({ message }) => errors.push(message), { signal: listening.signal });
  take();
  await vi.waitFor(() => expect(host?.isConnected).toBe(false), 3000);
  expect(errors).toEqual([]);
});
