import { expect, test, vi } from 'vitest';
import { page as browserPage, commands } from 'vitest/browser';
import { cardRoot, inCard, nextFrames, waitForNoCard } from '../../support';
import { isSeenFor, open, openNamePage, passTime, press, SEEN_MS, turnOff, undoTurnOff } from './seen-card';

test('a press switches the site off when the card has been seen for half a second, and not before', async () => {
  await open();
  await press('.options');
  await isSeenFor(SEEN_MS - 1);
  await press('.turn-off');
  expect(turnOff).not.toHaveBeenCalled();
  expect(inCard('.menu').textContent).toContain('You can do this in the toolbar popup.');
  passTime(1);
  await press('.turn-off');
  expect(turnOff).toHaveBeenCalledOnce();
});

test.each([250, 330, 420])(
  'so it does in a window of %d px height, where its options are scrolled to',
  async (height) => {
    await browserPage.viewport(1024, height);
    await open();
    inCard('.options').scrollIntoView({ block: 'nearest', behavior: 'instant' });
    await nextFrames();
    await press('.options');
    await isSeenFor(SEEN_MS);
    await press('.turn-off');
    expect(turnOff).toHaveBeenCalledOnce();
  },
);

test('a click that the page makes up switches nothing off, however long the card was seen', async () => {
  await open();
  await press('.options');
  await isSeenFor(SEEN_MS);
  // Firefox gives the buttons to the page.
  const { left, top } = inCard('.turn-off').getBoundingClientRect();
  const init = {
    bubbles: true,
    cancelable: true,
    composed: true,
    detail: 1,
    clientX: left + 5,
    clientY: top + 5,
  };
  for (const type of ['pointerdown', 'pointerup', 'click'])
    inCard('.turn-off').dispatchEvent(new PointerEvent(type, init));
  inCard('.turn-off').click();
  await nextFrames();
  expect(turnOff).not.toHaveBeenCalled();
  await press('.turn-off');
  expect(turnOff).toHaveBeenCalledOnce();
});

test('a press that could not be saved says so', async () => {
  await open();
  await press('.options');
  await isSeenFor(SEEN_MS);
  turnOff.mockResolvedValueOnce(false);
  await press('.turn-off');
  await vi.waitFor(() => expect(inCard('.menu').textContent).toContain('This could not be saved.'));
  // The card has grown by that sentence, so it may have another place now.
  await isSeenFor(SEEN_MS);
  await press('.turn-off');
  expect(turnOff).toHaveBeenCalledTimes(2);
  expect(inCard('.menu').textContent).not.toContain('This could not be saved.');
});

test('the key Enter does so, too', async () => {
  const { cards } = await openNamePage();
  await cards.step({ direction: 'next', from: 'edge' });
  await press('.options');
  await isSeenFor(SEEN_MS);
  inCard('.turn-off').focus();
  await nextFrames();
  await commands.press('Enter');
  expect(turnOff).toHaveBeenCalledOnce();
});

test('in a frame of another site it takes a second press', async () => {
  await open({ asksTwice: true, hostName: '' });
  await press('.options');
  await isSeenFor(SEEN_MS);
  await press('.turn-off');
  expect(turnOff).not.toHaveBeenCalled();
  expect(inCard('.turn-off').textContent).toBe('Press again to turn off marks on this whole site');
  await press('.turn-off');
  expect(turnOff).toHaveBeenCalledOnce();
});

/** What a page lays over the card so that presses go through it. Firefox does not tell what covers an element, but what stands in the top layer. */
const COVERS: Record<string, string> = {
  'a popover': '<div popover="manual" id="cover" style="COVER">You won!</div>',
  'a frame in a popover':
    '<div popover="manual" id="cover" style="COVER"><iframe srcdoc="You won!"></iframe></div>',
  'the backdrop of a popover':
    '<style>#cover::backdrop { background: green; pointer-events: none }</style><div popover="manual" id="cover"></div>',
};
const COVER =
  'position: fixed; inset: 0; width: 100vw; height: 100vh; background: green; pointer-events: none';

test.each(Object.entries(COVERS))('a press through %s switches nothing off', async (_, html) => {
  await open();
  await press('.options');
  await isSeenFor(SEEN_MS);
  document.body.insertAdjacentHTML('beforeend', html.replace('COVER', COVER));
  document.querySelector<HTMLElement>('#cover')?.showPopover();
  await isSeenFor(SEEN_MS);
  await press('.turn-off');
  expect(turnOff).not.toHaveBeenCalled();
  expect(inCard('.menu').textContent).toContain('You can do this in the toolbar popup.');
  // All other presses work.
  await press('.close');
  await waitForNoCard();
});

