import { expect, test } from 'vitest';
import { highlightTexts, until, waitForNoCard } from '../../tools/browsers/index.ts';
import { hover, hoverCard, openMarked, waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const FRAMES = 50;
const ctx = withExtension({
  '/deep': htmlPage(
    // Of shown blocks inside each other so many make Chromium itself hang.
    `<p>olaparib</p><p id="deep"></p><div id="hidden" hidden></div><script>
      const nest = (root, tag) => {
        let at = root;
        for (let i = 0; i < 5000; i++) at = at.appendChild(document.createElement(tag));
        at.textContent = 'letrozole';
      };
      nest(document.querySelector('#deep'), 'span');
      nest(document.querySelector('#hidden'), 'div');
    </script>`,
  ),
  '/frames': htmlPage(
    `<p>olaparib</p><script>
      const depth = Number(new URLSearchParams(location.search).get('depth') ?? 0);
      if (depth < ${FRAMES}) document.body.insertAdjacentHTML('beforeend',
        '<iframe width="600" height="300" src="/frames?depth=' + (depth + 1) + '"></iframe>');
    </script>`,
  ),
  '/clearing': htmlPage(
    `<p>letrozole</p><script>
      let times = 0;
      const clear = () => { CSS.highlights.clear(); times += 1; if (!window.isDone) setTimeout(clear); };
      addEventListener('start-clearing', clear);
    </script>`,
  ),
  '/throws': htmlPage(
    `<p>letrozole</p><script>
      window.thrown = 0;
      const fail = () => { thrown += 1; throw new Error('of the page'); };
      new MutationObserver(fail).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      new IntersectionObserver(fail).observe(document.querySelector('p'));
      new ResizeObserver(fail).observe(document.querySelector('p'));
      addEventListener('pointermove', fail, true);
    </script>`,
  ),
});

test('names in 5,000 nested elements are marked', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, `${ctx.site.origin}/deep`, ['olaparib', 'letrozole']);
  await hoverCard(page, 'olaparib', 'olaparib');
  await page.evaluate(() => document.querySelector('#deep')?.append(' tamoxifen'));
  await waitForMarks(page, ['olaparib', 'letrozole', 'tamoxifen']);
  await page.close();
});

test(`names in ${FRAMES} nested frames are marked, or in as many as the browser loads`, async () => {
  const page = await ctx.session.newPage();
  await page.bringToFront();
  await page.goto(`${ctx.site.origin}/frames`);
  let seen: string[] = [];
  await until(
    async () => {
      seen = await Promise.all(
        page.frames().map(async (frame) => {
          const [mark] = await highlightTexts(frame);
          return mark ?? (await frame.evaluate(() => document.body.textContent.trim() && 'no mark'));
        }),
      );
      const full = seen.filter((text) => text !== '');
      return (full.length > 9 && full.every((text) => text === 'olaparib')) || undefined;
    },
    20_000,
    () => `marks in all frames: ${seen}`,
  );
  await page.close();
});

test('a page that clears the registry without end has its marks again when it stops', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, `${ctx.site.origin}/clearing`, ['letrozole']);
  await page.evaluate(() => dispatchEvent(new Event('start-clearing')));
  await hoverCard(page, 'letrozole', 'letrozole');
  await page.mouse.move(900, 500);
  await waitForNoCard(page);
  await waitForMarks(page, []);
  await page.evaluate(() => Object.assign(window, { isDone: true }));
  await hover(page, 'letrozole');
  await waitForMarks(page, ['letrozole']);
  await page.close();
});

test('a page whose own observers throw has its marks and only its own errors', async () => {
  const page = await ctx.session.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await openMarked(page, `${ctx.site.origin}/throws`, ['letrozole']);
  await hoverCard(page, 'letrozole', 'letrozole');
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>Femara</p>'));
  await waitForMarks(page, ['letrozole', 'Femara']);
  const thrown = await page.evaluate(() => (window as unknown as { thrown: number }).thrown);
  expect(thrown).toBeGreaterThan(2);
  expect(errors.filter((text) => !/of the page|ResizeObserver loop/.test(text))).toEqual([]);
  await page.close();
});
