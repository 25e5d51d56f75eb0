import { afterEach, test } from 'vitest';
import {
  cardElement,
  clearStorage,
  readCard,
  until,
  waitForNoCard,
  writeStorage,
} from '../../tools/browsers/index.ts';
import {
  hoverCard,
  openMarked,
  turnOffInCard,
  waitForBadge,
  waitForFrameMarks,
  waitForMarks,
} from '../support/page-actions.ts';
import { htmlPage, serve } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const MARKS = ['letrozole', 'Femara', 'olaparib'];
const BODY = '<p style="margin-top: 40px">letrozole and Femara</p><p>olaparib</p>';

const ctx = withExtension({
  '/': htmlPage(BODY),
  '/framed': htmlPage('<p>tamoxifen</p><iframe src="/frame" width="600" height="300"></iframe>'),
  '/frame': htmlPage('<p>olaparib</p>'),
});

afterEach(() => clearStorage(ctx.session));

test('the option to turn marks off removes the marks in all tabs of the site, and no others', async () => {
  const [one, two, other] = await Promise.all([1, 2, 3].map(() => ctx.session.newPage()));
  if (!one || !two || !other) throw new Error('Three tabs were wanted');
  await openMarked(other, ctx.site.otherOrigin, MARKS);
  await openMarked(two, ctx.site.origin, MARKS);
  await one.bringToFront();
  await openMarked(one, ctx.site.origin, MARKS);
  await hoverCard(one, 'letrozole', 'letrozole');
  await turnOffInCard(one);
  await waitForMarks(one, []);
  await waitForMarks(two, []);
  await waitForMarks(other, MARKS);

  await until(
    async () => {
      const undo = await cardElement(one, { role: 'button', text: 'Undo' }).catch(() => null);
      // What has just been scrolled to in the card changes nothing for half a second.
      if (undo) await one.mouse.click(undo.x, undo.y);
      return (await readCard(one)) === null || undefined;
    },
    5000,
    () => 'the card to close',
  );
  await waitForMarks(one, MARKS);
  await hoverCard(one, 'letrozole', 'letrozole');
  await turnOffInCard(one);
  await one.keyboard.press('Escape');
  await waitForNoCard(one);
  // And it stays so, for new pages of the site too.
  await one.reload();
  await waitForBadge(ctx.session, one.url(), ({ title }) => title.includes('off'));
  await waitForMarks(one, []);
  await Promise.all([one.close(), two.close(), other.close()]);
});

test('frames follow the setting for the site of the top page, frames of another site too', async () => {
  const inner = await serve({ '/': htmlPage('<p>letrozole</p>') });
  const port = new URL(inner.origin).port;
  const page = await ctx.session.newPage();
  await page.goto(`${ctx.site.origin}/framed`);
  await page.evaluate((src) => {
    document.body.insertAdjacentHTML('beforeend', `<iframe src="${src}"></iframe>`);
  }, `http://localhost:${port}/`);
  await waitForMarks(page, ['tamoxifen']);
  await waitForFrameMarks(page, ['letrozole', 'olaparib']);
  // The rule names the top page's host; that the frame's own host is another one does not matter.
  await writeStorage(ctx.session, { 'settings.off-sites.0': ['127.0.0.1'] });
  await waitForMarks(page, []);
  await waitForFrameMarks(page, []);
  await page.close();
  await inner.close();
});

test('a rule for a host covers its subdomains', async () => {
  const page = await ctx.session.newPage();
  // Chromium and Firefox both resolve any name under localhost to this machine.
  const url = ctx.site.otherOrigin.replace('localhost', 'ward.clinic.localhost');
  await openMarked(page, url, MARKS);
  await writeStorage(ctx.session, { 'settings.off-sites.0': ['clinic.localhost'] });
  await waitForMarks(page, []);
  await page.close();
});

test('the badge counts different drugs, and goes when the site is switched off', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, MARKS);
  // The browser is told of text and title at once, and may show either first.
  await waitForBadge(
    ctx.session,
    page.url(),
    ({ text, title }) => text === '2' && title.includes('2 different drugs on this page'),
  );
  await writeStorage(ctx.session, { 'settings.off-sites.0': ['127.0.0.1'] });
  await waitForBadge(
    ctx.session,
    page.url(),
    ({ text, title }) => text === '' && title.includes('off on this site'),
  );
  await page.close();
});

test('the badge counts the drugs of frames too, each once', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, `${ctx.site.origin}/framed`, ['tamoxifen']);
  await waitForBadge(ctx.session, page.url(), ({ text }) => text === '2');
  await page.close();
});
