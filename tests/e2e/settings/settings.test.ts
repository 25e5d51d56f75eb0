import type { Page } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import { clearStorage, highlightTexts, readStorage, until, waitForCard } from '../../tools/browsers/index.ts';
import { hover, openMarked, waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const ctx = withExtension({ '/': htmlPage('<p>letrozole is an aromatase inhibitor, as Femara is</p>') });
const ALL = ['letrozole', 'aromatase inhibitor', 'Femara'];
const timeoutMs = 10_000;

afterEach(() => clearStorage(ctx.session));

/** Opens the settings page, and waits until it shows a control. */
async function openSettings(control: string): Promise<Page> {
  const page = await ctx.session.openExtensionPage('options.html');
  await page.waitForSelector(control);
  return page;
}

/** Presses the control with this value, or that of the setting with this name. */
async function press(page: Page, value: string): Promise<void> {
  await page.evaluate((wanted) => {
    const named = [...document.querySelectorAll('.setting')].find(
      (setting) => setting.querySelector('h2')?.textContent === wanted,
    );
    const control = named?.querySelector('input') ?? document.querySelector(`input[value="${wanted}"]`);
    if (!(control instanceof HTMLElement)) throw new Error(`There is no control for ${wanted}`);
    control.click();
  }, value);
}

function stored(key: string, value: unknown): Promise<true> {
  return until(
    async () => (await readStorage(ctx.session))[key] === value || undefined,
    timeoutMs,
    () => `${key} to be ${value} in the storage`,
  );
}

test('a change reaches an open page at once: names of classes, and only on some sites', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, ALL);
  const settings = await openSettings('input[value=only]');
  // A page that nobody sees is marked when it is seen.
  await press(settings, 'Mark kinds of drugs too');
  await page.bringToFront();
  await waitForMarks(page, ['letrozole', 'Femara']);
  await press(settings, 'only');
  await waitForMarks(page, []);
  await press(settings, 'everywhere');
  await waitForMarks(page, ['letrozole', 'Femara']);
  await settings.close();
  await page.close();
});

test('the sample is marked as any page is, follows each change, and its cards open as chosen', async () => {
  const page = await openSettings('.sample');
  await until(
    async () => (await highlightTexts(page)).includes('aromatase inhibitor') || undefined,
    timeoutMs,
    () => 'the names of the sample to be marked',
  );
  await press(page, 'clear');
  await until(
    async () => (await highlightTexts(page, 'glossary-term-clear')).includes('palbociclib') || undefined,
    timeoutMs,
    () => 'the marks of the sample to be clear',
  );
  expect(await highlightTexts(page)).toEqual([]);
  await hover(page, 'Herceptin');
  await waitForCard(page, ({ name }) => name === 'trastuzumab');
  await page.close();
});

test('a file is applied after it was shown, and the language of the page is the one in it', async () => {
  const page = await openSettings('input[type=file]');
  await page.$eval('input[type=file]', (input) => {
    const kind = 'breast-cancer-drug-glossary-settings';
    const content = JSON.stringify({ kind, version: 1, settings: { language: 'fr', openOn: 'click' } });
    const chosen = new DataTransfer();
    chosen.items.add(new File([content], 'settings.json'));
    (input as HTMLInputElement).files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.waitForSelector('.preview .primary');
  expect((await readStorage(ctx.session))['settings.openOn']).toBeUndefined();
  await page.$eval('.preview .primary', (button) => (button as HTMLElement).click());
  await stored('settings.language', 'fr');
  await stored('settings.openOn', 'click');
  await until(
    async () => (await page.evaluate(() => document.documentElement.lang)) === 'fr' || undefined,
    timeoutMs,
    () => 'the page to be in French',
  );
  expect(await page.$eval('h1', (heading) => heading.textContent)).toBe('Réglages');
  await page.close();
});

test('a site under which others have theirs is switched alone: the list of such sites is in the package', async () => {
  const page = await openSettings('.add-site input');
  for (const [site, extent] of [
    ['github.io', 'this host alone'],
    ['example.com', 'and its subdomains'],
  ] as const) {
    await page.type('.add-site input', `${site}\n`);
    await page.waitForFunction(
      (name) => [...document.querySelectorAll('.sites li')].some((row) => row.textContent?.startsWith(name)),
      { timeout: timeoutMs },
      site + extent,
    );
  }
  await page.close();
});
