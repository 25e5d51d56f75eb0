import type { Page } from 'puppeteer-core';
import { expect, onTestFinished, test } from 'vitest';
import { clearStorage, readCard, until, waitForCard, waitForNoCard } from '../../tools/browsers/index.ts';
import {
  hover,
  hoverCard,
  openMarked,
  turnOffInCard,
  waitForBadge,
  waitForMarks,
} from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const WORDS = '<p style="margin-top: 40px">letrozole and olaparib</p>';
const MARKS = ['letrozole', 'olaparib'];

const ctx = withExtension({
  '/': htmlPage(WORDS),
  '/prototypes': htmlPage(
    WORDS,
    `<script>
      const broken = () => { throw new Error('broken by the page'); };
      for (const [owner, names] of [
        [Node.prototype, ['appendChild', 'contains', 'compareDocumentPosition']],
        [Element.prototype, ['append', 'attachShadow', 'closest', 'getAttribute', 'remove', 'setAttribute']],
        [Document.prototype, ['createElement', 'createRange', 'elementFromPoint', 'caretPositionFromPoint']],
        [Array.prototype, ['map', 'filter', 'push', 'flatMap']],
        [Map.prototype, ['get', 'set']], [Promise.prototype, ['then']],
        [HTMLElement.prototype, ['showPopover']],
      ]) for (const name of names) owner[name] = broken;
      window.Highlight = broken; window.Range = broken; window.MutationObserver = broken;
      customElements.define('glossary-card', class extends HTMLElement {
        constructor() { super(); this.attachShadow = this.showPopover = this.remove = broken; }
      });
    </script>`,
  ),
  '/internals': htmlPage(
    WORDS,
    `<script>
      customElements.define('glossary-card', class extends HTMLElement {
        constructor() {
          super();
          Object.assign(this.attachInternals(), { role: 'img', ariaLabel: 'Stop taking this medicine.' });
          document.title = 'spoken for';
        }
      });
    </script>`,
  ),
  '/long-text': htmlPage('<p id="long"></p>', ''),
  '/empty-elements': htmlPage(`${WORDS}<div id="many"></div>`),
});

/** Errors of ours in the console or as uncaught exceptions. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
  });
  return complaints;
}

test('a page that redefines prototypes and our element still has marks and cards', async () => {
  const page = await ctx.session.newPage();
  await page.goto(`${ctx.site.origin}/prototypes`);
  // The page's own functions are broken, so its marks cannot be read in its world: the badge counts them.
  await waitForBadge(ctx.session, page.url(), ({ text }) => text === '2');
  const box = await page.evaluate(() => {
    const { left, top, height } = (document.querySelector('p') as HTMLElement).getBoundingClientRect();
    return { x: left + 20, y: top + height / 2 };
  });
  await page.mouse.move(box.x, box.y - 2);
  await page.mouse.move(box.x, box.y);
  await waitForCard(page, ({ name }) => name === 'letrozole');
  // The one object by which the page could say to screen readers what the element is: taken, and the card is still there.
  const takeInternals = () =>
    page.evaluate(() => {
      const host = document.querySelector<HTMLElement>('glossary-card');
      try {
        return host ? typeof host.attachInternals() : 'no card';
      } catch {
        return 'taken';
      }
    });
  // Before a press counts that changes a setting, the card looks for all that the page may have changed.
  onTestFinished(() => clearStorage(ctx.session));
  await turnOffInCard(page);
  expect(await takeInternals()).toBe('taken');
  expect((await readCard(page))?.name).toBe('letrozole');
  await page.close();
});

test('a card closes where the page speaks for its element to screen readers', async () => {
  const page = await ctx.session.newPage();
  const complaints = complaintsOf(page);
  await openMarked(page, `${ctx.site.origin}/internals`, MARKS);
  await hover(page, 'letrozole');
  await until(
    async () => (await page.title()) === 'spoken for' || undefined,
    10_000,
    () => 'the card',
  );
  await waitForNoCard(page);
  expect(complaints).toEqual([]);
  await page.close();
});

test('marks that the page clears from the registry come back', async () => {
  const page = await ctx.session.newPage();
  const complaints = complaintsOf(page);
  await openMarked(page, ctx.site.origin, MARKS);
  await page.evaluate(() => CSS.highlights.clear());
  await hover(page, 'letrozole');
  await waitForMarks(page, MARKS);
  expect(complaints).toEqual([]);
  await page.close();
});

test('a card opens again after the page has removed our element', async () => {
  const page = await ctx.session.newPage();
  const complaints = complaintsOf(page);
  await openMarked(page, ctx.site.origin, MARKS);
  await hoverCard(page, 'letrozole', 'letrozole');
  await page.evaluate(() => document.querySelector('glossary-card')?.remove());
  expect(await readCard(page)).toBeNull();
  await hoverCard(page, 'olaparib', 'olaparib');
  await hoverCard(page, 'letrozole', 'letrozole');
  expect(complaints).toEqual([]);
  await page.close();
});

test('one text of 5 MB is searched to its end', async () => {
  const page = await ctx.session.newPage();
  const complaints = complaintsOf(page);
  await page.goto(`${ctx.site.origin}/long-text`);
  await page.evaluate(() => {
    const filler = 'Some words that are not the name of any drug at all. '.repeat(100_000);
    const paragraph = document.querySelector('#long') as HTMLElement;
    paragraph.textContent = `letrozole ${filler} olaparib`;
    paragraph.style.cssText = 'height: 60px; overflow: hidden; margin-top: 20px';
  });
  await waitForMarks(page, ['letrozole', 'olaparib']);
  await hoverCard(page, 'letrozole', 'letrozole');
  expect(complaints).toEqual([]);
  await page.close();
});

test('100,000 empty elements do not keep the names from being found', async () => {
  const page = await ctx.session.newPage();
  const complaints = complaintsOf(page);
  await openMarked(page, `${ctx.site.origin}/empty-elements`, MARKS);
  await page.evaluate(() => {
    const many = document.querySelector('#many') as HTMLElement;
    many.innerHTML = '<i></i>'.repeat(50_000) + '<div></div>'.repeat(50_000);
    many.insertAdjacentHTML('beforeend', '<p>tamoxifen</p>');
  });
  await waitForMarks(page, [...MARKS, 'tamoxifen']);
  expect(complaints).toEqual([]);
  await page.close();
});
