import { test } from 'vitest';
import { openMarked, waitForBadge, waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

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

test('the badge counts drugs, not classes', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, MARKS);
  // It grows while the page is read; what is marked last has been read last.
  await waitForBadge(ctx.session, page.url(), ({ text }) => text === '4');
  await page.close();
});
