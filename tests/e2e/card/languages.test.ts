import { expect, test } from 'vitest';
import { regionsFor } from '@/lib/glossary';
import { evaluateInCard, pressInCard, waitForCard } from '../../tools/browsers/index.ts';
import { hoverCard, openDetails, openMarked, waitForMarks } from '../support/page-actions.ts';
import { withExtension } from '../support/with-extension.ts';

const page = (lang: string, body: string) =>
  `<!doctype html><html${lang}><meta charset="utf-8"><title>x</title><body>${body}`;

const ctx = withExtension({
  '/fr': page(
    ' lang="fr-CA"',
    '<p style="margin-top: 40px">Elle prend du létrozole.</p><p lang="en">Then olaparib.</p>',
  ),
  '/en': page(' lang="en"', '<p style="margin-top: 40px">She takes trastuzumab.</p>'),
  '/small-frame': page(
    ' lang="en"',
    '<iframe src="/fr" style="width: 300px; height: 120px; margin-top: 300px"></iframe>',
  ),
});

test('in a French page the card is French, and leads to the top of the French page', async () => {
  const tab = await ctx.session.newPage();
  await openMarked(tab, `${ctx.site.origin}/fr`, ['létrozole', 'olaparib']);
  const card = await hoverCard(tab, 'létrozole', 'létrozole');
  expect(card.text).toContain('Inhibiteur de l’aromatase');
  // What is said was read in the English page, and the card says so.
  expect(card.text).toContain(
    'Société canadienne du cancer, «\u00a0Hormonothérapie\u00a0» (2024, en anglais)',
  );
  expect(card.text).toContain('Information, et non avis.');
  expect(card.buttons).toContain('RH positif');
  await pressInCard(tab, 'button.more');
  const details = await waitForCard(tab, ({ text }) => text.includes('Texte complet de la page'));
  expect(details.links).toContainEqual({
    text: 'Lire la page en français (s’ouvre dans un nouvel onglet)',
    href: 'https://cancer.ca/fr/cancer-information/cancer-types/breast/treatment/metastatic',
    target: '_blank',
    rel: 'noopener noreferrer',
  });
  const lang = await evaluateInCard(tab, (root) =>
    root.querySelector('[role="dialog"]')?.getAttribute('lang'),
  );
  expect(lang).toBe('fr');
  await tab.close();
});

test('the region of the browser’s languages comes first, in names and uses', async () => {
  const tab = await ctx.session.newPage();
  await openMarked(tab, `${ctx.site.origin}/en`, ['trastuzumab']);
  const [nearest] = regionsFor(await tab.evaluate(() => [...navigator.languages]));
  const card = await hoverCard(tab, 'trastuzumab', 'trastuzumab');
  expect(nearest).toMatch(/^(CA|US)$/);
  const [first, other] = nearest === 'US' ? ['US FDA', 'Health Canada'] : ['Health Canada', 'US FDA'];
  expect(card.text).toMatch(new RegExp(`${first}, [^]*: approved for`));
  expect(card.text).not.toContain(other);
  const { text } = await openDetails(tab);
  expect(text).toContain(nearest === 'US' ? 'Herceptin (US, Canada' : 'Herceptin (Canada, US');
  await tab.close();
});

test('the card of a small frame speaks the language of the frame', async () => {
  const tab = await ctx.session.newPage();
  await tab.goto(`${ctx.site.origin}/small-frame`);
  const frame = await tab.waitForFrame(`${ctx.site.origin}/fr`);
  await tab.bringToFront();
  await waitForMarks(frame, ['létrozole', 'olaparib']);
  await openInFrame();
  const card = await waitForCard(tab);
  expect(card.text).toContain('Société canadienne du cancer');
  await tab.close();

  async function openInFrame(): Promise<void> {
    const element = await frame.frameElement();
    const box = await element?.boundingBox();
    const word = await frame.evaluate(() => {
      const text = document.querySelector('p')?.firstChild as Text;
      const range = document.createRange();
      range.setStart(text, text.data.indexOf('létrozole'));
      range.setEnd(text, text.data.indexOf('létrozole') + 4);
      const { left, top, height } = range.getBoundingClientRect();
      return { x: left + 8, y: top + height / 2 };
    });
    if (!box) throw new Error('The frame is not shown');
    await tab.mouse.move(box.x + word.x, box.y + word.y - 2);
    await tab.mouse.move(box.x + word.x, box.y + word.y);
  }
});
