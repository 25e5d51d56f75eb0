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
