import { expect, test } from 'vitest';
import { evaluateInBackground, until } from '../../tools/browsers/index.ts';
import { typeInAddressBar } from '../support/input/address-bar.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const ctx = withExtension({ '/': htmlPage('<p>A page.</p>') });

test('after the keyword "bc" the address bar explains a brand, and its entry opens in the glossary', async () => {
  const page = await ctx.session.newPage();
  await page.goto(ctx.site.origin);
  const bar = await typeInAddressBar(ctx.session, page, 'Ibran');
  expect(bar.lines.join('\n')).toMatch(/Ibran/);
  expect(bar.lines.join('\n')).toMatch(/palbociclib.*CDK4\/6 inhibitor/);
  await bar.choose('palbociclib');
  await waitForTab(`${ctx.session.extensionOrigin}/glossary.html#palbociclib`);
  await page.close();
});

test('signs of markup in the address bar are shown as they are typed, and break nothing', async () => {
  const page = await ctx.session.newPage();
  await page.goto(ctx.site.origin);
  const bar = await typeInAddressBar(ctx.session, page, '<b>"letrozol"&');
  expect(bar.lines.join('\n')).toContain('<b>"letrozol"&');
  expect(bar.lines.join('\n')).toMatch(/letrozole.*aromatase inhibitor/);
  await page.close();
});

test('what is said of a text is said of the one that stands there, and not of the one before', async () => {
  const page = await ctx.session.newPage();
  await page.goto(ctx.site.origin);
  const other = await typeInAddressBar(ctx.session, page, 'vincristine');
  expect(other.lines.join('\n')).toContain('“vincristine” is another medicine.');
  const guess = await typeInAddressBar(ctx.session, page, 'leterzole');
  expect(guess.lines.join('\n')).toContain('Nothing is spelled “leterzole”. Did you mean:');
  expect(guess.lines.join('\n')).not.toContain('vincristine');
  await page.close();
});

test('what is no entry opens the glossary with the text in its search, and in no address', async () => {
  const page = await ctx.session.newPage();
  await page.goto(ctx.site.origin);
  const bar = await typeInAddressBar(ctx.session, page, 'trastu');
  await bar.enter();
  await waitForTab(`${ctx.session.extensionOrigin}/glossary.html`);
  const shown = () =>
    page
      .evaluate(() => document.querySelector<HTMLInputElement>('#filters input')?.value)
      .catch(() => undefined);
  await until(
    async () => (await shown()) === 'trastu' || undefined,
    10_000,
    () => 'the text in the search of the glossary',
  );
  await page.close();
});

async function waitForTab(url: string): Promise<void> {
  let seen: (string | undefined)[] = [];
  await until(
    async () => {
      seen = await evaluateInBackground(ctx.session, async (api) =>
        (await api.tabs.query({})).map((tab) => tab.url),
      );
      return seen.includes(url) || undefined;
    },
    10_000,
    () => `a tab with ${url}; there are ${seen.join(', ')}`,
  );
}
