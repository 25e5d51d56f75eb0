import { articleHtml } from '../generated-pages';

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

/** Pages that change all the time, by what changes. */
export function busyPages(names: readonly string[]): Record<string, string> {
  const article = (extra: string, change: string) =>
    articleHtml({ bytes: 300_000, names, mentions: 300 }).replace(
      '</main>',
      `</main>${extra}${changing(change)}`,
    );
  return {
    'texts of a paper with 300 names': article('', EDITS),
    'rows of a feed': article('', ROWS).replace('<main>', '<ul id="feed"></ul><main>'),
    'a clock beside 5,000 marked rows': article(
      `<ol>${'<li>row about palbociclib</li>'.repeat(5000)}</ol>`,
      CLOCK,
    ).replace('<main>', '<p id="clock"></p><main>'),
  };
}
