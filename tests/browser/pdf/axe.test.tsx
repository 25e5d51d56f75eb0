import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { expectNoFindings } from '../axe-findings';
import { closePdfPage, DOCUMENT, element, OPEN, rendered, showPdfPage } from './show-pdf-page';

afterEach(closePdfPage);

test('axe finds nothing in an open document, with its names, notes, search and menu', async () => {
  await showPdfPage({ ...OPEN, damagedPages: [4], found: { nth: 2, count: 9, isPending: false } });
  element('[aria-label="Find in the document"]').click();
  element('summary').click();
  await rendered();
  await expectNoFindings(document.body, 'an open document');
});

test('axe finds nothing before there is a document, in French', async () => {
  const { update } = await showPdfPage({}, 'fr');
  await expectNoFindings(document.body, 'the page without a document');
  await update({
    state: { kind: 'failed', failure: { kind: 'refused', host: 'clinic.example', status: 403 } },
  });
  await expectNoFindings(document.body, 'a failure', { systems: 'light' });
  await update({ state: { kind: 'password', isWrong: true, answer: () => undefined } });
  await expectNoFindings(document.body, 'the password', { systems: 'light' });
});

test('in a window of 320 px nothing is cut off or lies beside it', async () => {
  await page.viewport(320, 640);
  try {
    const { update } = await showPdfPage(OPEN);
    expect(element('.pdf-side').hidden).toBe(true);
    expect(beyondWindow()).toEqual([]);
    await update({
      state: {
        kind: 'failed',
        failure: { kind: 'gone', host: 'a.very.long.host.name.of.a.clinic.example', status: 404 },
      },
    });
    expect(beyondWindow()).toEqual([]);
    await update({
      ...OPEN,
      state: { kind: 'open', document: { ...DOCUMENT, title: 'A title '.repeat(40) } },
    });
    element('[aria-label="Names and contents"]').click();
    element('summary').click();
    await rendered();
    expect(beyondWindow()).toEqual([]);
  } finally {
    await page.viewport(1024, 700);
  }
});

/** What can be seen outside of the window to the side. */
function beyondWindow(): string[] {
  return [...document.querySelectorAll('body *')]
    .filter((one) => one.checkVisibility())
    .filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return width > 0 && (left < 0 || right > innerWidth + 0.5);
    })
    .map((one) => one.outerHTML.slice(0, 100));
}
