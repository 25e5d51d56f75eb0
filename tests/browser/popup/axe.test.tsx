import { afterEach, describe, expect, test, vi } from 'vitest';
import { DEFAULTS } from '@/lib/settings';
import type { TabView } from '@/lib/tabs';
import { expectNoFindings } from '../axe-findings';
import { closePopup, element, pageWith, SAVED, showPopup, type, waitForElement } from './show-popup';

interface PopupState {
  view?: Partial<TabView>;
  /** What is typed into its search field. */
  query?: string;
  /** What is clicked in it then, as a CSS selector. */
  click?: string;
  /** An element that shows that the state has come, as a CSS selector. */
  shows: string;
  /** Whether so few things can be pressed that axe need not have checked the size of more than one. */
  fewTargets?: boolean;
}

const offSites = ['example.org'];
const STATES: Record<string, PopupState> = {
  'over a page with names': { shows: '.page li' },
  'that has gone to a name of the page': { click: '.go-to', shows: '.go-back' },
  'over a page without names': { view: { state: pageWith({}) }, shows: '.page .state' },
  'with a misspelt search': { query: 'trastuzamab', shows: '[role=option]' },
  'with a search that has many hits': { query: 'HER2', shows: '[role=option]' },
  'with a search that finds nothing': { query: 'qqqqqq', shows: 'search .status:not(:empty)' },
  'with a search for another medicine': { query: 'vincristine', shows: 'search .status:not(:empty)' },
  'with a subtype': { query: 'TNBC', click: '[role=option]', shows: '.card h2', fewTargets: true },
  'with drugs that are given together': {
    query: 'AC-T',
    click: '[role=option]',
    shows: '.letters',
    fewTargets: true,
  },
  'with a part of the base document': {
    query: 'radiation',
    click: '[role=option]',
    shows: '.card h2',
    fewTargets: true,
  },
  'with the card of a drug': { query: 'Herceptin', click: '[role=option]', shows: '.card h2' },
  'with the card of a class': { query: 'taxane', click: '[role=option]', shows: '.card h2' },
  'where marks are off on the site': {
    view: {
      state: pageWith({}, {}, false),
      saved: { ...SAVED, settings: { ...DEFAULTS, everywhere: true, offSites } },
    },
    shows: '.page .state',
  },
  'where marks are off by the rule for a wider site': {
    view: {
      state: { kind: 'not-injected', site: 'clinic.example.org' },
      saved: { ...SAVED, settings: { ...DEFAULTS, everywhere: true, offSites } },
    },
    shows: '.switches',
  },
  'where marks are off everywhere': {
    view: {
      state: pageWith({}, {}, false),
      saved: { ...SAVED, settings: { ...DEFAULTS, everywhere: false, offSites: [] } },
    },
    shows: '.page .state',
  },
  'over a PDF': {
    view: { state: { kind: 'pdf', site: 'example.org', address: 'https://example.org/a.pdf' } },
    shows: '.page .state',
  },
  'over a page of the browser': {
    view: { state: { kind: 'no-site', isOfBrowser: true } },
    shows: '.page .state',
    fewTargets: true,
  },
  'over a site that the reader has kept it from': {
    view: {
      state: { kind: 'restricted', site: 'example.org', origin: 'https://example.org/*' },
    },
    shows: '.act',
  },
  'over a page that is older than the extension': {
    view: { state: { kind: 'not-injected', site: 'example.org' } },
    shows: '.page .state',
  },
  'in a private window': { view: { isPrivate: true }, shows: '.note' },
  'with settings that cannot be read': {
    view: { saved: { ...SAVED, damaged: ['settings.everywhere'] } },
    shows: '.switches .state',
  },
  'with a change that could not be saved': {
    view: { failure: 'QUOTA_BYTES exceeded' },
    shows: '.switches .state',
  },
};

afterEach(closePopup);

describe.each(['en', 'fr'] as const)('axe finds nothing wrong, in %s, in the popup', (language) => {
  test.each(Object.entries(STATES))('%s', async (where, { view, query, click, shows, fewTargets }) => {
    const { actions } = await showPopup(view, language);
    actions.goTo.mockResolvedValue({ nth: 1, count: 2 });
    if (query) type(query);
    if (click) (await waitForElement(click)).click();
    await waitForElement(shows);
    await vi.waitFor(() => expect(element('#app').textContent?.length).toBeGreaterThan(50));
    await expectNoFindings(document.documentElement, where, {
      targets: !fewTargets,
      systems: language === 'en' ? 'all' : 'light',
    });
  });
});
