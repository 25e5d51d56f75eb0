import { afterEach, describe, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { loadGlossary } from '@/lib/glossary';
import { DEFAULTS, type Settings } from '@/lib/settings';
import type { TabView } from '@/lib/tabs';
import {
  closePopup,
  element,
  pageWith,
  pressEscape,
  SAVED,
  type ShownPopup,
  showPopup,
  text,
  type,
  waitForElement,
} from './show-popup';

afterEach(closePopup);

const waitForText = (wanted: RegExp) => vi.waitFor(() => expect(text()).toMatch(wanted));
const switches = () => [...document.querySelectorAll<HTMLElement>('[role="switch"]')];
const focused = () => document.activeElement;
const nameOf = (dialog: Element) =>
  document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent;

const options = () => [...document.querySelectorAll<HTMLElement>('[role="option"]')];
const active = () => {
  const id = element('[role="combobox"]').getAttribute('aria-activedescendant');
  return id === null ? null : document.getElementById(id);
};

test('says why a card has closed whose words the page has changed', async () => {
  const page = pageWith({ letrozole: 1 });
  await showPopup({ state: page });
  expect(text()).not.toContain('A card was closed');
  await closePopup();
  await showPopup({ state: page.kind === 'injected' ? { ...page, hasChangedCard: true } : page });
  await waitForText(/A card was closed\s+This page has changed what a card said/);
});

describe('search', () => {
  test('is ready to type, and Enter opens the card of what is spelled as typed', async () => {
    await showPopup();
    expect(focused()?.getAttribute('role')).toBe('combobox');
    type('Femara');
    await waitForElement('[role="option"]');
    expect(active()).toBe(options()[0]);
    await commands.press('Enter');
    await waitForText(/Aromatase inhibitor/);
    expect((await waitForElement('.card-frame h2')).textContent).toContain('letrozole');
  });

  test('offers guesses under a heading, and opens one only when the reader has gone to it', async () => {
    await showPopup();
    type('leterzole');
    await waitForElement('[role="option"]');
    const group = element('[role="listbox"] [role="group"]');
    const heading = 'Nothing is spelled “leterzole”. Did you mean:';
    expect(group.getAttribute('aria-label')).toBe(heading);
    expect(group.firstElementChild?.textContent).toBe(heading);
    expect(element('[role="status"]').textContent).toBe(heading);
    expect(group.contains(options()[0] ?? null)).toBe(true);
    expect(active()).toBe(null);
    await commands.press('Enter');
    expect(document.querySelector('.card-frame')).toBe(null);
    await commands.press('ArrowDown');
    await vi.waitFor(() => expect(active()).toBe(options()[0]));
    await commands.press('Enter');
    expect((await waitForElement('.card-frame h2')).textContent).toContain('letrozole');
  });

  test('opens with the text that the reader looks up with it', async () => {
    await showPopup({}, 'en', 'leterzole');
    await waitForText(/Nothing is spelled “leterzole”/);
    expect(element('input')).toHaveProperty('value', 'leterzole');
    expect(focused()?.getAttribute('role')).toBe('combobox');
  });

  test('is used with the arrow keys', async () => {
    await showPopup();
    type('PARP');
    await waitForElement('[role="option"]');
    const names = [...document.querySelectorAll('[role="option"] .drug-name')].map(
      ({ textContent }) => textContent,
    );
    expect(names[0]).toBe('PARP inhibitor');
    expect(names.slice(1, 3).sort()).toEqual(['olaparib', 'talazoparib']);
    await commands.press('ArrowDown');
    await vi.waitFor(() => expect(options()[1]?.getAttribute('aria-selected')).toBe('true'));
    await commands.press('Enter');
    expect((await waitForElement('.card-frame h2')).textContent).toBe(names[1]);
    expect(text()).toMatch(/BRCA gene mutation/);
  });

  test('begins at the last guess with the arrow up', async () => {
    await showPopup();
    type('taxene');
    await waitForElement('[role="option"]');
    await commands.press('ArrowUp');
    await vi.waitFor(() => expect(active()).toBe(options().at(-1)));
  });

  test('shows the rows of the window with the key, and those below it when there is time, or the reader goes there', async () => {
    await showPopup();
    type('l');
    await waitForElement('[role="option"]');
    const laters: IdleRequestCallback[] = [];
    const idle = vi
      .spyOn(globalThis, 'requestIdleCallback')
      .mockImplementation((later) => laters.push(later));
    type('tr');
    const total = await vi.waitFor(() => {
      const [count = ''] = /\d+/.exec(element('[role="status"]').textContent) ?? [];
      expect(Number(count)).toBeGreaterThan(30);
      return Number(count);
    });
    expect(options().length).toBeLessThan(total);
    expect(options()[0]?.parentElement?.getBoundingClientRect().bottom).toBeLessThan(
      options().at(-1)?.getBoundingClientRect().top ?? 0,
    );
    // The list asks for time when it is painted; the search, and the list before, may have asked for some already.
    await vi.waitFor(() => {
      for (const later of laters.splice(0)) later({ didTimeout: false, timeRemaining: () => 50 });
      expect(options()).toHaveLength(total);
    });
    type('tra');
    await vi.waitFor(() => expect(options().length).toBeLessThan(total / 2));
    await commands.press('ArrowUp');
    await vi.waitFor(() => expect(options().length).toBeGreaterThan(total / 2));
    expect(active()).toBe(options().at(-1));
    idle.mockRestore();
  });

  test('tells apart what begins alike, and says why a hit is there', async () => {
    await showPopup();
    type('HER2-positive');
    await waitForElement('[role="option"]');
    const row = options().find((option) => option.querySelector('.drug-name')?.textContent === 'neratinib');
    expect(row?.querySelector('.kind')?.textContent).toBe('HER2 tyrosine kinase inhibitor · HER2-positive');
    expect(row?.querySelector('.brand')?.textContent).toBe('Nerlynx');
  });

  test('names an option after its entry, so that another one is read when the next letter brings it', async () => {
    await showPopup();
    type('letro');
    await waitForElement('[role="option"]');
    const before = active()?.id;
    type('trastu');
    await vi.waitFor(() => expect(active()?.id).not.toBe(before));
    expect(active()?.id).toMatch(/trastuzumab$/);
  });

  test('says how many there are, and underlines the letters that were typed', async () => {
    await showPopup();
    type('ibr');
    await vi.waitFor(() => expect(element('[role="status"]').textContent).toBe('1 result'));
    expect(element('[role="option"] .brand mark').textContent).toBe('Ibr');
    expect(getComputedStyle(element('[role="option"] mark')).textDecorationThickness).toBe('2px');
    type('trastuzamab');
    await waitForElement('[role="option"] .drug-name mark');
    expect([...(options()[0]?.querySelectorAll('mark') ?? [])].map(({ textContent }) => textContent)).toEqual(
      ['trastuz', 'mab'],
    );
  });

  test('goes back with Escape: from the card to the hits, to the empty field, and then it is for the browser', async () => {
    await showPopup();
    const field = element('input') as HTMLInputElement;
    type('olaparib');
    await waitForElement('[role="option"]');
    await commands.press('Enter');
    await waitForElement('.card-frame h2');
    const wasKept: boolean[] = [];
    const note = (event: KeyboardEvent) =>
      void (event.key === 'Escape' && wasKept.push(event.defaultPrevented));
    window.addEventListener('keydown', note);
    await pressEscape();
    await vi.waitFor(() => expect(focused()).toBe(field));
    expect([field.value, options().length]).toEqual(['olaparib', 1]);
    await pressEscape();
    await vi.waitFor(() => expect([field.value, options().length]).toEqual(['', 0]));
    await pressEscape();
    window.removeEventListener('keydown', note);
    expect(wasKept).toEqual([true, true, false]);
  });

  test('is emptied with a button, which gives the focus back to the field', async () => {
    await showPopup();
    type('olaparib');
    (await waitForElement('.field button')).click();
    await waitForElement('.page li');
    expect((element('input') as HTMLInputElement).value).toBe('');
    expect(focused()).toBe(element('input'));
    expect(document.querySelector('.field button')).toBe(null);
  });

  test('waits until an input method has composed the text, whose Enter opens nothing', async () => {
    await showPopup();
    type('letrozole');
    await waitForElement('[role="option"]');
    const field = element('input');
    const composing = { bubbles: true, cancelable: true, isComposing: true };
    const enter = new KeyboardEvent('keydown', { ...composing, key: 'Enter' });
    field.dispatchEvent(enter);
    expect(enter.defaultPrevented).toBe(false);
    type('olaparib', { isComposing: true });
    await vi.waitFor(() => expect((field as HTMLInputElement).value).toBe('olaparib'));
    expect(options().map((option) => option.querySelector('.drug-name')?.textContent)).toEqual(['letrozole']);
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: 'olaparib' }));
    await vi.waitFor(() => expect(options()[0]?.querySelector('.drug-name')?.textContent).toBe('olaparib'));
    expect(document.querySelector('.card-frame')).toBe(null);
  });

  test('has one height, however much is found', async () => {
    await showPopup();
    const heights = new Set<number>();
    for (const query of ['t', 'HER2', 'letrozole', 'leterzole', 'qqqqqq', 'vincristine']) {
      type(query);
      await vi.waitFor(() => expect(element('.results').className).toContain('open'));
      heights.add(element('main:not([hidden])').getBoundingClientRect().height);
    }
    expect(heights.size).toBe(1);
  });

  test('takes Home as the reader being in the text again', async () => {
    await showPopup();
    type('PARP');
    await waitForElement('[role="option"]');
    await commands.press('ArrowDown');
    await vi.waitFor(() => expect(active()).toBe(options()[1]));
    await commands.press('Home');
    await vi.waitFor(() => expect(active()).toBe(options()[0]));
    expect((element('input') as HTMLInputElement).selectionStart).toBe(0);
  });

  test.each([
    ['qqqqqq', 'No match for “qqqqqq”.'],
    ['vincristine', '“vincristine” is another medicine. It is not in this glossary.'],
    ['trastuzumab rezetecan', '“trastuzumab rezetecan” is another medicine.'],
  ])('offers nothing for %s, and says so', async (query, words) => {
    await showPopup();
    type(query);
    await vi.waitFor(() => expect(element('[role="status"]').textContent).toContain(words));
    expect(options()).toEqual([]);
  });

  test('says nothing of the first letter, and repeats no pasted page', async () => {
    await showPopup();
    type('q');
    await vi.waitFor(() => expect((element('input') as HTMLInputElement).value).toBe('q'));
    expect(element('[role="status"]').textContent).toBe('');
    type('qwz '.repeat(2500));
    await vi.waitFor(() => expect(element('[role="status"]').textContent).toContain('…”'));
    expect(element('[role="status"]').textContent?.length).toBeLessThan(200);
  });

  test.each([
    ['TNBC', 'triple-negative', /receptors/i],
    ['radiation', 'Radiation therapy', /external radiation therapy/],
    ['AC-T', 'AC-T', /National Cancer Institute names AC-T/],
  ])('explains %s, which is no drug', async (query, heading, words) => {
    await showPopup();
    type(query);
    await waitForElement('[role="option"]');
    await commands.press('Enter');
    const shown = await waitForElement('[role="dialog"]');
    expect(nameOf(shown)).toBe(heading);
    await vi.waitFor(() => expect(focused()).toBe(shown));
    expect(text()).toMatch(words);
    expect(element('.card-frame a').getAttribute('href')).toMatch(/^https:/);
  });

  test('goes from drugs that are given together to each of them', async () => {
    await showPopup();
    type('AC-T');
    await waitForElement('[role="option"]');
    await commands.press('Enter');
    (await waitForElement('.letters button')).click();
    await vi.waitFor(() => expect(element('.card-frame h2').textContent).toContain('doxorubicin'));
  });

  test('speaks French', async () => {
    await showPopup({}, 'fr');
    type('létrosole');
    await waitForElement('[role="option"]');
    expect(text()).toMatch(/Aucun nom ne s’écrit «\slétrosole\s»\. Vouliez-vous dire\s:/);
    type('vincristine');
    await waitForText(/«\svincristine\s» est un autre médicament\. Il n’est pas dans ce glossaire\./);
    type('qqqqqq');
    await waitForText(/Aucun résultat pour «\sqqqqqq\s»/);
  });
});

