import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, test } from 'vitest';
import { clearStorage, readStorage, writeStorage } from '../tools/browsers/index.ts';
import { openMarked, waitForMarks } from './support/page-actions.ts';
import { openPopup, waitForText } from './support/popup-tab.ts';
import { htmlPage } from './support/serve.ts';
import { withExtension } from './support/with-extension.ts';

const ctx = withExtension({
  '/': htmlPage(
    '<p>letrozole, then Femara</p><p style="margin-top: 3000px">olaparib</p><p style="margin-top: 3000px">olaparib</p>',
  ),
  '/plain': htmlPage('<p>Nothing of interest</p>'),
});
const MARKS = ['letrozole', 'Femara'];

afterEach(() => clearStorage(ctx.session));

describe('search', () => {
  test('is ready to type, forgives misspelling, and Enter opens the card', async () => {
    const popup = await openPopup(ctx.session);
    expect(await popup.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
    await popup.keyboard.type('leterzole');
    await popup.waitForSelector('[role="option"]');
    await popup.keyboard.press('Enter');
    const text = await waitForText(popup, /aromatase inhibitor/);
    expect(text).toContain('Read the section “Hormone therapy”');
    expect(text).toContain('General information, not advice.');
    await popup.close();
  });

  test('the arrow keys choose among the hits', async () => {
    const popup = await openPopup(ctx.session);
    await popup.keyboard.type('PARP');
    await popup.waitForSelector('[role="option"]');
    const options = await popup.$$eval('[role="option"] .hit-name', (names) =>
      names.map((name) => name.textContent),
    );
    expect(options[0]).toBe('PARP inhibitor');
    expect(options.slice(1, 3).sort()).toEqual(['olaparib', 'talazoparib']);
    await popup.keyboard.press('ArrowDown');
    await popup.keyboard.press('Enter');
    await waitForText(popup, /BRCA gene mutation/);
    expect(await popup.$eval('.card-frame h2', (heading) => heading.textContent)).toBe(options[1]);
    await popup.close();
  });

  test('says so when nothing is found', async () => {
    const popup = await openPopup(ctx.session);
    await popup.keyboard.type('qqqqqq');
    await waitForText(popup, /Nothing in this glossary is written like “qqqqqq”/);
    await popup.close();
  });
});

describe('on this page', () => {
  test('a drug of the list opens its card', async () => {
    const page = await ctx.session.newPage();
    await openMarked(page, ctx.site.origin, MARKS);
    const popup = await openPopup(ctx.session);
    const explain = await popup.waitForSelector('aria/What is it? olaparib');
    await explain?.evaluate((button) => (button as HTMLElement).click());
    await waitForText(popup, /PARP inhibitor/);
    await popup.close();
    await page.close();
  });

  test('says that a page names no drugs', async () => {
    const page = await ctx.session.newPage();
    await page.goto(`${ctx.site.origin}/plain`);
    const popup = await openPopup(ctx.session);
    await waitForText(popup, /No drug names of this glossary were found on this page/);
    await popup.close();
    await page.close();
  });

  test('says that extensions may not run on a page of the browser', async () => {
    const page = await ctx.session.newPage();
    const popup = await openPopup(ctx.session);
    await waitForText(popup, /Extensions may not run on this page/);
    expect(await popup.$$eval('[role="switch"]', (switches) => switches.length)).toBe(1);
    await popup.close();
    await page.close();
  });
});

describe('a card in the popup', () => {
  const focused = (popup: Page) =>
    popup.evaluate(() => {
      const { activeElement: element } = document;
      const [start, end] =
        element instanceof HTMLInputElement ? [element.selectionStart, element.selectionEnd] : [];
      const text = element instanceof HTMLInputElement ? element.value : element?.textContent;
      return { is: element?.localName, text, start, end };
    });

  test('has the focus on its heading, and Back gives it to the search field as it was left', async () => {
    const popup = await openPopup(ctx.session);
    await popup.keyboard.type('leterzole');
    await popup.waitForSelector('[role="option"]');
    await popup.keyboard.press('Home');
    for (let i = 0; i < 3; i++) await popup.keyboard.press('ArrowRight');
    await popup.keyboard.press('Enter');
    await waitForText(popup, /aromatase inhibitor/);
    expect(await focused(popup)).toMatchObject({ is: 'h2', text: 'letrozole' });
    await popup.keyboard.down('Shift');
    await popup.keyboard.press('Tab');
    await popup.keyboard.up('Shift');
    expect((await focused(popup)).text).toContain('Back');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('[role="option"]', { visible: true });
    expect(await focused(popup)).toEqual({ is: 'input', text: 'leterzole', start: 3, end: 3 });
    await popup.close();
  });

  test('gives the focus back to the button of the list that opened it', async () => {
    const page = await ctx.session.newPage();
    await openMarked(page, ctx.site.origin, MARKS);
    const popup = await openPopup(ctx.session);
    await popup.bringToFront();
    const explain = await popup.waitForSelector('aria/What is it? olaparib');
    await explain?.focus();
    await popup.keyboard.press('Enter');
    await waitForText(popup, /PARP inhibitor/);
    expect(await focused(popup)).toMatchObject({ is: 'h2', text: 'olaparib' });
    await (await popup.waitForSelector('.back'))?.click();
    await waitForText(popup, /On this page/);
    expect(await focused(popup)).toMatchObject({ is: 'button', text: 'What is it? olaparib' });
    await popup.close();
    await page.close();
  });
});

describe('switches', () => {
  const press = (popup: Page, n: number) =>
    popup.evaluate((i) => document.querySelectorAll<HTMLElement>('[role="switch"]')[i]?.click(), n);

  test('the site switch names the site and turns its marks off and on, live', async () => {
    const page = await ctx.session.newPage();
    await openMarked(page, ctx.site.origin, MARKS);
    const popup = await openPopup(ctx.session);
    await waitForText(popup, /Mark names on 127\.0\.0\.1/);
    await press(popup, 0);
    await waitForMarks(page, []);
    await waitForText(popup, /Marks are off on this site/);
    await press(popup, 0);
    await page.bringToFront();
    await waitForMarks(page, MARKS);
    await popup.close();
    await page.close();
  });

  test('the switch for everywhere turns all marks off and says so', async () => {
    const page = await ctx.session.newPage();
    await openMarked(page, ctx.site.origin, MARKS);
    const popup = await openPopup(ctx.session);
    await waitForText(popup, /olaparib/);
    await press(popup, 1);
    await waitForMarks(page, []);
    await waitForText(popup, /On this page\s+Marks are off everywhere/);
    await press(popup, 1);
    await page.bringToFront();
    await waitForMarks(page, MARKS);
    await popup.close();
    await page.close();
  });

  test('a store filled with nonsense falls back to the defaults, says so, and loses nothing', async () => {
    const nonsense = {
      'settings.everywhere': 'maybe',
      'settings.off-sites.0': 42,
      'settings.off-sites.3': ['kept.example', { not: 'a host' }],
    };
    await writeStorage(ctx.session, nonsense);
    const page = await ctx.session.newPage();
    await openMarked(page, ctx.site.origin, MARKS);
    const popup = await openPopup(ctx.session);
    await waitForText(popup, /Part of your saved settings could not be read/);
    await press(popup, 0);
    await waitForMarks(page, []);
    const stored = await readStorage(ctx.session);
    expect(stored['damaged.settings.everywhere']).toBe('maybe');
    expect(stored['damaged.settings.off-sites.0']).toBe(42);
    expect(Object.values(stored).flat()).toContain('kept.example');
    await popup.close();
    await page.close();
  });
});
