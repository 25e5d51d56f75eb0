import { afterEach, describe, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import {
  cardHost,
  closePage,
  inCard,
  LINE,
  middleOf,
  openByHover,
  openPage,
  waitForCard,
} from '../../support';

afterEach(closePage);

describe('what is selected and copied of the page has nothing of an open card', () => {
  /** What arrives in a field when all is selected and copied. */
  async function copyAll(): Promise<string> {
    await commands.press('Control+a');
    await commands.press('Control+c');
    const text = String(document.getSelection());
    const field = document.querySelector('textarea') as HTMLTextAreaElement;
    field.focus();
    await commands.press('Control+v');
    return `${text} ${field.value}`;
  }

  const page = `<p style="${LINE}; top: 300px; left: 40px">We gave <b id="a">letrozole</b> daily.</p><textarea style="position: absolute; top: 20px"></textarea>`;

  test.each(['as it opens', 'after a press in it'])('%s', async (when) => {
    await openPage(page, ['letrozole']);
    const { x, y } = middleOf('#a');
    await commands.mouseClick(x, y);
    await waitForCard();
    if (when !== 'as it opens') {
      const heading = inCard('h2').getBoundingClientRect();
      await commands.mouseClick(heading.left + 2, heading.top + 4);
      await vi.waitFor(() => expect(document.activeElement).toBe(cardHost()));
    }
    const copied = await copyAll();
    expect(copied).toContain('We gave letrozole daily.');
    expect(copied).not.toMatch(/aromatase|Information/i);
  });

  test('but the reader can select words of the card with the mouse', async () => {
    await openPage(page, ['letrozole']);
    await openByHover('#a');
    const heading = inCard('h2').getBoundingClientRect();
    await commands.mouseMove(heading.left + 1, heading.top + heading.height / 2, 5);
    await commands.mouseDown();
    await commands.mouseMove(heading.left + 60, heading.top + heading.height / 2, 5);
    await commands.mouseUp();
    expect(getComputedStyle(inCard('h2')).userSelect).not.toBe('none');
    expect(document.getSelection()?.type).toBe('Range');
  });
});
