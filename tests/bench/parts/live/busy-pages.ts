import { articleHtml } from '../../generated-pages';

/** Script of a page that changes a thousand times a second: four changes a timer, and timers come every 4 ms. */
const changing = (change: string) => `<script>
  let count = 0;
  window.changes = () => count;
  addEventListener('load', () => setInterval(() => {
    for (let i = 0; i < 4; i++) { count += 1; (${change})(count); }
  }, 4));
</script>`;

/** Replaces a word of a paragraph by a name, and back. */
const EDITS = `(n) => {
  const paragraphs = window.paragraphs ??= document.querySelectorAll('p');
  paragraphs[n % paragraphs.length].lastChild.data = Math.floor(n / paragraphs.length) % 2 ? ' with letrozole' : ' without';
}`;
/** Adds a row to a list, and removes the last one. */
const ROWS = `(n) => {
  const list = window.list ??= document.querySelector('#feed');
  const row = document.createElement('li');
  row.textContent = 'row ' + n + ' about tamoxifen';
  list.prepend(row);
  if (list.childElementCount > 200) list.lastElementChild.remove();
}`;
/** Edits one text, as a clock does. */
const CLOCK = `(n) => { document.querySelector('#clock').textContent = n; }`;

/** Tags of elements that begin a new line: without them, a page is one block. */
const BLOCK_TAGS = /<\/?(?:p|h2|ul|li|div|table|tbody|tr|th|td)\b[^>]*>/g;
/** Below the window, and not laid out there: a change in it costs the page nothing. */
const UNRENDERED =
  'display: block; margin-top: 3000px; content-visibility: auto; contain-intrinsic-size: auto 3000px';
/**
 * A name that is in the window, and a block without one, into which a name is put while the page changes (mark-ages.ts): where a
 * block has marks already, a change may be read sooner.
 */
const TOP = '<p>tamoxifen</p><p>A new name: <span id="spot"></span></p>';

/**
 * Pages that change all the time, by what changes. The last two are expensive to read again, because all of their text is one
 * block; where that is in the window, each change also costs the page a layout of all that text.
 */
export function busyPages(names: readonly string[]): Record<string, string> {
  const plain = (bytes: number) => articleHtml({ bytes, names, mentions: 300 });
  const article = ({ before = '', after = '' }, change: string) =>
    plain(300_000)
      .replace('<main>', `${TOP}${before}<main>`)
      .replace('</main>', `</main>${after}${changing(change)}`);
  const oneBlock = (style: string) =>
    plain(1_200_000)
      .replaceAll(BLOCK_TAGS, ' ')
      .replace('<main>', `${TOP}<main style="${style}"><b id="clock"></b> `)
      .replace('</main>', `</main>${changing(CLOCK)}`);
  return {
    'texts of a paper with 300 names': article({}, EDITS),
    'rows of a feed': article({ before: '<ul id="feed"></ul>' }, ROWS),
    'a clock beside 5,000 marked rows': article(
      { before: '<p id="clock"></p>', after: `<ol>${'<li>row about palbociclib</li>'.repeat(5000)}</ol>` },
      CLOCK,
    ),
    'a clock in one block of 1 MB below the window': oneBlock(UNRENDERED),
    'a clock in one block of 1 MB in the window': oneBlock('display: block'),
  };
}
