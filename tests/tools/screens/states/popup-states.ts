import type { Page } from 'puppeteer-core';
import type { PopupKey } from '../../../../lib/locales/index.ts';
import type { StoredItems } from '../../browsers/index.ts';

/** A state of the popup. */
export interface PopupState {
  id: string;
  title: string;
  /** As the panel beside the page, which is as high as the window. */
  beside?: true;
  /** The page it is opened over; the article, if left out. */
  over?: 'a page without names' | 'a PDF' | 'an empty tab' | 'a subdomain';
  /** What the reader has chosen before. */
  settings?: StoredItems;
  /** A state that no tool can bring about, so the browser's answers to the popup are simulated; in Chromium only. */
  simulated?: SimulatedState;
  /** What is typed into its search field. */
  query?: string;
  /** What is clicked in it, when it is there, as a CSS selector. */
  click?: string;
  /** What shows that the state has come: one of the popup's messages, or an element. */
  shows: { word: PopupKey } | { element: string };
}

export type SimulatedState =
  | 'private window'
  | 'kept from the site'
  | 'page older than the extension'
  | 'disk full';

const list = { element: '.page li' };
const card = { element: '.card h2' };

export const popupStates: readonly PopupState[] = [
  { id: 'list', title: 'What is on this page', shows: list },
  {
    id: 'gone-to',
    title: 'Gone to a name of the page',
    click: '.go-to',
    shows: { element: 'body > * > .status:not(:empty)' },
  },
  { id: 'no-names', title: 'No names', over: 'a page without names', shows: { word: 'noNames' } },
  { id: 'hits', title: 'Searching, misspelt', query: 'trastuzamab', shows: { element: '[role=option]' } },
  { id: 'many-hits', title: 'Searching: many hits', query: 'HER2', shows: { element: '[role=option]' } },
  {
    id: 'no-hits',
    title: 'Searching: nothing found',
    query: 'qqqqqq',
    shows: { element: '.status:not(:empty)' },
  },
  {
    id: 'other-medicine',
    title: 'Searching: another medicine',
    query: 'vincristine',
    shows: { element: '.status:not(:empty)' },
  },
  { id: 'subtype', title: 'Searching: a subtype', query: 'TNBC', shows: { element: '[role=option]' } },
  {
    id: 'regimen',
    title: 'Drugs given together',
    query: 'AC-T',
    click: '[role=option]',
    shows: { element: '.letters' },
  },
  { id: 'card', title: 'A drug’s card', query: 'Herceptin', click: '[role=option]', shows: card },
  { id: 'class-card', title: 'A class’s card', query: 'taxane', click: '[role=option]', shows: card },
  { id: 'panel', title: 'Beside the page: what is on it', beside: true, shows: list },
  {
    id: 'panel-hits',
    title: 'Beside the page: searching',
    beside: true,
    query: 'HER2',
    shows: { element: '[role=option]' },
  },
  {
    id: 'panel-card',
    title: 'Beside the page: a drug’s card',
    beside: true,
    query: 'Herceptin',
    click: '[role=option]',
    shows: card,
  },
  {
    id: 'site-off',
    title: 'Off on this site',
    settings: { 'settings.off-sites.0': ['127.0.0.1'] },
    shows: { word: 'siteOff' },
  },
  {
    id: 'parent-off',
    title: 'Off by the rule for a wider site',
    over: 'a subdomain',
    settings: { 'settings.off-sites.0': ['clinic.localhost'] },
    shows: { word: 'siteOff' },
  },
  {
    id: 'everywhere-off',
    title: 'Off everywhere',
    settings: { 'settings.everywhere': false },
    shows: { word: 'everywhereOff' },
  },
  { id: 'pdf', title: 'Over a PDF', over: 'a PDF', shows: { word: 'pdf' } },
  { id: 'no-site', title: 'Over a page of the browser', over: 'an empty tab', shows: { word: 'noSite' } },
  {
    id: 'restricted',
    title: 'Blocked on the site by the reader',
    simulated: 'kept from the site',
    shows: { element: '.act' },
  },
  {
    id: 'notInjected',
    title: 'Over a page that is older than the extension',
    simulated: 'page older than the extension',
    shows: { word: 'notInjected' },
  },
  {
    id: 'private',
    title: 'In a private window',
    simulated: 'private window',
    shows: { word: 'privateNote' },
  },
  {
    id: 'damaged',
    title: 'Settings that cannot be read',
    settings: { 'settings.everywhere': 'maybe' },
    shows: { element: '.switches .state' },
  },
  {
    id: 'not-saved',
    title: 'A change that cannot be saved',
    simulated: 'disk full',
    click: '[role=switch]',
    shows: { element: '.switches .state' },
  },
];

/** The part of the extension's API whose answers are simulated. */
declare const chrome: {
  tabs: { query(filter: object): Promise<{ incognito: boolean }[]> };
  permissions: { contains(permissions: object): Promise<boolean> };
  scripting: { executeScript(injection: object): Promise<object[]> };
  storage: { local: { set(items: object): Promise<void> } };
};

/** Makes the browser answer the next popup in this tab as in the state. */
export async function simulate(page: Page, simulated: SimulatedState): Promise<void> {
  await page.evaluateOnNewDocument((state: SimulatedState) => {
    const { tabs, permissions, scripting, storage } = chrome;
    switch (state) {
      case 'private window': {
        const query = tabs.query.bind(tabs);
        tabs.query = async (filter) => (await query(filter)).map((tab) => ({ ...tab, incognito: true }));
        break;
      }
      case 'kept from the site':
        permissions.contains = async () => false;
        break;
      case 'page older than the extension':
        scripting.executeScript = async () => [];
        break;
      case 'disk full':
        storage.local.set = async () => {
          throw new Error('QUOTA_BYTES quota exceeded');
        };
    }
  }, simulated);
}
