import type { Page } from 'puppeteer-core';
import { highlightTexts, until } from '../../browsers/index.ts';
import type { Appearance, Language } from '../views.ts';

/** As in tests/fixtures/screens. */
const articlePath = (language: Language) => `screens/${language}.html`;
const marksTimeoutMs = 10_000;

/** Opens the article of a language in the front tab, in an appearance of its own, and waits for its marks: a tab behind is not read. */
export async function openArticle(
  page: Page,
  origin: string,
  language: Language,
  appearance: Exclude<Appearance, 'forced'>,
  { marked } = { marked: true },
): Promise<void> {
  await page.bringToFront();
  await page.goto(`${origin}/${articlePath(language)}`);
  await page.evaluate((name) => {
    document.documentElement.dataset['appearance'] = name;
  }, appearance);
  if (!marked) return;
  await until(
    async () => (await highlightTexts(page)).length > 0 || undefined,
    marksTimeoutMs,
    () => `marks in the article in ${language}`,
  );
}
