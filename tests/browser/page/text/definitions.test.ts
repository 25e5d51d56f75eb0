import { afterEach, expect, test, vi } from 'vitest';
import type { PageWatcher } from '@/lib/page';
import { attach, goByFrames, nextFrames, watch } from '../support';

let end: AbortController | undefined;
let page: PageWatcher;

afterEach(() => {
  end?.abort();
  document.body.replaceChildren();
});

/** The abbreviations that the page defines, as they stand in it, in order. */
function defined(): string[] {
  return page
    .mentions()
    .filter(({ definedHere }) => definedHere)
    .map(({ id, normalizedText }) => `${normalizedText} ${id}`);
}

async function expectDefined(...expected: string[]): Promise<void> {
  await vi.waitFor(() => expect(defined()).toEqual(expected), { timeout: 5000, interval: 20 });
}

function load(html: string): void {
  ({ page, end } = watch(html));
}

const DEFINITION = '<p id="definition">doxorubicin (<b>DOX</b>)</p>';

test('an abbreviation is marked in other blocks of the page, before and after its definition', async () => {
  load(`<p>DOX</p><div>${DEFINITION}</div><p>D<i>OX</i>-induced, dox</p>`);
  await expectDefined('DOX doxorubicin', 'DOX doxorubicin', 'DOX doxorubicin');
  expect(page.counts.get('doxorubicin')).toBe(4);
});

test('a definition holds in the nearest article or list item', async () => {
  load(`<p>DOX 1</p><article><p>DOX</p>${DEFINITION}<ul><li>DOX</li></ul></article><p>DOX</p>
    <ul><li>less than zero (LTZ)</li><li>letrozole (LTZ): LTZ</li><li>LTZ</li></ul>`);
  await expectDefined(...Array(3).fill('DOX doxorubicin'), ...Array(2).fill('LTZ letrozole'));
});

test('the nearest definition decides', async () => {
  load('<p>letrozole (LTZ)</p><article><p>less than zero (LTZ)</p><p>LTZ</p></article><p>LTZ</p>');
  await expectDefined('LTZ letrozole', 'LTZ letrozole');
});

test('two rival definitions of one article cancel, in whatever block they stand', async () => {
  load('<p>letrozole (LTZ)</p><p>LTZ</p><p id="rival">less than zero (LTZ)</p><p>letrozole</p>');
  await vi.waitFor(() => expect(page.counts.get('letrozole')).toBe(2));
  await expectDefined();
  document.querySelector('#rival')?.remove();
  await expectDefined('LTZ letrozole', 'LTZ letrozole');
});

test('a definition may come later, be edited, and leave', async () => {
  load('<p>DOX</p><p id="late">letrozole</p>');
  await vi.waitFor(() => expect(page.counts.get('letrozole')).toBe(1));
  expect(defined()).toEqual([]);
  document.querySelector('#late')?.insertAdjacentHTML('afterend', DEFINITION);
  await expectDefined('DOX doxorubicin', 'DOX doxorubicin');
  const abbreviation = document.querySelector('#definition b')?.firstChild as Text;
  abbreviation.data = 'DXR';
  await expectDefined('DXR doxorubicin');
  document.querySelector('#definition')?.remove();
  await expectDefined();
  await vi.waitFor(() => expect([...page.counts]).toEqual([['letrozole', 1]]));
});

test('text that comes after the definition is read with it', async () => {
  load(`${DEFINITION}<div id="end"></div>`);
  await expectDefined('DOX doxorubicin');
  document.querySelector('#end')?.insertAdjacentHTML('beforeend', '<section><p>DOX</p></section>');
  await expectDefined('DOX doxorubicin', 'DOX doxorubicin');
});

test('a short name of the glossary has the meaning that this page defines', async () => {
  load('<p>T-DM1</p><article><p>total damage model 1 (T-DM1)</p><p>T-DM1</p></article>');
  await vi.waitFor(() =>
    expect(page.mentions().map(({ normalizedText }) => normalizedText)).toEqual(['T-DM1']),
  );
});

test('in a shadow root of an article, it has the meaning that the page around the article comes to define', async () => {
  load('<p id="around">letrozole</p>');
  const article = document.createElement('article');
  attach(article, '<slot></slot><p>T-DM1</p>');
  document.body.append(article);
  const names = () => page.mentions().map(({ normalizedText }) => normalizedText);
  await vi.waitFor(() => expect(names()).toEqual(['letrozole', 'T-DM1']), { timeout: 5000 });
  // The article comes to define another one at the same time.
  document.querySelector('#around')?.append(', total damage model 1 (T-DM1)');
  article.innerHTML = '<p>doxorubicin (DOX)</p>';
  await expectDefined('DOX doxorubicin');
  await vi.waitFor(() => expect(names()).toEqual(['letrozole', 'doxorubicin', 'DOX']), { timeout: 5000 });
});

test('text that was read at once before it was moved has the meanings of where it stands now', async () => {
  goByFrames();
  let readings = 0;
  ({ page, end } = watch(
    `<article>${DEFINITION}<ul><li><p>letrozole</p></li></ul></article><ul id="outside"></ul>`,
    () => {
      readings += 1;
    },
  ));
  await expectDefined('DOX doxorubicin');
  // Nothing is read at once while the first reading is going on.
  await nextFrames();
  const [text] = document.querySelectorAll('li p');
  if (text) text.textContent = 'DOX, letrozole';
  await nextFrames();
  const before = readings;
  document.querySelector('#outside')?.append(...document.querySelectorAll('li'));
  await vi.waitFor(() => expect(readings).toBeGreaterThan(before));
  await expectDefined('DOX doxorubicin');
});
