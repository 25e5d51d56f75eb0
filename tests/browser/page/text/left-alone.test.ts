import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import type { PageWatcher } from '@/lib/page';
import { createBlockFinder } from '@/lib/page/dom/text-roles';
import { createMentionCheck } from '@/lib/page/locate/visibility';
import { moveUntil, painted, waitForPaint, watch } from '../support';

let end: AbortController | undefined;
let page: PageWatcher | undefined;

afterEach(() => {
  end?.abort();
  document.body.replaceChildren();
});

/** Watches a page, and waits until all of it has been read. */
async function open(html: string, marks: string[] = []): Promise<void> {
  ({ end, page } = watch(`${html}<p>Femara</p>`));
  await waitForPaint([...marks, 'Femara']);
}

/**
 * Code whose markup has no `code` element. All markup is known from public pages and sources of these tools; the code is made up.
 */
const CODE = {
  'Sphinx and Pygments':
    '<div class="highlight-python notranslate"><div class="highlight"><pre><span></span><span class="n">letrozole</span> = 1</pre></div></div>',
  'a fenced block on GitHub':
    '<div class="highlight highlight-source-js"><pre><span class="pl-k">let</span> letrozole</pre></div>',
  'a difference on GitHub':
    '<table class="diff-table"><td class="blob-code blob-code-addition"><span class="blob-code-inner">letrozole = 2</span></td></table>',
  'a file on GitHub':
    '<div style="position: relative"><textarea readonly style="position: absolute; inset: 0; color: transparent">letrozole</textarea><div class="react-code-text react-code-line-contents">letrozole</div></div>',
  'a gist': '<table class="highlight"><td class="blob-code">letrozole</td></table>',
  MediaWiki: '<div class="mw-highlight mw-highlight-lang-python"><pre><span></span>letrozole</pre></div>',
  'Code Prettify': '<pre class="prettyprint prettyprinted"><span class="pln">letrozole</span></pre>',
  DocBook: '<pre class="programlisting">letrozole</pre>',
  Doxygen: '<div class="fragment"><div class="line"><span class="lineno">1</span> letrozole</div></div>',
  Crayon: '<div class="crayon-pre"><div class="crayon-line"><span>letrozole</span></div></div>',
  'highlight.js on a box': '<div class="hljs language-python">letrozole</div>',
  'CodeMirror 5 without an editor': '<pre class="cm-s-default"><span>letrozole</span></pre>',
  'CodeMirror 6': '<div class="cm-editor"><div class="cm-line">letrozole</div></div>',
  'Monaco without an editor':
    '<div class="monaco-tokenized-source"><span class="mtk1">letrozole</span></div>',
  'Ace without an editor': '<div class="ace_static_highlight"><div class="ace_line">letrozole</div></div>',
};

describe('code has no marks', () => {
  test.each(Object.entries(CODE))('%s', (_, html) => open(html));

  test('but what only looks like it has', async () => {
    const prose = [
      '<div class="highlight"><p>Ask your doctor about letrozole.</p></div>',
      '<pre>A letter about letrozole</pre>',
      '<div class="fragment">letrozole</div>',
      '<p class="line">letrozole</p>',
    ];
    await open(
      prose.join(''),
      prose.map(() => 'letrozole'),
    );
  });

  test.each([
    ['application/json', 0],
    ['text/javascript', 0],
    ['text/css', 0],
    ['text/plain', 1],
    ['text/html', 1],
  ])('in a document of %s: %i blocks are read', async (type, blocks) => {
    const frame = await frameOf(type, '"letrozole"');
    const blockOf = createBlockFinder();
    const { body } = frame.contentDocument ?? document;
    expect(body.textContent).toContain('letrozole');
    const text = frame.contentDocument?.createTreeWalker(body, NodeFilter.SHOW_TEXT).nextNode();
    expect(new Set([text && blockOf(text)].filter(Boolean)).size).toBe(blocks);
  });
});

test('the result of a form is read as prose, keys and samples are not', () =>
  open(
    '<p>Your plan: <output>letrozole</output></p><p>Type <kbd>letrozole</kbd>, see <samp>letrozole</samp></p>',
    ['letrozole'],
  ));

/** Editors that only Chromium has, and that no attribute tells of. In Firefox such an element is text of the page. */
describe.runIf('EditContext' in window)('an editor without an attribute has no marks', () => {
  /** @returns the element, that is an editor from now on */
  function attachEditContext(): HTMLElement & { editContext: unknown } {
    const element = document.querySelector<HTMLElement & { editContext: unknown }>('#editor');
    const EditContext = (window as unknown as { EditContext: new () => unknown }).EditContext;
    if (!element) throw new Error('The page has no editor');
    element.editContext = new EditContext();
    return element;
  }

  test('by -webkit-user-modify', () =>
    open('<div style="-webkit-user-modify: read-write-plaintext-only"><p>let<b>rozole</b></p></div>'));

  test('by an EditContext', async () => {
    await open('<div id="editor" tabindex="0"></div>');
    attachEditContext().innerHTML = '<p>letrozole</p>';
    document.body.append('trastuzumab');
    await waitForPaint(['Femara', 'trastuzumab']);
  });

  test('also when it has become one without a change of its text', async () => {
    await open('<div id="editor" tabindex="0">letrozole</div>', ['letrozole']);
    const element = attachEditContext();
    await moveUntil(() => expect(painted()).toEqual(['Femara']));
    // Neither the pointer nor a step finds what has no mark.
    const box = document.querySelector('#editor')?.getBoundingClientRect();
    expect(box && page?.mentionAt(box.x + 20, box.y + box.height / 2)).toBeNull();
    const sights = page?.mentions().map(createMentionCheck());
    expect(sights?.map(({ visibility }) => visibility)).toEqual(['hidden', 'reachable']);
    // It is text of the page again, and changes.
    element.editContext = null;
    element.append(' daily');
    await waitForPaint(['letrozole', 'Femara']);
  });
});

/** A document that the browser shows by its type alone. */
async function frameOf(type: string, content: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.src = URL.createObjectURL(new Blob([content], { type }));
  onTestFinished(() => URL.revokeObjectURL(frame.src));
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  return frame;
}
