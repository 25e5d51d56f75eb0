import type { Page } from 'puppeteer-core';
import { test } from 'vitest';
import { compareRuns, withBothRuns } from '../support/compare/compare-runs.ts';
import { around, editorSteps } from '../support/editors/editor-page.ts';
import { press } from '../support/input/press.ts';
import { htmlPage } from '../support/serve.ts';

const NO_ICON = '<link rel="icon" href="data:,">';
const FIELDS = `
  <form>
    <label>Beside letrozole <input id="field" value="letrozole" placeholder="Femara"></label>
    <input type="search" value="Femara"> <input type="button" value="letrozole">
    <textarea id="area">letrozole</textarea>
    <select id="choice"><option>letrozole</option><option>trastuzumab</option></select>
    <select multiple><optgroup label="Femara"><option>letrozole</option></optgroup></select>
    <datalist><option value="Femara">Femara</option></datalist>
    <progress>Femara</progress> <meter>Femara</meter>
    <output>letrozole</output>
  </form>
  <script>
    document.querySelector('form').addEventListener('input', ({ target }) => {
      document.querySelector('output').textContent = 'letrozole, and ' + target.value.length + ' letters';
    });
  </script>`;
const CODE = `
  <p>Write <code>letrozole</code>, press <kbd>Femara</kbd>, read <samp>letrozole</samp>, call it <var>Femara</var>.</p>
  <pre><code>const drug = '<span>letrozole</span>';</code></pre>
  <pre>Lines of a letter about letrozole</pre>
  <div role="code">letrozole</div>
  <div class="monaco-editor"><div class="view-line"><span>letrozole</span></div></div>
  <div class="CodeMirror"><pre><span>letrozole</span></pre></div>
  <div class="ace_editor"><div class="ace_line">letrozole</div></div>`;

const ctx = withBothRuns({
  '/fields': htmlPage(around(FIELDS), NO_ICON),
  '/code': htmlPage(around(CODE), NO_ICON),
});

test('form fields have no marks; the labels beside them and what the form tells do', async () => {
  const type = (text: string) => (page: Page) => page.keyboard.type(text);
  const marks = ['letrozole', 'letrozole'];
  await compareRuns(
    ctx,
    '/fields',
    editorSteps([
      ['opens the page', async () => undefined, { marks }],
      ['types into a field', (page) => page.type('#field', ' and olaparib'), { marks }],
      ['takes it back and does it again', (page) => press(page, 'Control+z', 'Control+y'), { marks }],
      [
        'cuts and pastes',
        (page) => press(page, 'Control+a', 'Control+x', 'Control+v', 'Control+v'),
        { marks },
      ],
      ['goes to the next field', (page) => page.focus('#area'), { marks }],
      ['types lines', type('olaparib\nand Femara'), { marks }],
      ['chooses another', (page) => page.select('#choice', 'trastuzumab'), { marks }],
    ]),
  );
});

test('code has no marks, even if it is added later, but preformatted text does', async () => {
  const addLate = (page: Page) =>
    page.evaluate(() => {
      document.querySelector('pre code')?.append('\nlet other = "Femara";');
      document.body.insertAdjacentHTML(
        'beforeend',
        '<pre><code>olaparib</code></pre><p>Then palbociclib.</p>',
      );
    });
  await compareRuns(
    ctx,
    '/code',
    editorSteps([
      ['opens the page', async () => undefined, { marks: ['letrozole'] }],
      ['is shown more', addLate, { marks: ['letrozole', 'palbociclib'] }],
    ]),
  );
});
