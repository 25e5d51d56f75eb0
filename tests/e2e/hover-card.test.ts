import { describe, expect, test } from 'vitest';
import { cardElement, readCard, waitForCard, waitForNoCard } from '../tools/browsers/index.ts';
import { hoverCard, openDetails, openMarked, pointAt } from './support/page-actions.ts';
import { htmlPage } from './support/serve.ts';
import { withExtension } from './support/with-extension.ts';

const ARTICLE = htmlPage(`
  <h1>Her second opinion</h1>
  <p style="margin-top: 40px">She takes letrozole. Later tras<b>tuzu</b>mab was added, and T&#8209;DM1 after it.</p>
  <p style="margin-top: 500px">At the end: capivasertib.</p>`);
const MARKS = ['letrozole', 'trastuzumab', 'T‑DM1', 'capivasertib'];

const ctx = withExtension({
  '/': ARTICLE,
  '/strict': {
    body: ARTICLE,
    headers: {
      'content-security-policy':
        "default-src 'none'; style-src 'nonce-page'; require-trusted-types-for 'script'; trusted-types 'none'",
    },
  },
});

describe('hovering a name', () => {
  test('opens a card with class, subtype, condition and the link to the section', async () => {
    const page = await ctx.session.newPage();
    await openMarked(page, ctx.site.origin, MARKS);
    const card = await hoverCard(page, 'letrozole', 'letrozole');
    expect(card.role).toBe('dialog');
    expect(card.text).toContain('aromatase inhibitor');
    expect(card.text).toContain('HR-positive');
    expect(card.text).toContain(
      'The Canadian Cancer Society’s page on metastatic breast cancer (© 2024) lists it, in some situations, for',
    );
    expect(card.text).toContain(
      'That page is about cancer that has spread. Earlier stages may be treated differently.',
    );
    expect(card.text).toContain('General information, not advice.');
    expect(card.text).toContain('Femara');
    expect(card.links).toContainEqual({
      text: 'Read the section “Hormone therapy” (opens in a new tab)',
      href: 'https://cancer.ca/en/cancer-information/cancer-types/breast/treatment/metastatic#:~:text=Hormone%20therapy%20is%20offered%20for%20hormone%20receptor',
      target: '_blank',
      rel: 'noopener noreferrer',
    });
    expect((await openDetails(page)).text).toMatch(
      /In full: for hormone receptor.positive breast cancer that has spread to the bones/,
    );
    await page.close();
  });

  test('of a name split by markup opens the card of the whole name', async () => {
    const page = await ctx.session.newPage();
    await openMarked(page, ctx.site.origin, MARKS);
    const card = await hoverCard(page, 'trastuzumab', 'trastuzumab');
    expect(card.text).toContain('HER2 antibody');
    await page.close();
  });

  test('leaves the document as it was, before, during paint and after the card has closed', async () => {
    const page = await ctx.session.newPage();
    await page.goto(ctx.site.origin, { waitUntil: 'domcontentloaded' });
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await openMarked(page, ctx.site.origin, MARKS);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
    await hoverCard(page, 'letrozole', 'letrozole');
    expect(await page.evaluate(() => document.querySelectorAll('glossary-card').length)).toBe(1);
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
    await page.close();
  });

  test('does not cover the line, below it or, near the foot of the window, above it', async () => {
    const page = await ctx.session.newPage();
    await openMarked(page, ctx.site.origin, MARKS);
    const low = await hoverCard(page, 'letrozole', 'letrozole');
    expect(low.rect.y).toBeGreaterThan((await pointAt(page, 'letrozole')).y + 8);
    const high = await hoverCard(page, 'capivasertib', 'capivasertib');
    expect(high.rect.y + high.rect.height).toBeLessThan((await pointAt(page, 'capivasertib')).y - 8);
    await page.close();
  });

  test('the card can be entered and its chips explain themselves; it closes when the pointer goes elsewhere', async () => {
    const page = await ctx.session.newPage();
    await openMarked(page, ctx.site.origin, MARKS);
    await hoverCard(page, 'letrozole', 'letrozole');
    const chip = await cardElement(page, { role: 'button', text: 'HR-positive' });
    await page.mouse.move(chip.x, chip.y, { steps: 4 });
    await page.mouse.click(chip.x, chip.y);
    await waitForCard(
      page,
      ({ text }) => /HR-positive\s+\S+.*hormone/s.test(text) && text.includes('estrogen'),
    );
    await page.mouse.move(5, 5);
    // The click has put the focus into the card, so it stays until it is closed.
    expect((await readCard(page))?.hasFocus).toBe(true);
    await page.keyboard.press('Escape');
    await waitForNoCard(page);
    await hoverCard(page, 'letrozole', 'letrozole');
    await page.mouse.move(5, 5);
    await waitForNoCard(page);
    await page.close();
  });

  test('works under a strict content security policy with trusted types', async () => {
    const page = await ctx.session.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await openMarked(page, `${ctx.site.origin}/strict`, MARKS);
    const card = await hoverCard(page, 'letrozole', 'letrozole');
    expect(card.rect.width).toBe(340);
    expect(complaints.filter((text) => !text.includes('favicon') && !text.includes('style'))).toEqual([]);
    await page.close();
  });
});
