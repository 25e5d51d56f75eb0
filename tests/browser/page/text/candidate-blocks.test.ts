import { afterEach, describe, expect, test } from 'vitest';
import { compileTerms, createMatcher } from '@/lib/matcher';
import { findCandidateBlocks } from '@/lib/page/text/candidate-blocks';

const finder = createMatcher(compileTerms([{ id: 'zoledronic', text: 'zoledronic acid' }]));
/** As long as a chunk of text. */
const CHUNK = 'word '.repeat(3277).slice(1);
const LABEL = '<b style="display: inline-block">';

afterEach(() => document.body.replaceChildren());

/** The numbers of the paragraphs that are found, each once. */
function found(html: string): number[] {
  document.body.innerHTML = html;
  const paragraphs: Element[] = [...document.querySelectorAll('p')];
  const search = findCandidateBlocks(document.body, finder);
  const numbers = new Set<number>();
  for (let blocks = search.next(); blocks; blocks = search.next()) {
    for (const block of blocks) numbers.add(paragraphs.indexOf(block as Element));
  }
  return [...numbers];
}

describe('a name is a candidate where a chunk of text ends', () => {
  test.each([
    ['between its words', CHUNK.slice(12), '<i>zoledronic </i><b>acid</b>'],
    ['between its words, beside a space', CHUNK.slice(12), '<i>zoledronic</i> <b>acid</b>'],
    ['inside a word', CHUNK.slice(10), 'zole<b>dronic acid</b>'],
    ['behind a label', CHUNK.slice(16), `${LABEL}old</b>zol<i>edr</i>onic acid`],
    ['after an empty text', CHUNK.slice(10), 'zole<b></b><i>dronic acid</i>'],
    ['after a long text', CHUNK + CHUNK, 'zole<b>dronic acid</b>'],
    ['after thousands of short texts', '<i>, </i>'.repeat(1998), '<i>zol</i><i>edr</i><i>onic</i> acid'],
  ])('%s', (_, before, name) => {
    expect(found(`<p>no name</p><p>${before}${name} and so on</p><p>none</p>`)).toEqual([1]);
  });
});

test('a very long text is found unsearched, and what follows it is searched', () => {
  expect(found(`<p>${CHUNK.repeat(5)}</p><p>zoledronic acid</p>`)).toEqual([0, 1]);
});

test('other words that begin as a name does are not read', () => {
  expect(found('<p>zoledrate and <i>more</i></p><p>a zoledronic drug</p><p>zoledronic acid</p>')).toEqual([
    2,
  ]);
});

describe('a name is a candidate wherever markup is in it or beside it', () => {
  test.each([
    ['at a line break', 'zoledronic<br>acid'],
    ['at a line break after a hyphen', 'zoledronic-<br>acid'],
    ['right behind another label', `${LABEL}old</b>${LABEL}zoledronic acid</b>`],
    ['at a line break between two elements', '<b>zoledronic</b><br><i>acid</i>'],
    ['with invisible characters', 'zole\u00addronic\u200b <b>acid</b>'],
    ['after letters that fold to several', 'œuf ﬃ <b>½</b> zoledronic acid'],
    ['with a script between its words', 'zoledronic<script></script> acid'],
    ['with what is not read between its words', 'zoledronic <style>p {}</style>acid'],
    ['in a button inside', '<button>zoledronic acid</button>', 'button'],
  ])('%s', (_, name, block = 'p') => {
    document.body.innerHTML = `<p>none</p><p>so ${name}, and ${'word '.repeat(9)}</p><p>none</p>`;
    const search = findCandidateBlocks(document.body, finder);
    expect([...(search.next() ?? [])]).toEqual([
      block === 'p' ? document.querySelectorAll('p')[1] : document.querySelector(block),
    ]);
  });

  test('in a list inside a list item, of which only the inner item is read', () => {
    document.body.innerHTML = '<ul><li>outer<ul><li>none</li><li><b>zole</b>dronic acid</li></ul></li></ul>';
    const search = findCandidateBlocks(document.body, finder);
    expect([...(search.next() ?? [])]).toEqual([document.querySelectorAll('li')[2]]);
  });

  test('behind a comment, a script and a section of XHTML', () => {
    const page = new DOMParser().parseFromString(
      '<html xmlns="http://www.w3.org/1999/xhtml"><body><p><![CDATA[raw text]]><!-- comment --><b/>' +
        '<script>code</script>zoledronic acid</p><div><p>none</p></div></body></html>',
      'application/xhtml+xml',
    );
    const search = findCandidateBlocks(page.documentElement, finder);
    expect([...(search.next() ?? [])]).toEqual([page.querySelector('p')]);
  });

  test('not in the code of a page', () => {
    document.body.innerHTML = '<div><p>none</p><script>"zoledronic acid"</script></div>';
    expect(findCandidateBlocks(document.body, finder).next()?.size).toBe(0);
  });
});
