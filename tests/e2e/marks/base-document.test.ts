import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { BASE_DOCUMENT, type BaseDrug, type BaseList } from '../../fixtures/base-document.ts';
import { highlightTexts, until, waitForNoCard } from '../../tools/browsers/index.ts';
import { hoverCard, openDetails, openMarked } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const ROWS = BASE_DOCUMENT.flatMap((list) => list.drugs.map((drug) => ({ drug, list })));
const WRITTEN = ROWS.map(({ drug }) => asWritten(drug));
const NAMES = ROWS.flatMap(({ drug: { name, alsoWritten = [] } }) => [name, ...alsoWritten]);
/** One of each section of the document. */
const THREE = ['letrozole', 'docetaxel', 'olaparib'];

const ctx = withExtension({
  '/': htmlPage(`<ul>${WRITTEN.map((written) => `<li>${written}</li>`).join('')}</ul>`),
});

/** As the base document does: "trastuzumab emtansine (Kadcyla or T-DM1)". */
function asWritten({ name, alsoWritten = [] }: BaseDrug): string {
  return alsoWritten.length > 0 ? `${name} (${alsoWritten.join(' or ')})` : name;
}

test('all names, brands and abbreviations of the base document are marked', async () => {
  const page = await ctx.session.newPage();
  await page.goto(ctx.site.origin);
  const found = await until(
    async () => {
      const texts = await highlightTexts(page);
      return texts.length >= NAMES.length ? texts : undefined;
    },
    10_000,
    () => `${NAMES.length} marks`,
  );
  expect(found).toEqual(NAMES);
  await page.close();
});

test.each(THREE)('the card of %s says what the base document says', async (name) => {
  const row = ROWS.find(({ drug }) => drug.name === name);
  if (!row) throw new Error(`The base document does not name ${name}`);
  const page = await ctx.session.newPage();
  await openMarked(page, ctx.site.origin, NAMES);
  await expectCard(page, row.drug, row.list);
  await page.close();
});

async function expectCard(page: Page, drug: BaseDrug, list: BaseList): Promise<void> {
  const card = await hoverCard(page, drug.name, drug.name);
  expect.soft(card.text.toLowerCase(), drug.name).toContain(drug.drugClass.toLowerCase());
  const chips = card.buttons.filter((text) => /-(positive|negative)$|mutation/.test(text));
  // Those of regulators follow. Chips for HR-negative or HR-positive cancer would exclude nobody: chemotherapy has none.
  const expected = list.section === 'Chemotherapy' ? [] : list.chips;
  expect.soft(chips.slice(0, expected.length), drug.name).toEqual(expected);
  const link = card.links.find(({ text }) => text.startsWith('Canadian Cancer Society'));
  expect.soft(link?.text, drug.name).toContain(`“${list.section}”`);
  expect.soft(link?.href, drug.name).toBe(list.link);
  const { text } = await openDetails(page);
  for (const words of list.says) expect.soft(text, drug.name).toContain(words);
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
}
