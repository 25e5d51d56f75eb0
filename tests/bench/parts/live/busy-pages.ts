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
/** Where a name is put into a page while it changes; see mark-ages.ts. */
const SPOT = '<span id="spot"></span>';

/**
 * Pages that change all the time, by what changes. To read the last one again costs much, because all of its text is one block.
 */
export function busyPages(names: readonly string[]): Record<string, string> {
  const article = ({ bytes = 300_000, before = '', after = '' }, change: string) =>
    articleHtml({ bytes, names, mentions: 300 })
      .replace('<main>', `<p>${SPOT}</p>${before}<main>`)
      .replace('</main>', `</main>${after}${changing(change)}`);
  return {
    'texts of a paper with 300 names': article({}, EDITS),
    'rows of a feed': article({ before: '<ul id="feed"></ul>' }, ROWS),
    'a clock beside 5,000 marked rows': article(
      { before: '<p id="clock"></p>', after: `<ol>${'<li>row about palbociclib</li>'.repeat(5000)}</ol>` },
      CLOCK,
    ),
    'a clock in one block of 1 MB': article({ bytes: 1_200_000 }, CLOCK)
      .replaceAll(BLOCK_TAGS, ' ')
      .replace(SPOT, '')
      .replace('<main>', `<main><b id="clock"></b> ${SPOT} `),
  };
}