/** What a screen reader says after a step. */
const announcement = () => element('#app > [role=status]');

const textOf = ({ textContent }: Element) => textContent;

describe('the list of what the page names', () => {
  const rows = () =>
    [...document.querySelectorAll('.page li')].map((item) => [
      item.querySelector('.row-name')?.textContent?.trim(),
      item.querySelector('.go-to [aria-hidden]')?.textContent,
    ]);

  test('has drugs and classes in the order of the page, as it writes them, with how often each is there', async () => {
    const written = { 'class:parp-inhibitor': 'PARP inhibitors', letrozole: 'Femara', olaparib: 'Olaparib' };
    await showPopup({
      state: pageWith({ olaparib: 2, letrozole: 1 }, { 'class:parp-inhibitor': 3 }, true, written),
    });
    expect(rows()).toEqual([
      ['olaparib', '2×'],
      ['letrozole Femara', '1×'],
      ['PARP inhibitor', '3×'],
    ]);
    expect(element('.heading').textContent).toBe('On this page2 drugs, 1 kind of drug, 6 mentions');
  });

  test('goes to the next mention and says which that is, then to the previous, or says that the page shows none', async () => {
    const { actions } = await showPopup({ state: pageWith({ olaparib: 2 }) });
    actions.goTo.mockResolvedValueOnce({ nth: 2, count: 2 });
    element('.go-to').click();
    await vi.waitFor(() =>
      expect(announcement().textContent).toBe('olaparib: 2 of 2 on the page. Its card is open there.'),
    );
    expect(rows()).toEqual([['olaparib', '2/2']]);
    expect(actions.goTo).toHaveBeenLastCalledWith('olaparib', 'next');
    actions.goTo.mockResolvedValueOnce({ nth: 1, count: 2 });
    element('.go-back').click();
    await vi.waitFor(() => expect(rows()).toEqual([['olaparib', '1/2']]));
    expect(actions.goTo).toHaveBeenLastCalledWith('olaparib', 'previous');
    element('.go-to').click();
    await vi.waitFor(() =>
      expect(announcement().textContent).toBe('The page does not show “olaparib” at the moment.'),
    );
  });

  test('opens as a list in the glossary page', async () => {
    const { actions } = await showPopup({ state: pageWith({ olaparib: 2, letrozole: 1 }) });
    element('.list-act button').click();
    expect(actions.openList).toHaveBeenCalledExactlyOnceWith(['olaparib', 'letrozole']);
  });

  test('says that it still looks, before it says that there is nothing', async () => {
    const state = pageWith({});
    const { update } = await showPopup({
      state: state.kind === 'injected' ? { ...state, isAsking: true } : state,
    });
    expect(text()).toContain('Looking at this page…');
    update({ state });
    await waitForText(/No names on this page/);
  });
});

