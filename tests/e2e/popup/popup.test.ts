import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { clearStorage, readStorage, writeStorage } from '../../tools/browsers/index.ts';
import { openMarked, waitForMarks } from '../support/page-actions.ts';
import { openPopup, waitForText } from '../support/popup/popup-tab.ts';
import { htmlPage } from '../support/serve.ts';
import { storedText } from '../support/stored-text.ts';
import { withExtension } from '../support/with-extension.ts';

const ctx = withExtension({
  '/': htmlPage(
    '<p>letrozole, then Femara</p><p style="margin-top: 9000px">olaparib</p><p style="margin-top: 9000px">olaparib</p>',
  ),
});
const MARKS = ['letrozole', 'Femara'];

afterEach(() => clearStorage(ctx.session));

describe('search', () => {
  test('is ready to type, offers a guess for a misspelling, and Enter opens the card of the chosen one', async () => {
    const popup = await openPopup(ctx.session);
    expect(await popup.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
    await popup.keyboard.type('leterzole');
    await waitForText(popup, /Nothing is spelled “leterzole”\. Did you mean:/);
    await popup.keyboard.press('ArrowDown');
    await popup.waitForSelector('[role="option"][aria-selected="true"]');
    await popup.keyboard.press('Enter');
    const text = await waitForText(popup, /Aromatase inhibitor/);
    expect(text).toContain('“Hormone therapy” (2024)');
    expect(text).toContain('Information, not advice.');
    // What is typed is never stored.
    expect(await storedText(ctx.session)).not.toMatch(/leterzole|letrozole/);
    await popup.close();
  });

  // Firefox lets no test into a page of an extension before its scripts.
  test.skipIf(inject('browser') === 'firefox')(
    'what is typed before the scripts come is searched',
    async () => {
      const popup = await ctx.session.openExtensionPage('privacy.html');
      await popup.evaluateOnNewDocument(() => {
        const observer = new MutationObserver(() => {
          const field = document.querySelector('input');
          if (!field) return;
          observer.disconnect();
          document.documentElement.dataset['focused'] = String(field.matches('[autofocus]:not([inert] *)'));
          field.value = 'letroz';
        });
        observer.observe(document, { subtree: true, childList: true });
      });
      await popup.goto(`${ctx.session.extensionOrigin}/popup.html`);
      await popup.waitForSelector('[role="option"]');
      expect(
        await popup.evaluate(() => {
          const field = document.activeElement;
          return {
            focused: document.documentElement.dataset['focused'],
            role: field?.role,
            text: field instanceof HTMLInputElement && [field.value, field.selectionStart],
            hit: document.querySelector('[role="option"] .drug-name')?.textContent,
          };
        }),
      ).toEqual({ focused: 'true', role: 'combobox', text: ['letroz', 6], hit: 'letrozole' });
      await popup.close();
    },
  );
});

describe('on this page', () => {
  test('a drug of the list opens its card, a dialog of its name that has the focus', async () => {
    const page = await ctx.session.newPage();
    await openMarked(page, ctx.site.origin, MARKS);
    const popup = await openPopup(ctx.session);
    const explain = await popup.waitForSelector('::-p-text(olaparib)');
    await explain?.evaluate((name) => name.closest('button')?.click());
    await waitForText(popup, /PARP inhibitor/);
    // The list says of what kind it is, too: the card may still be to come.
    await popup.waitForFunction(() => {
      const { role, ariaLabelledByElements: [label] = [] } = document.activeElement as never as {
        role: string;
        ariaLabelledByElements?: Element[];
      };
      return role === 'dialog' && label?.textContent === 'olaparib';
    });
    await popup.close();
    await page.close();
  });

  test('says that extensions may not run on a page of the browser', async () => {
    const page = await ctx.session.newPage();
    const popup = await openPopup(ctx.session);
    await waitForText(popup, /A page of the browser/);
    expect(await popup.$$eval('[role="switch"]', (switches) => switches.length)).toBe(0);
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
    await waitForText(popup, /Mark names on this site\s+127\.0\.0\.1/);
    await press(popup, 0);
    await waitForMarks(page, []);
    await waitForText(popup, /Marks are off on this site/);
    await press(popup, 0);
    await page.bringToFront();
    await waitForMarks(page, MARKS);
    await popup.close();
    await page.close();
  });

  test('where marks are off everywhere, the popup says so and turns them on', async () => {
    await writeStorage(ctx.session, { 'settings.everywhere': false });
    const page = await ctx.session.newPage();
    await page.goto(ctx.site.origin);
    const popup = await openPopup(ctx.session);
    await waitForText(popup, /Marks are off everywhere/);
    await popup.evaluate(() => document.querySelector<HTMLElement>('.state button')?.click());
    await waitForText(popup, /Mark names on this site/);
    await page.bringToFront();
    await waitForMarks(page, MARKS);
    await popup.close();
    await page.close();
  });

  test('invalid stored settings fall back to the defaults, with a message and a copy', async () => {
    const nonsense = {
      'settings.everywhere': 'maybe',
      'settings.off-sites.0': 42,
      'settings.off-sites.3': ['kept.example', { not: 'a host' }],
    };
    await writeStorage(ctx.session, nonsense);
    const page = await ctx.session.newPage();
    await openMarked(page, ctx.site.origin, MARKS);
    const popup = await openPopup(ctx.session);
    await waitForText(popup, /Mark names on this site.*Some settings could not be read/s);
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
