import viewerStyles from 'pdfjs-dist/legacy/web/pdf_viewer.css?inline';
import { afterEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { seenPixels } from './seen-pixels';
import { closePdfPage, element, OPEN, rendered, showPdfPage } from './show-pdf-page';

afterEach(() => {
  closePdfPage();
  document.documentElement.removeAttribute('style');
});

/** Colours of the page as if the system were dark; the pages of a document have their own. */
function darken(): void {
  document.documentElement.style.colorScheme = 'dark';
}

async function chooseDarkPaper(): Promise<void> {
  [...document.querySelectorAll<HTMLElement>('.pdf-check')]
    .find((one) => one.textContent === 'Dark paper')
    ?.click();
  await rendered();
}

test.each(['light', 'dark'] as const)(
  'a bar of loading at a quarter looks so on a %s page',
  async (scheme) => {
    const progress = { received: 2_500_000, total: 10_000_000 };
    await showPdfPage({ state: { kind: 'loading', progress } });
    if (scheme === 'dark') darken();
    const bar = await seenPixels(element('progress'));
    const page = await seenPixels(element('[role="status"]'));
    const paper = page.at(0.99, 0.5);
    // What is to come is nearly the paper, what has come is not.
    expect(Math.abs(bar.at(0.5, 0.5) - paper)).toBeLessThan(30);
    expect(Math.abs(bar.at(0.9, 0.5) - paper)).toBeLessThan(30);
    expect(Math.abs(bar.at(0.1, 0.5) - paper)).toBeGreaterThan(80);
  },
);

describe('on dark paper', () => {
  test('a field is as dark as the page, and its letters are light', async () => {
    await showPdfPage(OPEN);
    element('.pdfViewer').innerHTML =
      '<div class="page"><div class="annotationLayer">' +
      '<section><canvas width="200" height="40" style="display: block"></canvas></section>' +
      '<section><div class="pdf-written" style="width: 200px; height: 40px; color: #000; font-size: 24px">letrozole</div></section>' +
      '</div></div>';
    const picture = element<HTMLCanvasElement>('.annotationLayer canvas');
    const context = picture.getContext('2d') ?? expect.fail();
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 200, 40);
    context.fillStyle = '#000';
    context.fillRect(0, 0, 100, 40);
    const look = async () => {
      const [field, written] = [await seenPixels(picture), await seenPixels(element('.pdf-written'))];
      const letters = written.all.filter((one) => Math.abs(one - written.at(0.99, 0.5)) > 100).length;
      return {
        drawn: field.at(0.25, 0.5),
        ground: field.at(0.75, 0.5),
        paper: written.at(0.99, 0.5),
        letters,
      };
    };
    const white = await look();
    expect(white).toMatchObject({ drawn: 0, ground: 255, paper: 255 });
    expect(white.letters).toBeGreaterThan(100);
    await chooseDarkPaper();
    const dark = await look();
    expect(dark.drawn).toBeGreaterThan(200);
    expect(dark.ground).toBeLessThan(80);
    expect(dark.paper).toBeLessThan(80);
    expect(dark.letters).toBeGreaterThan(100);
  });

  describe.runIf(navigator.userAgent.includes('Chrome'))('with forced colours', () => {
    afterEach(() => commands.emulateMedia('light', false));

    test.each(['light', 'dark'] as const)(
      'links and marks are seen on white and on dark paper, in a %s system',
      async (scheme) => {
        await commands.emulateMedia(scheme, true);
        await showPdfPage(OPEN);
        document.body.insertAdjacentHTML('afterbegin', `<style>${viewerStyles}</style>`);
        element('.pdfViewer').innerHTML =
          '<div class="page" style="width: 300px; height: 200px">' +
          '<div class="canvasWrapper"><canvas width="300" height="200"></canvas></div>' +
          '<div class="textLayer"><div class="term-marks">' +
          '<div class="term-mark" style="inset: 10px 10px 150px; border-style: solid"></div></div></div>' +
          '<div class="annotationLayer"><section class="linkAnnotation" style="inset: 100px 50px 50px"></section></div></div>';
        const paper = element<HTMLCanvasElement>('.canvasWrapper canvas').getContext('2d') ?? expect.fail();
        paper.fillStyle = '#fff';
        paper.fillRect(0, 0, 300, 200);
        const contrasts = async () => {
          const { all } = await seenPixels(element('.page'));
          const [upper, lower] = [all.slice(0, all.length / 2), all.slice(all.length / 2)];
          return [upper, lower].map((half) => Math.max(...half) - Math.min(...half));
        };
        const isSeen = expect.toSatisfy((contrast: number) => contrast > 100, 'more than 100 of 255');
        expect(await contrasts()).toEqual([isSeen, isSeen]);
        await chooseDarkPaper();
        expect(await contrasts()).toEqual([isSeen, isSeen]);
      },
    );
  });
});
