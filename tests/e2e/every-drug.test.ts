import { expect, test } from 'vitest';
import { BASE_DOCUMENT, type BaseDrug } from '../fixtures/base-document.ts';
import { highlightTexts, until, waitForNoCard } from '../tools/browsers/index.ts';
import { hoverCard } from './support/page-actions.ts';
import { htmlPage } from './support/serve.ts';
import { withExtension } from './support/with-extension.ts';

const SPACER = '<p style="height: 460px"></p>';
const world = withExtension({
  '/': htmlPage(`<ul>${BASE_DOCUMENT.map(({ written }) => `<li>${written}</li>`).join('')}</ul>`),
  '/spaced': htmlPage(BASE_DOCUMENT.map(({ written }) => `<p>${written}</p>${SPACER}`).join('')),
});

test('a page that lists the drugs as the base document writes them has every name, brand and abbreviation marked', async () => {
  const page = await world.session.newPage();
  await page.goto(world.site.origin);
  const wanted = BASE_DOCUMENT.flatMap(({ names }) => names);
  const found = await until(
    async () => {
      const texts = await highlightTexts(page);
      return texts.length >= wanted.length ? texts : undefined;
    },
    10_000,
    () => `${wanted.length} marks`,
  );
  expect(found).toEqual(wanted);
  await page.close();
});

test('the card of each of them says class, condition, subtypes and section as the base document does', async () => {
  const page = await world.session.newPage();
  await page.setViewport({ width: 1280, height: 1000 });
  await page.goto(`${world.site.origin}/spaced`);
  for (const drug of BASE_DOCUMENT) await expectCard(page, drug);
  await page.close();
}, 120_000);

async function expectCard(
  page: Awaited<ReturnType<typeof world.session.newPage>>,
  drug: BaseDrug,
): Promise<void> {
  const [name] = drug.names;
  if (!name) throw new Error(`${drug.written} has no names`);
  const card = await hoverCard(page, name, drug.name);
  expect.soft(card.text, drug.name).toContain(drug.drugClass);
  expect.soft(card.text.replace(/[‐-–]/g, '-'), drug.name).toMatch(drug.condition);
  for (const subtype of drug.subtypes) expect.soft(card.buttons, drug.name).toContain(subtype);
  const chips = card.buttons.filter((text) => /-(positive|negative)$|mutation/.test(text));
  expect.soft(chips, drug.name).toEqual(drug.subtypes);
  const link = card.links.find(({ text }) => text.startsWith('Read the section'));
  expect.soft(link?.text, drug.name).toContain(`“${drug.section}”`);
  expect.soft(link?.href, drug.name).toBe(drug.link);
  await page.keyboard.press('Escape');
  await waitForNoCard(page);
}