describe('a card', () => {
  const count = () => document.querySelector('.card-frame .go-to [aria-hidden]')?.textContent;

  test('says how often the page names its drug, and goes from name to name as the list does', async () => {
    const { actions } = await showPopup({ state: pageWith({ letrozole: 2, olaparib: 3 }) });
    element('li:last-child .explain').click();
    await waitForElement('.card-frame h2');
    expect(count()).toBe('3× on page');
    actions.goTo.mockResolvedValueOnce({ nth: 2, count: 3 });
    element('.card-frame .go-to').click();
    await vi.waitFor(() => expect(count()).toBe('2/3'));
    expect(announcement().textContent).toBe('olaparib: 2 of 3 on the page. Its card is open there.');
    actions.goTo.mockResolvedValueOnce({ nth: 1, count: 3 });
    element('.card-frame .go-back').click();
    await vi.waitFor(() => expect(count()).toBe('1/3'));
    expect(actions.goTo.mock.calls).toEqual([
      ['olaparib', 'next'],
      ['olaparib', 'previous'],
    ]);
  });

  test('counts the names of what it shows now: of a drug instead of its class, and of none that the page does not name', async () => {
    await showPopup({ state: pageWith({ olaparib: 3 }, { 'class:parp-inhibitor': 2 }) });
    element('li:last-child .explain').click();
    await waitForElement('.card-frame h2');
    expect(count()).toBe('2× on page');
    const open = async (drug: string) => {
      const buttons = [...document.querySelectorAll<HTMLElement>('.card-frame .drugs button')];
      buttons.find(({ textContent }) => textContent === drug)?.click();
      await vi.waitFor(() => expect(element('.card-frame h2').textContent).toBe(drug));
    };
    await open('olaparib');
    expect(count()).toBe('3× on page');
    element('.crumb button').click();
    await vi.waitFor(() => expect(element('.card-frame h2').textContent).toBe('PARP inhibitor'));
    await open('talazoparib');
    expect(count()).toBeUndefined();
    expect(element('main:not([hidden]) .bar a').getAttribute('href')).toBe('/glossary.html#talazoparib');
  });

  test('of drugs that are given together names its source before what that says, as a drug’s does', async () => {
    await showPopup();
    type('AC-T');
    (await waitForElement('[role="option"]')).click();
    const card = await waitForElement('.card-frame .card');
    expect([...card.querySelectorAll('.name, .by a, .use p:not(.by), .letters')].map(textOf)).toEqual([
      'AC-T (combination of drugs)',
      'National Cancer Institute (US), 2025',
      'In the US, the National Cancer Institute names AC-T as a combination of three chemotherapy drugs for breast cancer.',
      'A – doxorubicinC – cyclophosphamideT – paclitaxel',
    ]);
  });

  test('has the focus as a dialog of its name, and Back gives it to the search field as it was left', async () => {
    await showPopup();
    type('letrozole');
    await waitForElement('[role="option"]');
    const field = element('input') as HTMLInputElement;
    field.setSelectionRange(3, 3);
    await commands.press('Enter');
    const card = await waitForElement('[role="dialog"]');
    expect(nameOf(card)).toBe('letrozole');
    await vi.waitFor(() => expect(focused()).toBe(card));
    element('.back').click();
    await vi.waitFor(() => expect(focused()).toBe(field));
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(['letrozole', 3, 3]);
  });

  test('follows the region that the reader chooses while it is open, and Escape goes where it went before', async () => {
    const inRegion = (region: Settings['region']) => ({
      saved: { ...SAVED, settings: { ...SAVED.settings, region } },
    });
    const { update } = await showPopup(inRegion('CA'));
    type('olaparib');
    await waitForElement('[role="option"]');
    await commands.press('Enter');
    expect((await waitForElement('.card-frame')).textContent).toContain('Health Canada, ');
    update(inRegion('US'));
    await vi.waitFor(() => expect(element('.card-frame').textContent).toContain('US FDA, '));
    expect(element('.card-frame').textContent).not.toContain('Health Canada, ');
    expect(focused()).toBe(element('.card-frame'));
    await pressEscape();
    await vi.waitFor(() => expect(focused()).toBe(element('input')));
  });

  test('links to its entry in the glossary', async () => {
    await showPopup({ state: pageWith({ olaparib: 1 }) });
    const links = () =>
      [...document.querySelectorAll('main:not([hidden]) .bar a')].map((link) => link.getAttribute('href'));
    expect(links()).toEqual(['/glossary.html', '/options.html']);
    element('.explain').click();
    await waitForElement('.card-frame h2');
    expect(links()).toEqual(['/glossary.html#olaparib', '/options.html']);
  });

  test('gives the focus back to the button of the list that opened it', async () => {
    await showPopup({ state: pageWith({ olaparib: 1 }) });
    const explain = element('.explain');
    explain.focus();
    explain.click();
    const card = await waitForElement('[role="dialog"]');
    await vi.waitFor(() => expect(focused()).toBe(card));
    element('.back').click();
    await vi.waitFor(() => expect(focused()).toBe(explain));
  });

  test('keeps the focus when the card of a kind of drug comes in its place, and takes its name', async () => {
    await showPopup({ state: pageWith({ olaparib: 1 }) });
    element('.explain').click();
    const card = await waitForElement('[role="dialog"]');
    const kind = await waitForElement('[role="dialog"] .term');
    kind.focus();
    kind.click();
    await vi.waitFor(() => expect([nameOf(card), focused()]).toEqual(['PARP inhibitor', card]));
  });
});

