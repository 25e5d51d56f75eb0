import type { Page } from 'puppeteer-core';
import { highlightTexts, until } from '../browsers/index.ts';
import type { Language, Look } from './views.ts';

/** As in tests/fixtures/screens. */
const articlePath = (language: Language) => `screens/${language}.html`;
const marksTimeoutMs = 10_000;

/** Opens the article of a language in the front tab, in a look of its own, and waits for its marks: a tab behind is not read. */
export async function openArticle(
  page: Page,
  origin: string,
  language: Language,
  look: Exclude<Look, 'forced'>,
  { marked } = { marked: true },
): Promise<void> {
  await page.bringToFront();
  await page.goto(`${origin}/${articlePath(language)}`);
  await page.evaluate((name) => {
    document.documentElement.dataset['look'] = name;
  }, look);
  if (!marked) return;
  await until(
    async () => (await highlightTexts(page)).length > 0 || undefined,
    marksTimeoutMs,
    () => `marks in the article in ${language}`,
  );
}
