import { afterEach, expect, test, vi } from 'vitest';
import type { PageWatcher } from '@/lib/page';
import { watch } from '../support';

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
