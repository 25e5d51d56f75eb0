import { afterEach, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { cardRoot, closePage, nameLine, openByHover, openPage } from '../../support';

afterEach(closePage);

/** Keeps the browser from opening what is pressed. @returns each press of a link from now on, and whether the card has prevented it */
function pressesOfLinks(): { type: string; href: string; isPrevented: boolean }[] {
  const presses: ReturnType<typeof pressesOfLinks> = [];
  for (const type of ['click', 'auxclick'])
    cardRoot().addEventListener(
      type,
      (event) => {
        const { href } = (event.target as Element).closest('a') ?? {};
        if (href === undefined) return;
        const press = { type, href, isPrevented: false };
        presses.push(press);
        event.preventDefault();
        event.preventDefault = () => {
          press.isPrevented = true;
        };
      },
      { capture: true },
    );
  return presses;
}

test('where a link may open nothing by itself, a press on it asks for a tab, and it stays a link', async () => {
  const openLink = vi.fn();
  await openPage(nameLine('name', 'letrozole', { top: 40 }), ['letrozole'], { openLink });
  await openByHover('#name');
  const link = cardRoot().querySelector<HTMLAnchorElement>('a[href^="https:"]');
  if (!link) throw new Error('The card has no link');
  const { left, top, height } = link.getBoundingClientRect();
  await commands.mouseClick(left + 5, top + height / 2);
  await vi.waitFor(() => expect(openLink).toHaveBeenCalledExactlyOnceWith(link.href, false));
  link.click();
  expect(link.target).toBe('_blank');
  expect(openLink).toHaveBeenCalledOnce();
});

test.each([
  ['left to the browser', null, false],
  ['but for the left button, where a link may open nothing by itself', () => undefined, true],
])('links of a card are links, and each press of one is %s', async (_, openLink, isPrevented) => {
  await openPage(nameLine('name', 'letrozole', { top: 40 }), ['letrozole'], { openLink });
  await openByHover('#name');
  const links = [...cardRoot().querySelectorAll('a')];
  expect(links.length).toBeGreaterThan(0);
  for (const one of links) expect(one.getAttribute('href')).toMatch(/^https:/);
  const [link] = links;
  if (!link) throw new Error('The card has no link');
  const { href } = link;
  const presses = pressesOfLinks();
  const { left, top, height } = link.getClientRects()[0] ?? expect.fail();
  await commands.mouseClick(left + 5, top + height / 2);
  await commands.mouseClick(left + 5, top + height / 2, 'middle');
  link.focus();
  await commands.press('Enter');
  await vi.waitFor(() => expect(presses).toHaveLength(3));
  expect(presses).toEqual([
    { type: 'click', href, isPrevented },
    { type: 'auxclick', href, isPrevented: false },
    { type: 'click', href, isPrevented },
  ]);
  expect(link.isConnected && link.getAttribute('href')).toBe(href);
});
