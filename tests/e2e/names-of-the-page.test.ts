import { expect, test } from 'vitest';
import { hoverCard, openMarked, waitForBadge, waitForMarks } from './support/page-actions.ts';
import { htmlPage } from './support/serve.ts';
import { withExtension } from './support/with-extension.ts';

const ctx = withExtension({
  '/': htmlPage(`
    <article>
      <p>DOX was new to her. Doxorubicin (<i>DOX</i>) is red.</p>
      <p style="margin-top: 60px">An aromatase inhibitor was next; the nurse said that AI is short for many things.</p>
      <p style="margin-top: 60px">Goserelin, leuprolide or fulvestrant?</p>
    </article>
    <article><p style="margin-top: 60px">Here nobody says what DOX is.</p></article>`),
});
const MARKS = ['DOX', 'Doxorubicin', 'DOX', 'aromatase inhibitor', 'Goserelin', 'leuprolide', 'fulvestrant'];

test('an abbreviation that an article defines is marked in it, and the card says that the page uses it so', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, MARKS);
  const card = await hoverCard(page, 'DOX', 'doxorubicin');
  expect(card.text).toContain('This page uses “DOX” for doxorubicin.');
  await page.close();
});

test('an abbreviation loses its mark when its definition leaves the page', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, MARKS);
  await page.evaluate(() => {
    const definition = document.querySelector('i');
    if (definition) definition.textContent = 'red';
  });
  await waitForMarks(
    page,
    MARKS.filter((text) => text !== 'DOX'),
  );
  await page.close();
});

test('a drug class has a card that lists its drugs, and each opens in place', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, MARKS);
  const card = await hoverCard(page, 'aromatase inhibitor', 'Aromatase inhibitor');
  expect(card.text).toContain('Lowers the amount of estrogen');
  expect(card.text).toMatch(/anastrozole\s*exemestane\s*letrozole/);
  await page.keyboard.press('Escape');
  await page.close();
});

test('the badge counts drugs, not classes', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, MARKS);
  // It grows while the page is read; what is marked last has been read last.
  await waitForBadge(ctx.session, page.url(), ({ text }) => text === '4');
  await page.close();
});

test('a drug outside the base document says whose label it quotes, or that no use is known', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, MARKS);
  const known = await hoverCard(page, 'fulvestrant', 'fulvestrant');
  expect(known.text).toMatch(
    /Approved in Canada, in some situations, for estrogen receptor.positive, HER2-negative breast cancer/,
  );
  expect(known.text).toContain('Read about “Hormone therapy”');
  expect(known.text).not.toContain('lists it for');
  const unknown = await hoverCard(page, 'leuprolide', 'leuprolide');
  expect(unknown.text).toContain('This glossary has no checked source for how it is used in breast cancer.');
  await page.close();
});