describe('the popup says why a page has no marks:', () => {
  const off = pageWith({}, {}, false);
  const withSettings = (settings: Partial<typeof DEFAULTS>) => ({
    saved: { ...SAVED, settings: { ...DEFAULTS, ...settings } },
  });
  test.each<[string, Partial<TabView>, string, RegExp]>([
    [
      'it names no drugs',
      { state: pageWith({}) },
      'No names on this page',
      /were found here\. You can still search/,
    ],
    [
      'it belongs to the browser',
      { state: { kind: 'no-site', isOfBrowser: true } },
      'A page of the browser',
      /The browser lets no extension read this page\. You can still search/,
    ],
    [
      'it comes from no website',
      { state: { kind: 'no-site', isOfBrowser: false } },
      'A page without a website',
      /does not come from a website/,
    ],
    ['marks are off on the site', { state: off }, 'Marks are off on this site', /use the switch below/],
    [
      'the site is not among those that the reader has chosen',
      { state: off, ...withSettings({ mode: 'only' }) },
      'Marks are off on this site',
      /Names are marked only on sites that you choose/,
    ],
  ])('%s', async (_, view, heading, words) => {
    await showPopup(view);
    expect(element('.state h2').textContent).toBe(heading);
    expect(element('.state p').textContent).toMatch(words);
    expect(document.querySelector('.state button')).toBe(null);
  });

  test.each<[string, Partial<TabView>, string, string, (actions: ShownPopup['actions']) => void]>([
    [
      'it is a PDF, which a page of the extension can read',
      { state: { kind: 'pdf', site: 'example.org', address: 'https://example.org/a.pdf#page=3' } },
      'This is a PDF',
      'Read with marks',
      ({ readPdf }) => expect(readPdf).toHaveBeenCalledExactlyOnceWith('https://example.org/a.pdf#page=3'),
    ],
    [
      'it is a PDF in a private window, whose address stays there',
      { state: { kind: 'pdf', site: 'example.org', address: null }, isPrivate: true },
      'This is a PDF',
      'Choose the file',
      ({ readPdf }) => expect(readPdf).toHaveBeenCalledExactlyOnceWith(null),
    ],
    [
      'it may be a PDF that no other page can load',
      { state: { kind: 'no-site', isOfBrowser: true, pdf: null } },
      'A page of the browser',
      'Choose the file',
      ({ readPdf }) => expect(readPdf).toHaveBeenCalledExactlyOnceWith(null),
    ],
    [
      'it may be a PDF, though its address does not say so',
      { state: { kind: 'no-site', isOfBrowser: true, pdf: 'https://example.org/paper' } },
      'A page of the browser',
      'Read with marks',
      ({ readPdf }) => expect(readPdf).toHaveBeenCalledExactlyOnceWith('https://example.org/paper'),
    ],
    [
      'the reader has kept the extension from it',
      { state: { kind: 'restricted', site: 'example.org', origin: 'https://example.org/*' } },
      'Not allowed on this site yet',
      'Allow on example.org',
      ({ allow }) => expect(allow).toHaveBeenCalledExactlyOnceWith('https://example.org/*'),
    ],
    [
      'the reader has kept the extension from all sites',
      { state: { kind: 'restricted', site: null, origin: '<all_urls>' } },
      'Not allowed on this page',
      'Allow on all sites',
      ({ allow }) => expect(allow).toHaveBeenCalledExactlyOnceWith('<all_urls>'),
    ],
    [
      'it is older than the extension',
      { state: { kind: 'not-injected', site: 'example.org' } },
      'Reload this page to see names marked',
      'Reload the page',
      ({ reload }) => expect(reload).toHaveBeenCalledOnce(),
    ],
    [
      'marks are off everywhere',
      { state: off, ...withSettings({ everywhere: false }) },
      'Marks are off everywhere',
      'Mark names again',
      ({ setEverywhere }) => expect(setEverywhere).toHaveBeenCalledExactlyOnceWith(true),
    ],
  ])('%s, and offers what can be done', async (_, view, heading, label, expectDone) => {
    const { actions } = await showPopup(view);
    expect(element('.state h2').textContent).toBe(heading);
    const [button, ...others] = document.querySelectorAll<HTMLElement>('.state button');
    expect([button?.textContent, others]).toEqual([label, []]);
    button?.click();
    expectDone(actions);
  });
});

