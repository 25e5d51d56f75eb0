import { afterEach, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { cardRoot, closePage, nameLine, openByHover, openPage } from '../../support';

afterEach(closePage);

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
