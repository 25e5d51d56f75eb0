import type { Page } from 'puppeteer-core';
import { expect, inject, test } from 'vitest';
import { highlightTexts, until } from '../../tools/browsers/index.ts';
import type { Box, Picture } from '../../tools/check-pages/pictures/compare-pixels.ts';
import { markBoxes } from '../../tools/check-pages/pictures/mark-boxes.ts';
import { inkIn, lineWeight, strongestInk, textContrast } from '../support/inspect/ink.ts';
import { pictureOf, unmarkedPictureOf } from '../support/inspect/pictures.ts';
import { openMarked } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';
import { withExtension } from '../support/with-extension.ts';

const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="90" height="60" fill="teal"/><circle cx="40" cy="30" r="20" fill="navy"/></svg>',
)}`;

/** WCAG 2.2, 1.4.3. */
const MIN_CONTRAST = 4.5;
/** Text that has so much contrast by itself, just so or amply. */
const TEXTS: [what: string, style: string][] = [
  ['black on white', 'color: #000; background: #fff'],
  ['grey on white, at the edge', 'color: #767676; background: #fff'],
  ['white on grey, at the edge', 'color: #fff; background: #767676'],
  ['white on black', 'color: #fff; background: #000'],
  ['grey on black, at the edge', 'color: #757575; background: #000'],
  ['light on dark', 'color: #e8e6e3; background: #181a1b'],
  ['red on yellow, at the edge', 'color: #d40000; background: #ffffc0'],
  ['blue on mint, at the edge', 'color: #0068c8; background: #e0fff0'],
  ['yellow on blue', 'color: #ff0; background: #00f'],
  ['grey on white, inverted', 'color: #767676; background: #fff; filter: invert(1)'],
  [
    'grey on white, half inverted back',
    'color: #fff; background: #666; filter: invert(1) hue-rotate(180deg)',
  ],
  ['white on a picture', `color: #fff; background: url('${PICTURE}')`],
  ['white on a gradient', 'color: #fff; background: linear-gradient(90deg, #767676, #00f, #600)'],
  ['faint', 'color: #000; background: #fff; opacity: 0.55'],
];
/** As pages hide what the end of a story gives away. */
const BLURRED: [string, string] = ['blurred', 'color: transparent; text-shadow: 0 0 12px #000'];
const spot = ([, style]: [string, string]) =>
  `<p style="font: bold 40px/2 sans-serif; margin: 20px; ${style}"><span>letrozole</span></p>`;
const ctx = withExtension(
  Object.fromEntries([...TEXTS, BLURRED].map((text, i) => [`/${i}`, htmlPage(spot(text))])),
);

interface Pictures {
  resting: Picture;
  active: Picture;
  /** Without a mark. */
  written: Picture;
  /** Without the text. */
  blank: Picture;
}

/** Takes pictures of a marked name, and of what is there without its mark, and without the name. */
async function takePictures(page: Page): Promise<Pictures & { box: Box }> {
  const [box] = (await markBoxes(page)).marks;
  if (!box) throw new Error('The mark has no box');
  const resting = await pictureOf(page);
  // As when its card is open, without the shadow of that.
  await page.evaluate(() => {
    const marks = CSS.highlights.get('glossary-term');
    if (marks) CSS.highlights.set('glossary-term-active', marks);
  });
  const active = await pictureOf(page);
  const written = await unmarkedPictureOf(page);
  await page.evaluate(() => document.querySelector('span')?.style.setProperty('visibility', 'hidden'));
  const blank = await pictureOf(page);
  return { resting, active, written, blank, box };
}

test.each(TEXTS.map(([what], i) => [what, i] as const))(
  '%s: marked text keeps its contrast and the underline is visible',
  async (_, i) => {
    const page = await ctx.session.newPage();
    await openMarked(page, `${ctx.site.origin}/${i}`, ['letrozole']);
    const { resting, active, written, blank, box } = await takePictures(page);
    await page.close();
    const ink = inkIn(written, blank, box);
    for (const picture of [written, resting, active]) {
      expect(textContrast(picture, ink)).toBeGreaterThanOrEqual(MIN_CONTRAST);
    }
    // Dots cover half of their line, which is one pixel high. The active mark is another line and a thicker one, whatever its colour.
    const weight = lineWeight(resting, written, ink, box.width);
    expect(weight).toBeGreaterThan(0.4);
    expect(lineWeight(active, written, ink, box.width)).toBeGreaterThan(2 * weight);
  },
);

// As on a usual screen at 150 %, and on a telephone.
test.each([1.5, 3])(
  'with %d pixels of the screen for one of the page, a mark is seen, and the active one is more',
  async (deviceScaleFactor) => {
    const page = await ctx.session.newPage();
    await page.setViewport({ width: 800, height: 600, deviceScaleFactor });
    await openMarked(page, `${ctx.site.origin}/0`, ['letrozole']);
    const { resting, active, written, blank, box } = await takePictures(page);
    await page.close();
    const { x, y, width, height } = box;
    const onScreen = {
      x: x * deviceScaleFactor,
      y: y * deviceScaleFactor,
      width: width * deviceScaleFactor,
      height: height * deviceScaleFactor,
    };
    const ink = inkIn(written, blank, onScreen);
    expect(textContrast(resting, ink)).toBeGreaterThanOrEqual(MIN_CONTRAST);
    const weight = lineWeight(resting, written, ink, onScreen.width);
    expect(weight).toBeGreaterThan(0.4);
    expect(lineWeight(active, written, ink, onScreen.width)).toBeGreaterThan(1.5 * weight);
  },
);

test('text that a page blurs stays blurred under a mark', async () => {
  const page = await ctx.session.newPage();
  await openMarked(page, `${ctx.site.origin}/${TEXTS.length}`, []);
  // Its letters are transparent: the mark is grey.
  await until(
    async () => (await highlightTexts(page, 'glossary-term-grey'))[0] === 'letrozole' || undefined,
    10_000,
    () => 'the grey mark of letrozole',
  );
  await page.evaluate(() => {
    const marks = CSS.highlights.get('glossary-term-grey');
    if (marks) CSS.highlights.set('glossary-term', marks);
  });
  const { resting, active, written, blank, box } = await takePictures(page);
  await page.close();

  const own = strongestInk(written, blank, box);
  // Of 21:1 for black on white.
  expect(own).toBeLessThan(8);
  expect(strongestInk(resting, blank, box)).toBeLessThan(own * 1.2);
  expect(strongestInk(active, blank, box)).toBeLessThan(own * 1.2);
});

/**
 * Chromium gives marks the colours that the reader has chosen for what stands out, and no rule of a mark can change that; Firefox
 * takes its forced colours from the system.
 */
test.skipIf(inject('browser') === 'firefox').each(['light', 'dark'])(
  'in forced colours (%s), marked text has contrast and the active mark differs',
  async (scheme) => {
    const page = await ctx.session.newPage();
    const client = await page.createCDPSession();
    const features = [
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-color-scheme', value: scheme },
    ];
    await client.send('Emulation.setEmulatedMedia', { features });
    await openMarked(page, `${ctx.site.origin}/0`, ['letrozole']);
    const { resting, active, written, blank, box } = await takePictures(page);
    await page.close();

    const ink = inkIn(written, blank, box);
    expect(textContrast(resting, ink)).toBeGreaterThanOrEqual(MIN_CONTRAST);
    expect(textContrast(active, ink)).toBeGreaterThanOrEqual(MIN_CONTRAST);
    expect(lineWeight(active, resting, ink, box.width)).toBeGreaterThan(1);
  },
);
