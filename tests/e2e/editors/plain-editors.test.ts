import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { highlightTexts } from '../../tools/browsers/index.ts';
import { compareRuns, type Step, withBothRuns } from '../support/compare/compare-runs.ts';
import { around, caretAtEnd, editorSteps, OUTSIDE } from '../support/editors/editor-page.ts';
import { press } from '../support/input/press.ts';
import { waitForMarks } from '../support/page-actions.ts';
import { htmlPage } from '../support/serve.ts';

const NO_ICON = '<link rel="icon" href="data:,">';
const EDITORS: Record<string, string> = {
  '/true': '<div id="editor" contenteditable="true"><p>letrozole</p><p><b>Fem</b>ara</p></div>',
  '/empty-attribute': '<div id="editor" contenteditable>letrozole Femara</div>',
  '/capitals': '<div id="editor" CONTENTEDITABLE="TRUE">letrozole Femara</div>',
  '/plaintext-only': '<div id="editor" contenteditable="plaintext-only">letrozole Femara</div>',
  '/with-an-island':
    '<div id="editor" contenteditable="true">letrozole <span contenteditable="false">trastuzumab</span> Femara</div>',
  '/in-a-shadow-root':
    '<div><template shadowrootmode="open"><div contenteditable="true">letrozole</div></template></div>',
  '/list-item': '<ul><li id="editor" contenteditable="true">letrozole</li></ul>',
};
const ctx = withBothRuns(
  Object.fromEntries(
    Object.entries({
      ...EDITORS,
      '/switched': '<div id="editor"><p>letrozole</p></div>',
      '/design-mode': '<div id="editor">letrozole</div>',
      '/frame': '<iframe srcdoc="<p>letrozole</p>"></iframe>',
    }).map(([path, editor]) => [path, htmlPage(around(editor), NO_ICON)]),
  ),
);

test.each(Object.keys(EDITORS))('the editor %s works as without the extension and has no marks', (path) =>
  compareRuns(ctx, path, writing(path === '/in-a-shadow-root' ? '#witness + div' : '#editor')),
);

test('an element is text, an editor, read-only text, a text box by its role, and text again', async () => {
  const set = (name: string, value: string | null) => (page: Page) =>
    page.evaluate(
      (attribute, to) => {
        const editor = document.querySelector('#editor');
        if (to === null) editor?.removeAttribute(attribute);
        else editor?.setAttribute(attribute, to);
      },
      name,
      value,
    );
  const append = async (page: Page) => {
    await caretAtEnd(page, '#editor');
    await page.keyboard.type(' and olaparib');
  };
  const marks = ['letrozole', 'olaparib'];
  await compareRuns(
    ctx,
    '/switched',
    editorSteps([
      ['opens the page', async () => undefined, { marks: ['letrozole'] }],
      ['makes it an editor', set('contenteditable', 'true')],
      ['types a name', append],
      ['makes it read-only', set('contenteditable', 'false'), { marks }],
      ['makes it an editor of plain text', set('contenteditable', 'plaintext-only')],
      ['makes it no editor', set('contenteditable', null), { marks }],
      ['makes it a text box', set('role', 'textbox')],
      ['makes it code', set('role', 'code')],
      ['makes it an article', set('role', 'article'), { marks }],
    ]),
  );
});

test('a document in design mode has no marks at any time, and has them when the mode ends', async () => {
  const page = await ctx.session.newPage();
  await page.bringToFront();
  await page.goto(`${ctx.site.origin}/design-mode`);
  await waitForMarks(page, [OUTSIDE, 'letrozole']);
  await setDesignMode(page, 'on');
  await waitForMarks(page, []);
  // Each frame is checked, so that a mark for one frame is noticed too.
  await page.evaluate(() => {
    const checkFrame = () => {
      if (CSS.highlights.has('glossary-term')) document.title = 'marked';
      if (document.designMode === 'on') requestAnimationFrame(checkFrame);
    };
    checkFrame();
  });
  await caretAtEnd(page, '#editor');
  await page.keyboard.type(' and olaparib, Femara, trastuzumab, palbociclib', { delay: 30 });
  expect(await page.title()).toBe('Test page');
  expect(await highlightTexts(page)).toEqual([]);
  await setDesignMode(page, 'off');
  await waitForMarks(page, [OUTSIDE, 'letrozole', 'olaparib', 'Femara', 'trastuzumab', 'palbociclib']);
  await page.close();
});

test('a frame in design mode has no marks, and the page around it keeps its own', async () => {
  const page = await ctx.session.newPage();
  await page.bringToFront();
  await page.goto(`${ctx.site.origin}/frame`);
  const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
  if (!frame) throw new Error('The page has no frame');
  await waitForMarks(frame, ['letrozole']);
  await frame.evaluate(() => (document.designMode = 'on'));
  await page.click('iframe');
  await waitForMarks(frame, []);
  await waitForMarks(page, [OUTSIDE]);
  await frame.evaluate(() => (document.designMode = 'off'));
  await page.mouse.move(1200, 20);
  await page.hover('iframe');
  await waitForMarks(frame, ['letrozole']);
  await page.close();
});

/** No mutation tells of design mode: it is noticed when the pointer moves. */
async function setDesignMode(page: Page, mode: 'on' | 'off'): Promise<void> {
  await page.evaluate((to) => {
    document.designMode = to;
  }, mode);
  await page.mouse.move(300, 400);
  await page.mouse.move(310, 400);
}

function writing(surface: string): Step[] {
  const type = (text: string) => (page: Page) => page.keyboard.type(text);
  return editorSteps([
    ['clicks into the editor', (page) => caretAtEnd(page, surface)],
    ['types a name', type(' and olaparib')],
    ['types a line', (page) => press(page, 'Enter')],
    ['types half a name', type('tras')],
    ['takes a letter back', (page) => press(page, 'Backspace')],
    ['types the rest', type('stuzumab')],
    ['undoes and redoes', (page) => press(page, 'Control+z', 'Control+Shift+z')],
    ['selects a word and makes it bold', (page) => press(page, 'Control+Shift+ArrowLeft', 'Control+b')],
    ['selects all and cuts', (page) => press(page, 'Control+a', 'Control+x')],
    ['pastes twice', (page) => press(page, 'Control+v', 'Control+v')],
  ]);
}
