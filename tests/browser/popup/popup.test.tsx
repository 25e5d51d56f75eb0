import { afterEach, describe, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { DEFAULTS } from '@/lib/settings';
import type { TabView } from '@/lib/tabs';
import { closePopup, element, pageWith, SAVED, showPopup, text, type, waitForElement } from './show-popup';

afterEach(closePopup);

const waitForText = (wanted: RegExp) => vi.waitFor(() => expect(text()).toMatch(wanted));
const switches = () => [...document.querySelectorAll<HTMLElement>('[role="switch"]')];
const focused = () => document.activeElement;

const options = () => [...document.querySelectorAll<HTMLElement>('[role="option"]')];
const active = () => {
  const id = element('[role="combobox"]').getAttribute('aria-activedescendant');
  return id === null ? null : document.getElementById(id);
};

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
    const heading = document.getElementById(group.getAttribute('aria-labelledby') ?? '');
    expect(heading?.textContent).toBe('Nothing is spelled “leterzole”. Did you mean:');
    expect(element('[role="status"]').textContent).toBe(heading?.textContent);
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
    await commands.press('Escape');
    await vi.waitFor(() => expect(focused()).toBe(field));
    expect([field.value, options().length]).toEqual(['olaparib', 1]);
    await commands.press('Escape');
    await vi.waitFor(() => expect([field.value, options().length]).toEqual(['', 0]));
    await commands.press('Escape');
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
    const shown = await waitForElement('.card-frame h2');
    expect(shown.textContent).toBe(heading);
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

describe('the list of what the page names', () => {
  test('has the drugs first, then the classes, with how often each is there', async () => {
    await showPopup({ state: pageWith({ olaparib: 2, letrozole: 1 }, { 'class:parp-inhibitor': 3 }) });
    const names = [...document.querySelectorAll('.page li')].map((item) => [
      item.querySelector('.drug-name')?.textContent,
      item.querySelector('.go-to [aria-hidden]')?.textContent,
    ]);
    expect(names).toEqual([
      ['letrozole', '1× ↓'],
      ['olaparib', '2× ↓'],
      ['PARP inhibitor', '3× ↓'],
    ]);
  });

  test('goes to the next mention and says which that is, or that the page shows none', async () => {
    const { actions } = await showPopup({ state: pageWith({ olaparib: 2 }) });
    actions.goTo.mockResolvedValueOnce({ nth: 2, count: 2 });
    element('.go-to').click();
    await waitForText(/olaparib: 2 of 2 on the page\. Its card is open there\./);
    expect(actions.goTo).toHaveBeenCalledExactlyOnceWith('olaparib');
    element('.go-to').click();
    await waitForText(/The page does not show “olaparib” at the moment\./);
  });
});

describe('a card', () => {
  test('has the focus on its heading, and Back gives it to the search field as it was left', async () => {
    await showPopup();
    type('letrozole');
    await waitForElement('[role="option"]');
    const field = element('input') as HTMLInputElement;
    field.setSelectionRange(3, 3);
    await commands.press('Enter');
    const heading = await waitForElement('.card-frame h2');
    expect(heading.textContent).toBe('letrozole');
    await vi.waitFor(() => expect(focused()).toBe(heading));
    element('.back').click();
    await vi.waitFor(() => expect(focused()).toBe(field));
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(['letrozole', 3, 3]);
  });

  test('gives the focus back to the button of the list that opened it', async () => {
    await showPopup({ state: pageWith({ olaparib: 1 }) });
    const explain = element('.explain');
    explain.focus();
    explain.click();
    const heading = await waitForElement('.card-frame h2');
    await vi.waitFor(() => expect(focused()).toBe(heading));
    element('.back').click();
    await vi.waitFor(() => expect(focused()).toBe(explain));
  });
});

describe('the popup says why a page has no marks:', () => {
  const off = pageWith({}, {}, false);
  const everywhereOff = { ...SAVED, settings: { ...DEFAULTS, everywhere: false, offSites: [] } };
  test.each<[string, Partial<TabView>, RegExp]>([
    [
      'it names no drugs',
      { state: pageWith({}) },
      /No drug names from this glossary were found on this page/,
    ],
    ['it is a PDF', { state: { kind: 'pdf', site: 'example.org' } }, /This is a PDF/],
    ['it belongs to the browser', { state: { kind: 'no-site' } }, /Extensions may not run on this page/],
    [
      'the reader has kept the extension from it',
      { state: { kind: 'restricted', site: 'example.org', origin: 'https://example.org/*' } },
      /The browser does not let this extension read example\.org/,
    ],
    [
      'the reader has kept the extension from all sites',
      { state: { kind: 'restricted', site: null, origin: '<all_urls>' } },
      /you have limited the extension to some sites in the browser/,
    ],
    [
      'it is older than the extension',
      { state: { kind: 'not-injected', site: 'example.org' } },
      /This page was opened before the extension was ready/,
    ],
    ['marks are off on the site', { state: off }, /Marks are off on this site/],
    ['marks are off everywhere', { state: off, saved: everywhereOff }, /Marks are off everywhere/],
  ])('%s', async (_, view, words) => {
    await showPopup(view);
    expect(text()).toMatch(words);
  });
});

describe('the switches', () => {
  test('name the site and ask for what the reader chooses', async () => {
    const { actions } = await showPopup();
    expect(text()).toMatch(/Mark names on this site\s+example\.org and its subdomains/);
    switches()[0]?.click();
    expect(actions.setSite).toHaveBeenCalledExactlyOnceWith('example.org', false);
    switches()[1]?.click();
    expect(actions.setEverywhere).toHaveBeenCalledExactlyOnceWith(false);
  });

  test('have none for a site where there is no site', async () => {
    await showPopup({ state: { kind: 'no-site' } });
    expect(switches()).toHaveLength(1);
  });

  test('name the rule for a wider site that has turned this one off', async () => {
    await showPopup({
      state: { kind: 'not-injected', site: 'news.example.org' },
      saved: { ...SAVED, settings: { ...DEFAULTS, offSites: ['example.org'] } },
    });
    expect(text()).toContain('Off because of your rule for example.org');
    expect(switches()[0]?.getAttribute('aria-checked')).toBe('false');
  });

  test('offer to allow the extension on a site where it may not run', async () => {
    const origin = 'https://example.org/*';
    const { actions } = await showPopup({ state: { kind: 'restricted', site: 'example.org', origin } });
    expect(element('.allow').textContent).toBe('Allow on example.org');
    element('.allow').click();
    expect(actions.allow).toHaveBeenCalledExactlyOnceWith(origin);
  });

  test.each<[string, Partial<TabView>, RegExp]>([
    ['it is private', { isPrivate: true }, /In a private window, changes last until the browser is closed/],
    [
      'settings could not be read',
      { saved: { ...SAVED, damaged: ['settings.everywhere'] } },
      /Part of your saved settings could not be read/,
    ],
    [
      'a change could not be saved',
      { failure: 'The disk is full.' },
      /Your change could not be saved\.\s+Details/,
    ],
  ])('stand beside a word when %s', async (_, view, words) => {
    await showPopup(view);
    expect(text()).toMatch(words);
  });
});

test('the popup shows what changes while it is open', async () => {
  const { update } = await showPopup({ state: pageWith({}) });
  update({ state: pageWith({ olaparib: 1 }) });
  await waitForText(/olaparib.*\s+PARP inhibitor/);
});
