import { afterEach, describe, expect, test, vi } from 'vitest';
import { createBlockFinder } from '@/lib/page/dom/text-roles';
import { RUN_BORDER, TextRunReader } from '@/lib/page/text/text-run-reader';

afterEach(() => document.body.replaceChildren());

/** The texts of the runs of an HTML fragment, block by block. */
function runsOf(html: string): string[] {
  document.body.innerHTML = html;
  const blockOf = createBlockFinder();
  const elements = [document.body, ...document.body.querySelectorAll('*')];
  const runs = elements.filter((element) => blockOf(element) === element).flatMap(runsIn);
  return runs.filter((run) => run.trim() !== '');
}

function runsIn(block: Element): string[] {
  const reader = new TextRunReader(block);
  const runs: string[] = [];
  for (let chunk = reader.next(); chunk; chunk = reader.next()) {
    // A name may go on in the next box, but a word does not.
    const letters = [...chunk.text];
    for (const at of chunk.boxBorders) letters[at] = RUN_BORDER;
    runs.push(...letters.join('').split(RUN_BORDER));
  }
  return runs;
}

describe('text that reads as one piece', () => {
  test.each([
    ['across inline elements', '<p>tras<b>tuzu</b>m<i><u>ab</u></i></p>', ['trastuzumab']],
    ['across comments and word breaks', '<p>tras<!-- -->tuzu<wbr>mab</p>', ['trastuzumab']],
    [
      'blocks are apart',
      '<p>letrozole</p>olaparib<div>tamoxifen</div>',
      ['olaparib', 'letrozole', 'tamoxifen'],
    ],
    ['table cells are apart', '<table><tr><td>a</td><td>b</td></tr></table>', ['a', 'b']],
    ['a line break is a space', '<p>trastuzumab<br>emtansine</p>', ['trastuzumab\nemtansine']],
    ['a block inside an inline element is apart', '<a>one<div>two</div>three</a>', ['one', 'three', 'two']],
    ['a footnote mark is apart', '<p>letrozole<sup>12</sup> daily</p>', ['letrozole', '12', ' daily']],
    [
      'what is empty and has no box parts nothing',
      '<p>one<link> two <meta>thr<meta>ee</p>',
      ['one two three'],
    ],
    ['what has no box but text is apart', '<p>one<script type="x">1</script>two</p>', ['one', 'two']],
    ['a list item ends with its block', '<ul><li>a<li>b</ul>', ['a', 'b']],
  ])('%s', (_, html, runs) => expect(runsOf(html)).toEqual(runs));

  test('labels in a flex row are two words although no space parts them', () => {
    expect(runsOf('<div style="display:flex"><span>Herceptin</span><span>Perjeta</span></div>')).toEqual([
      'Herceptin',
      'Perjeta',
    ]);
    expect(runsOf('<p><span>Her</span><span>ceptin</span></p>')).toEqual(['Herceptin']);
  });
});

describe('letters of a word in boxes of their own', () => {
  test('are one word: a large first letter, letters that are moved one by one', () => {
    expect(runsOf('<p><span style="float:left">T</span>amoxifen</p>')).toEqual(['Tamoxifen']);
    const letters = Array.from(
      'Letrozole',
      (letter) => `<span style="display:inline-block">${letter}</span>`,
    );
    expect(runsOf(`<h1>${letters.join('')}</h1>`)).toEqual(['Letrozole']);
  });

  test('are apart where the boxes hold words, or stand in a flex row', () => {
    const label = (text: string) => `<span style="display:inline-block">${text}</span>`;
    expect(runsOf(`<p>${label('Herceptin')}${label('Perjeta')}</p>`)).toEqual(['Herceptin', 'Perjeta']);
    expect(runsOf('<div style="display:flex"><span>A</span><span>B</span></div>')).toEqual(['A', 'B']);
  });

  test('are asked for only where a flex row may have them: a box may hold the text of a whole page', () => {
    const row = (style: string, text: string) =>
      `<div style="${style}">${`<span style="display: block">${text}</span>`.repeat(4)}</div>`;
    const reads = vi.spyOn(Node.prototype, 'textContent', 'get');
    expect(runsOf(row('', 'A'))).toEqual(Array(4).fill('A'));
    expect(runsOf(row('display: flex', 'A<b>B</b><i>C</i>'))).toEqual(Array(4).fill('ABC'));
    expect(reads).not.toHaveBeenCalled();
    expect(runsOf(row('display: flex', 'A'))).toEqual(['AAAA']);
    expect(reads).toHaveBeenCalled();
    reads.mockRestore();
  });
});

describe('what is no text of the page', () => {
  test.each([
    '<textarea>letrozole</textarea>',
    '<input value="letrozole">',
    '<select><option>letrozole</option></select>',
    '<div contenteditable><p>letrozole</p></div>',
    '<div contenteditable="plaintext-only">letrozole</div>',
    '<div contenteditable=""><span contenteditable="false">letrozole</span></div>',
    '<div role="textbox">letrozole</div>',
    '<script>/* letrozole */</script>',
    '<style>/* letrozole */</style>',
    '<noscript>letrozole</noscript>',
    '<template>letrozole</template>',
    '<pre><code>letrozole</code></pre>',
    '<kbd>letrozole</kbd>',
    '<svg><title>letrozole</title></svg>',
    '<video>letrozole</video>',
  ])('%s', (html) => expect(runsOf(html)).toEqual([]));

  test('text after an editor is read again', () => {
    expect(runsOf('<div contenteditable>no</div><p contenteditable="false">yes</p>')).toEqual(['yes']);
  });
});

test('nesting of 5,000 elements is read', () => {
  const deep = `${'<div>'.repeat(5000)}letrozole`;
  expect(runsOf(deep)).toEqual(['letrozole']);
});
