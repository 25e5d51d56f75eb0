import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { commands, page } from 'vitest/browser';
import type { Failure } from '@/lib/pdf';
import { closePdfPage, DOCUMENT, element, OPEN, rendered, showPdfPage } from './show-pdf-page';

afterEach(closePdfPage);

const text = (selector: string) => element(selector).textContent ?? '';
const press = (label: string) => {
  const found = [...document.querySelectorAll<HTMLElement>('button, summary')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === label,
  );
  (found ?? expect.fail(`No button ${label}`)).click();
  return rendered();
};
async function pressAll(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await commands.press(key);
    await rendered();
  }
}
const PDF = new File(['%PDF-1.7'], 'mine.pdf', { type: 'application/pdf' });

describe('a file', () => {
  function choose(selector: string): void {
    const files = new DataTransfer();
    files.items.add(PDF);
    const field = element<HTMLInputElement>(selector);
    field.files = files.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  test('can be chosen at the start and in the place of a document', async () => {
    const { actions, update } = await showPdfPage();
    choose('main input[type="file"]');
    await update(OPEN);
    choose('header input[type="file"]');
    expect(actions.openFile.mock.calls).toEqual([[PDF], [PDF]]);
  });

  test('can be dropped anywhere, and the page says so while it is over it', async () => {
    const { actions } = await showPdfPage(OPEN);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(PDF);
    const drag = (type: string) =>
      element('header').dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    expect(drag('dragover')).toBe(false);
    await rendered();
    expect(text('.pdf-drop')).toBe('Drop the PDF here');
    expect(drag('drop')).toBe(false);
    await rendered();
    expect(actions.openFile).toHaveBeenCalledExactlyOnceWith(PDF);
    expect(document.querySelector('.pdf-drop')).toBe(null);
  });
});

test('a document with a password leads to another file, too', async () => {
  const { actions } = await showPdfPage({
    state: { kind: 'password', isWrong: false, answer: () => undefined },
  });
  const files = new DataTransfer();
  files.items.add(PDF);
  const field = element<HTMLInputElement>('header input[type="file"]');
  field.files = files.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  expect(actions.openFile).toHaveBeenCalledExactlyOnceWith(PDF);
});

test('a wrong password is replaced by the next one', async () => {
  const answer = vi.fn<(password: string) => void>();
  await showPdfPage({ state: { kind: 'password', isWrong: false, answer } });
  element('input[type="password"]').focus();
  await pressAll('a', 'b', 'Enter', 'c', 'Enter');
  expect(answer.mock.calls).toEqual([['ab'], ['c']]);
});

const HOST = { host: 'clinic.example' };
/** What no other try would change. */
const LASTING: readonly Failure['kind'][] = ['page-address', 'no-file-access', 'no-address'];
test.each<[Failure, RegExp, boolean]>([
  [{ kind: 'no-pdf', ...HOST }, /sent no PDF[\s\S]*clinic\.example answered with something else/, true],
  [{ kind: 'led-elsewhere', ...HOST }, /another website[\s\S]*clinic\.example/, true],
  [{ kind: 'refused', ...HOST, status: 403 }, /clinic\.example refused it \(answer 403\)/, true],
  [{ kind: 'gone', ...HOST, status: 405 }, /answer 405[\s\S]*only for a form that you have sent/, true],
  [{ kind: 'server-error', ...HOST, status: 500 }, /answer 500/, false],
  [{ kind: 'unreachable', ...HOST }, /cannot be reached/, false],
  [{ kind: 'page-address' }, /no other page can load it/, true],
  [{ kind: 'file-access' }, /allow “access to file URLs”/, false],
  [{ kind: 'no-file-access' }, /lets no extension open a file by its address\. Choose it here/, false],
  [{ kind: 'no-file' }, /could not be read/, false],
  [{ kind: 'no-address' }, /Only addresses of websites and of files/, false],
  [{ kind: 'too-large', megabytes: 600 }, /600 MB/, false],
  [{ kind: 'empty' }, /is empty/, false],
  [{ kind: 'damaged' }, /damaged or cut off/, false],
  [{ kind: 'internal' }, /could not be opened[\s\S]*not enough memory/, false],
])('the failure %j is told with what to do', async (failure, words, saveHelps) => {
  const { actions } = await showPdfPage({ state: { kind: 'failed', failure }, canReload: true });
  expect(text('[role="alert"]')).toMatch(words);
  expect(text('[role="alert"]').includes('Save it in your browser and choose the file here.')).toBe(
    saveHelps,
  );
  expect(document.querySelector('[role="alert"] input[type="file"]')).not.toBe(null);
  if (LASTING.includes(failure.kind)) {
    expect(text('[role="alert"]')).not.toContain('Try again');
  } else {
    await press('Try again');
    expect(actions.reload).toHaveBeenCalledOnce();
  }
});

test('a file that cannot be read is not to be loaded once more', async () => {
  await showPdfPage({ state: { kind: 'failed', failure: { kind: 'damaged' } } });
  expect(text('[role="alert"]')).not.toContain('Try again');
});

test('who has come from a private window is told why the file must be chosen', async () => {
  const { update } = await showPdfPage({ isFromPrivate: true });
  expect(text('main')).toMatch(/opens in ordinary windows only/);
  await update({});
  expect(text('main')).not.toMatch(/ordinary windows/);
});

test('loading shows how much has come, and can be stopped', async () => {
  const progress = { received: 2.5 * 1024 * 1024, total: 10 * 1024 * 1024 };
  const { actions, update } = await showPdfPage({ state: { kind: 'loading', progress } });
  expect(text('[role="status"]')).toBe('Loading the document: 2.5 of 10 MB');
  expect(element<HTMLProgressElement>('progress').position).toBe(0.25);
  await update({ state: { kind: 'loading', progress: { ...progress, total: null } } });
  expect(text('[role="status"]')).toBe('Loading the document: 2.5 MB so far');
  const small = { received: 200, total: 9000 };
  await update({ state: { kind: 'loading', progress: small } });
  expect(text('[role="status"]')).toBe('Loading the document…');
  await press('Stop');
  expect(actions.stop).toHaveBeenCalledOnce();
});

describe('an open document', () => {
  test('lists its names with their pages, more of them on demand, and goes to each', async () => {
    const { actions } = await showPdfPage(OPEN);
    const [letrozole, parp] = document.querySelectorAll('.pdf-names li');
    expect(letrozole?.textContent).toMatch(/^letrozole 14 timespages12345678910/);
    expect(parp?.textContent).toMatch(/^PARP inhibitor kind of drug, oncepage7$/);
    await press('2 more pages');
    await press('letrozole: go to page 12');
    expect(actions.goToName).toHaveBeenCalledExactlyOnceWith('letrozole', 12);
  });

  test('tells how far its names have been read, that there are none, or no text to read', async () => {
    const names = { names: [], readPages: 11, pages: 40, hasText: false };
    const { update } = await showPdfPage({ ...OPEN, names });
    expect(text('.pdf-side')).toMatch(/Reading page 12 of 40…/);
    await update({ ...OPEN, names: { ...names, readPages: 40, hasText: true } });
    expect(text('.pdf-side')).toMatch(/No drug names from this glossary/);
    await update({ ...OPEN, names: { ...names, readPages: 40 } });
    expect(text('.pdf-side')).toMatch(/There is no text in which names could be found/);
    expect(text('main [role="status"]')).toMatch(/^There is no text to read in this document/);
    await press('Close this note');
    expect(document.querySelector('main [role="status"]')).toBe(null);
  });

  test('says where it came from, if another site has sent it, and which page is damaged', async () => {
    await showPdfPage({
      ...OPEN,
      state: { kind: 'open', document: { ...DOCUMENT, askedAddress: 'https://journal.example/a.pdf' } },
      damagedPages: [4],
    });
    expect([...document.querySelectorAll('.pdf-note')].map((note) => note.textContent)).toEqual([
      'This document came from clinic.example. journal.example passed it on from there.',
      'Page 4 is damaged and could not be drawn whole.',
    ]);
  });

  test('says that a change could not be saved, and why', async () => {
    await showPdfPage({ ...OPEN, failure: 'QuotaExceededError' });
    expect(text('main [role="alert"]')).toMatch(/storage for this extension is full.*QuotaExceededError/);
  });

  test('gives the tab its title, or its name, as long as it is open', async () => {
    const { update } = await showPdfPage(OPEN);
    expect(document.title).toBe('A leaflet');
    await update({ ...OPEN, state: { kind: 'open', document: { ...DOCUMENT, title: null } } });
    expect(document.title).toBe('leaflet.pdf');
    await update({});
    expect(document.title).toBe('PDF – Breast Cancer Drug Glossary');
  });

  test('is printed by the browser itself, too, but not beside the pages that are made for paper', async () => {
    await showPdfPage(OPEN);
    // What is for paper only counts on the screen, too.
    for (const rule of [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules])) {
      if (rule instanceof CSSMediaRule && rule.conditionText === 'print') rule.media.mediaText = 'all';
    }
    const display = () => getComputedStyle(element('.pdf-app')).display;
    expect(display()).not.toBe('none');
    document.body.insertAdjacentHTML('beforeend', '<div class="pdf-print"></div>');
    expect(display()).toBe('none');
  });

  test('has the focus in its pages after a choice in a panel that lies over them', async () => {
    onTestFinished(() => page.viewport(1024, 700));
    await page.viewport(600, 700);
    const { actions } = await showPdfPage(OPEN);
    for (const label of ['letrozole: go to page 2', 'Antibodies']) {
      await press('Names and contents');
      element('.pdf-side button').focus();
      await press(label);
      expect(element('.pdf-side').hidden).toBe(true);
      expect(document.activeElement).toBe(element('.pdf-container'));
    }
    expect([actions.goToName.mock.calls, actions.goTo.mock.calls]).toEqual([
      [['letrozole', 2]],
      [['antibodies']],
    ]);
  });

  test('says that marks are off on its site, and turns them on', async () => {
    const { actions } = await showPdfPage({
      ...OPEN,
      names: null,
      site: { site: 'clinic.example', isOn: false },
    });
    expect(text('.pdf-side')).toMatch(/Marks are off for clinic\.example\./);
    await press('Mark names');
    expect(actions.setSite).toHaveBeenCalledExactlyOnceWith(true);
  });

  test('goes where its outline says, and outside only in a new tab', async () => {
    const { actions } = await showPdfPage(OPEN);
    await press('Antibodies');
    expect(actions.goTo).toHaveBeenCalledExactlyOnceWith('antibodies');
    const { href, target, rel } = element<HTMLAnchorElement>('.pdf-outline a');
    expect([href, target, rel]).toEqual(['https://clinic.example/', '_blank', 'noopener noreferrer']);
  });

  test('is searched as it is typed, and on with Enter; Escape ends that', async () => {
    const { actions, update } = await showPdfPage(OPEN);
    await press('Find in the document');
    await pressAll('t', 'a', 'Enter', 'Shift+Enter');
    await update({ ...OPEN, found: { nth: 2, count: 9, isPending: false } });
    expect(text('.pdf-find [role="status"]')).toBe('2 of 9');
    await pressAll('Escape');
    expect(actions.find.mock.calls).toEqual([
      ['t', { isAgain: false, isBackwards: false }],
      ['ta', { isAgain: false, isBackwards: false }],
      ['ta', { isAgain: true, isBackwards: false }],
      ['ta', { isAgain: true, isBackwards: true }],
      ['', { isAgain: false, isBackwards: false }],
    ]);
    expect(document.querySelector('.pdf-find')).toBe(null);
  });

  test('is searched no more after Escape on a button of the search', async () => {
    await showPdfPage(OPEN);
    await press('Find in the document');
    element('.pdf-find button').focus();
    await pressAll('Escape');
    expect(document.querySelector('.pdf-find')).toBe(null);
    expect(document.activeElement).toBe(element('.pdf-container'));
  });

  test('shows in forced colours where a page ends and what was found, and leaves the marks below fields', async () => {
    await showPdfPage(OPEN);
    element('.pdfViewer').innerHTML =
      '<div class="page"><div class="textLayer"><span class="highlight"></span></div>' +
      '<div class="annotationLayer"><section><div class="pdf-written">letrozole</div></section></div></div>';
    const look = () => ({
      page: getComputedStyle(element('.page')).outlineStyle,
      found: getComputedStyle(element('.highlight')).outlineStyle,
      field: getComputedStyle(element('.pdf-written')).getPropertyValue('forced-color-adjust'),
    });
    expect(look()).toMatchObject({ page: 'none', found: 'none' });
    for (const rule of [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules])) {
      if (rule instanceof CSSMediaRule && /forced-colors/.test(rule.conditionText))
        rule.media.mediaText = 'all';
    }
    expect(look()).toEqual({ page: 'solid', found: 'solid', field: 'none' });
  });

  test('has the focus in the field of its search as soon as that is there: a quick reader loses no letter', async () => {
    await showPdfPage(OPEN);
    const focused = new Promise((done) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector('.pdf-find') === null) return;
        observer.disconnect();
        done(document.activeElement);
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
    await press('Find in the document');
    expect(await focused).toBe(element('.pdf-find input'));
  });

  test('has the keys of the viewers of browsers, but not while the reader types', async () => {
    const { actions } = await showPdfPage(OPEN);
    await pressAll('n', 'p', 'r', 'Home', 'End');
    expect(actions.goToPage.mock.calls).toEqual([[4], [2], [1], [40]]);
    expect(actions.turn).toHaveBeenCalledOnce();
    await pressAll('Control+=', 'Control+-', 'Control+0', 'Control+s');
    expect([actions.zoom.mock.calls, actions.setScale.mock.calls]).toEqual([[['in'], ['out']], [['auto']]]);
    expect(actions.save).toHaveBeenCalledOnce();
    element('header input[type="text"]').focus();
    await pressAll('n', 'r');
    expect(actions.goToPage).toHaveBeenCalledTimes(4);
    expect(actions.turn).toHaveBeenCalledOnce();
  });

  test('has the focus in its pages at first, without a ring around them', async () => {
    await showPdfPage(OPEN);
    expect(document.activeElement).toBe(element('.pdf-container'));
    expect(element('.pdf-container').matches(':focus-visible')).toBe(false);
  });

  test('has keys without Ctrl only while the focus is in its pages, where it is at first', async () => {
    const { actions, update } = await showPdfPage();
    await update(OPEN);
    expect(document.activeElement).toBe(element('.pdf-container'));
    await pressAll('n');
    element('header button').focus();
    await pressAll('n', 'r', 'j', 'k', 'p');
    expect([actions.goToPage.mock.calls, actions.turn.mock.calls]).toEqual([[[4]], []]);
  });

  test('leaves keys with Ctrl and Shift to the browser, but not those that need Shift to be written', async () => {
    const { actions } = await showPdfPage(OPEN);
    const press = (key: string, shiftKey: boolean) =>
      !element('.pdf-container').dispatchEvent(
        new KeyboardEvent('keydown', { key, ctrlKey: true, shiftKey, bubbles: true, cancelable: true }),
      );
    expect(['P', 'S', 'F', '+', '0'].map((key) => press(key, true))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
    expect([actions.print.mock.calls, actions.save.mock.calls]).toEqual([[], []]);
    // Caps Lock.
    expect(press('P', false)).toBe(true);
    expect(actions.print).toHaveBeenCalledOnce();
  });

  test('goes to the field of its search again by the key, and the next document has no search', async () => {
    const { update } = await showPdfPage(OPEN);
    await pressAll('Control+f', 't');
    element('.pdf-container').focus();
    await pressAll('Control+f');
    const field = element<HTMLInputElement>('.pdf-find input');
    expect(document.activeElement).toBe(field);
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, 1]);
    const other = { ...DOCUMENT, signal: new AbortController().signal };
    await update({ ...OPEN, state: { kind: 'open', document: other } });
    await vi.waitFor(() => expect(document.querySelector('.pdf-find')).toBe(null));
  });

  test('goes to a page by its number, and on to another one', async () => {
    const { actions, update } = await showPdfPage(OPEN);
    const field = element<HTMLInputElement>('header input[type="text"]');
    field.focus();
    await pressAll('1', '7', 'Enter');
    await update({ ...OPEN, viewer: { page: 17, pages: 40, scale: 'auto', percent: 100 } });
    expect(field.value).toBe('17');
    await pressAll('9', '9', 'Enter');
    expect(field.value).toBe('17');
    await pressAll('5', 'Enter');
    expect(actions.goToPage.mock.calls).toEqual([[17], [99], [5]]);
  });

  test.each([
    ['en', /^137%$/, /^50%$/],
    ['fr', /^137[\u00a0\u202f]%$/, /^50[\u00a0\u202f]%$/],
  ] as const)('writes sizes as the language does: %s', async (language, other, half) => {
    const viewer = { page: 1, pages: 1, scale: '1.37', percent: 137 };
    await showPdfPage({ ...OPEN, viewer }, language);
    const sizes = [...document.querySelectorAll('.pdf-group option')].map((one) => one.textContent);
    expect(sizes[0]).toMatch(other);
    expect(sizes[5]).toMatch(half);
  });

  test('has dark paper only when the reader chooses it', async () => {
    await showPdfPage(OPEN);
    const isDark = () => element('.pdf-container').dataset['dark'] !== undefined;
    expect(isDark()).toBe(false);
    [...document.querySelectorAll<HTMLElement>('.pdf-check')]
      .find((one) => one.textContent === 'Dark paper')
      ?.click();
    await rendered();
    expect(isDark()).toBe(true);
  });
});