test('a press through a popover of a closed shadow root switches nothing off', async () => {
  await open();
  await press('.options');
  document.body.insertAdjacentHTML('beforeend', '<div id="outer"></div>');
  const root = document.querySelector('#outer')?.attachShadow({ mode: 'open' });
  root?.setHTMLUnsafe(`<div popover="manual" style="${COVER}">You won!</div>`);
  root?.querySelector<HTMLElement>('[popover]')?.showPopover();
  await isSeenFor(SEEN_MS);
  await press('.turn-off');
  expect(turnOff).not.toHaveBeenCalled();
});

/** They do not reach the card, which stands in the top layer: what the reader sees is what is pressed. */
const HARMLESS: Record<string, string> = {
  opacity: 'html, body { opacity: 0.01 !important }',
  filter: 'html, body { filter: opacity(0) !important }',
  'clip-path': 'html, body { clip-path: inset(100%) !important }',
  transform: 'body { transform: translate(0, 40px) !important }',
  'mix-blend-mode': 'html, body { mix-blend-mode: difference !important }',
  mask: 'html, body { mask: linear-gradient(transparent, transparent) !important }',
  visibility: 'html, body { visibility: hidden !important }',
};

test.each(Object.entries(HARMLESS))(
  'a page that hides itself by %s neither hides the card nor keeps it from being pressed',
  async (_, css) => {
    await open();
    await press('.options');
    document.body.insertAdjacentHTML('beforeend', `<style>${css}</style>`);
    await nextFrames();
    expect(inCard('.dialog').checkVisibility({ opacityProperty: true, visibilityProperty: true })).toBe(true);
    // Where the page moves the name, the card follows, and has to be seen at its new place.
    await vi.waitFor(async () => {
      await isSeenFor(SEEN_MS);
      await press('.turn-off');
      expect(turnOff).toHaveBeenCalledOnce();
    });
  },
);

test('the card in which marks were switched off stays, says so, and can undo it', async () => {
  const page = await open();
  await press('.options');
  await press('.turn-off');
  await isSeenFor(SEEN_MS);
  await press('.turn-off');
  page.end();
  await vi.waitFor(() => expect(inCard('.menu').textContent).toContain('Marks are off on example.org.'));
  expect(inCard('.menu').textContent).not.toContain('toolbar popup');
  await vi.waitFor(() => expect(cardRoot().activeElement?.textContent).toBe('Undo'));
  // The styles of the marks may go.
  document.documentElement.style.setProperty('--glossary-card', 'none');
  expect(inCard('.dialog').checkVisibility()).toBe(true);
  document.documentElement.style.removeProperty('--glossary-card');
  await press('.undo');
  expect(undoTurnOff).toHaveBeenCalledOnce();
  await waitForNoCard();
});

test('there, a press that the reader may not have meant tells where it can be done', async () => {
  const page = await open();
  await press('.options');
  await isSeenFor(SEEN_MS);
  await press('.turn-off');
  page.end();
  await vi.waitFor(() => inCard('.undo'));
  document.body.insertAdjacentHTML('beforeend', `<div popover="manual" id="cover" style="${COVER}"></div>`);
  document.querySelector<HTMLElement>('#cover')?.showPopover();
  await isSeenFor(SEEN_MS);
  await press('.undo');
  expect(undoTurnOff).not.toHaveBeenCalled();
  await vi.waitFor(() =>
    expect(inCard('.menu').textContent).toContain('You can do this in the toolbar popup.'),
  );
});

test.each(['Escape', 'a press elsewhere', 'its button'])('such a card closes by %s', async (how) => {
  const page = await open();
  await press('.options');
  await isSeenFor(SEEN_MS);
  await press('.turn-off');
  page.end();
  await vi.waitFor(() => inCard('.undo'));
  if (how === 'Escape') await commands.press('Escape');
  else if (how === 'its button') await press('.close');
  else await commands.mouseClick(1000, 690);
  await waitForNoCard();
  expect(undoTurnOff).not.toHaveBeenCalled();
});

test('a card closes with the page where nobody has switched anything off', async () => {
  const page = await open();
  page.end();
  await waitForNoCard();
});