describe('the switch', () => {
  test('names the site and asks for what the reader chooses', async () => {
    const { actions } = await showPopup();
    expect(text()).toMatch(/Mark names on this site\s+example\.org and its subdomains/);
    expect(switches()).toHaveLength(1);
    switches()[0]?.click();
    expect(actions.setSite).toHaveBeenCalledExactlyOnceWith('example.org', false);
    // Two presses are two, even where the first is not saved yet.
    switches()[0]?.click();
    expect(actions.setSite).toHaveBeenLastCalledWith('example.org', true);
  });

  test('is for one host alone where others have sites under it', async () => {
    const { actions, update } = await showPopup({ rule: '=example.org' });
    expect(text()).toMatch(/Mark names on this site\s+example\.org$/);
    switches()[0]?.click();
    expect(actions.setSite).toHaveBeenCalledExactlyOnceWith('=example.org', false);
    update({ saved: { ...SAVED, settings: { ...DEFAULTS, offSites: ['=example.org'] } } });
    await vi.waitFor(() => expect(switches()[0]?.getAttribute('aria-checked')).toBe('false'));
    expect(text()).not.toContain('your rule for');
  });

  test('says so where only chosen sites are marked', async () => {
    const settings = { ...DEFAULTS, mode: 'only' as const, onlySites: ['example.org'] };
    await showPopup({ saved: { ...SAVED, settings } });
    expect(text()).toMatch(/Marked only on sites that you choose: example\.org and its subdomains/);
    expect(switches()[0]?.getAttribute('aria-checked')).toBe('true');
  });

  test.each(['127.0.0.1', 'localhost', '[::1]'])('promises no subdomains of %s', async (site) => {
    await showPopup({ state: { kind: 'not-injected', site } });
    expect(element('.switch .detail').textContent).toBe(site);
  });

  test('is not there where there is no site', async () => {
    await showPopup({ state: { kind: 'no-site', isOfBrowser: true } });
    expect(switches()).toEqual([]);
  });

  test('has room for a host name of 200 letters', async () => {
    const site = `${'very-long-name-of-a-hospital.'.repeat(7).slice(0, 192)}.example`;
    await showPopup({ state: { kind: 'not-injected', site } });
    const { right } = element('.switches').getBoundingClientRect();
    expect(element('.switch label').getBoundingClientRect().right).toBeLessThan(right);
    expect(document.body.scrollWidth).toBeLessThanOrEqual(document.body.clientWidth);
    expect(element('.switch .detail').textContent).toContain(site);
  });

  test('names the rule for a wider site that has turned this one off', async () => {
    await showPopup({
      state: { kind: 'not-injected', site: 'news.example.org' },
      saved: { ...SAVED, settings: { ...DEFAULTS, offSites: ['example.org'] } },
    });
    expect(text()).toContain('Off because of your rule for example.org');
    expect(switches()[0]?.getAttribute('aria-checked')).toBe('false');
  });

  test.each<[string, Partial<TabView>, RegExp]>([
    ['it is private', { isPrivate: true }, /In a private window, changes last until the browser is closed/],
    [
      'settings could not be read',
      { saved: { ...SAVED, damaged: ['settings.everywhere'] } },
      /Some settings could not be read/,
    ],
    [
      'a change could not be saved',
      { failure: 'Unknown error 17' },
      /Your change could not be saved\s+The browser did not store it\. Please try again\.\s+Details/,
    ],
    [
      'the storage is full',
      { failure: 'QUOTA_BYTES quota exceeded' },
      /Your change could not be saved\s+The browser’s storage for this extension is full\.\s+Details/,
    ],
  ])('stands beside a word when %s', async (_, view, words) => {
    await showPopup(view);
    expect(text()).toMatch(words);
  });
});

test('what went wrong is within the 600 px that a browser gives a popup, under a long list', async () => {
  const drugs = loadGlossary().drugs.slice(0, 12);
  const state = pageWith(Object.fromEntries(drugs.map(({ id }) => [id, 1])));
  for (const language of ['en', 'fr'] as const) {
    await showPopup({ state, failure: 'QUOTA_BYTES quota exceeded' }, language);
    // The document of the tests has lists of any length.
    for (const style of document.querySelectorAll('style'))
      style.textContent = style.textContent.replace('max-height: none !important', '');
    const { bottom } = element('.switches .state').getBoundingClientRect();
    expect(element('.page ul').scrollHeight).toBeGreaterThan(element('.page ul').clientHeight);
    expect(bottom - element('main:not([hidden])').getBoundingClientRect().top).toBeLessThanOrEqual(600);
    await closePopup();
  }
});

test('the popup shows what changes while it is open', async () => {
  const { update } = await showPopup({ state: pageWith({}) });
  update({ state: pageWith({ olaparib: 1 }) });
  await waitForText(/olaparib.*\s+PARP inhibitor/);
});
