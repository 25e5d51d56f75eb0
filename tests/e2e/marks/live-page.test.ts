import { test } from 'vitest';
import { waitForNoCard } from '../../tools/browsers/index.ts';
import { hoverCard, openMarked, waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

/** A single-page app: its links swap the content and the address without loading a page. */
const APP = htmlPage(
  `<nav><a href="/one">One</a> <a href="/two">Two</a></nav><main></main>
  <script>
    const views = { '/one': '<p>letrozole</p>', '/two': '<p>Her <i>tras</i>tuzumab</p><p>and olaparib</p>' };
    const show = () => { document.querySelector('main').innerHTML = views[location.pathname] ?? '<p>Welcome</p>'; };
    document.querySelector('nav').addEventListener('click', (event) => {
      event.preventDefault();
      history.pushState(null, '', event.target.href);
      show();
    });
    addEventListener('popstate', show);
    show();
  </script>`,
);
const ctx = withExtension({
  '/': APP,
  '/keys': htmlPage('<input value="x"><p>letrozole</p><p style="margin-top: 9000px">tamoxifen</p>'),
});

test('a single-page app that swaps its content has the marks of what it shows now', async () => {
  const page = await ctx.session.newPage();
  await page.goto(ctx.site.origin);
  await page.click('a[href="/one"]');
  await waitForMarks(page, ['letrozole']);
  await page.click('a[href="/two"]');
  await waitForMarks(page, ['trastuzumab', 'olaparib']);
  await hoverCard(page, 'trastuzumab', 'trastuzumab');
  await page.goBack();
  await waitForMarks(page, ['letrozole']);
  // The name is gone, and its card with it.
  await waitForNoCard(page);
  await page.close();
});

test('text that the page edits, and an element it turns into an editor, are followed', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, `${ctx.site.origin}/keys`, ['letrozole']);
  await page.evaluate(() => {
    const text = document.querySelector('p')?.firstChild as Text;
    text.data = 'Femara or anastrozole';
  });
  await waitForMarks(page, ['Femara', 'anastrozole']);
  await page.evaluate(() => document.querySelector('p')?.setAttribute('contenteditable', ''));
  await waitForMarks(page, []);
  await page.close();
});
