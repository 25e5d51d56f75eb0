import type { Page } from 'puppeteer-core';
import type { Step } from '../e2e/support/compare/compare-runs.ts';
import { hover } from '../e2e/support/page-actions.ts';

/** The marks in each part of a medicine app, in document order. */
interface Parts {
  typed: string[];
  brand: string[];
  split: string[];
  counted: string[];
  list: string[];
  branch: string[];
  late: string[];
  view: string[];
  portal: string[];
}

const FIRST: Parts = {
  typed: [],
  brand: ['Kadcyla'],
  split: ['letrozole', 'Herceptin'],
  counted: [],
  list: ['Femara', 'trastuzumab', 'capecitabine'],
  branch: ['olaparib'],
  late: [],
  view: ['anastrozole', 'tamoxifen'],
  portal: [],
};

/** The marks of a medicine app as it is loaded. */
export const FIRST_MARKS: readonly string[] = Object.values(FIRST).flat();

/** What a medicine app gets when it asks the server for late content. */
export const LATE_PAGE = { '/late': 'palbociclib' };

/** Finds by id in open shadow roots too. */
const byId = (id: string) => `>>> #${id}`;
const click = (id: string) => async (page: Page) => page.click(byId(id));

/** A key press leaves the mouse where it rests, on a name with an open card. */
const hoverWithFocusOn = (id: string, name: string) => async (page: Page) => {
  await page.focus(byId(id));
  await hover(page, name);
};
const pressEnter = (page: Page) => page.keyboard.press('Enter');

/** Steps, with the parts of the app whose marks each changes. */
const STEPS: (Omit<Step, 'marks'> & { now: Partial<Parts> })[] = [
  {
    does: 'types a name letter by letter',
    act: (page) => page.type(byId('typed'), 'ribociclib'),
    now: { typed: ['ribociclib'] },
  },
  { does: 'deletes its last letter', act: (page) => page.keyboard.press('Backspace'), now: { typed: [] } },
  {
    does: 'rests on a name in a text that is about to change',
    act: hoverWithFocusOn('brand', 'Kadcyla'),
    card: 'trastuzumab emtansine',
    now: {},
  },
  { does: 'has the app put another name there', act: pressEnter, now: { brand: ['Verzenio'] } },
  {
    does: 'changes the end of a name that markup splits',
    act: click('end'),
    now: { split: ['Herceptin'] },
  },
  { does: 'changes that end back', act: click('end'), now: { split: ['letrozole', 'Herceptin'] } },
  {
    does: 'turns the list round',
    act: click('reverse'),
    now: { list: ['capecitabine', 'trastuzumab', 'Femara'] },
  },
  {
    does: 'adds to the list at its start',
    act: click('add'),
    now: { list: ['fulvestrant', 'capecitabine', 'trastuzumab', 'Femara'] },
  },
  {
    does: 'removes from the middle of the list',
    act: click('remove'),
    now: { list: ['fulvestrant', 'trastuzumab', 'Femara'] },
  },
  { does: 'takes the other branch', act: click('branch'), now: { branch: [] } },
  { does: 'takes the first branch again', act: click('branch'), now: { branch: ['olaparib'] } },
  { does: 'opens a note outside the app', act: click('portal'), now: { portal: ['pertuzumab'] } },
  { does: 'asks for late content', act: click('late'), now: { late: ['palbociclib'] } },
  { does: 'goes to another view', act: click('second'), now: { view: ['exemestane'] } },
  { does: 'goes back', act: (page) => page.goBack(), now: { view: ['anastrozole', 'tamoxifen'] } },
  {
    does: 'rests on a split name',
    act: hoverWithFocusOn('count', 'Herceptin'),
    card: 'trastuzumab',
    now: {},
  },
  {
    does: 'has the app render beside that name and elsewhere',
    act: pressEnter,
    card: 'trastuzumab',
    now: { counted: ['denosumab'] },
  },
  { does: 'rests on another name', act: hoverWithFocusOn('branch', 'olaparib'), card: 'olaparib', now: {} },
  { does: 'has the app render that name away', act: pressEnter, now: { branch: [] } },
  { does: 'closes the note', act: click('close'), now: { portal: [] } },
];

/**
 * The steps through a medicine app: the same small app, written in one framework after another. Its text comes from its
 * state, its controls have the ids that the steps name, and its parts stand in the order of {@link Parts}.
 */
export function medicineSteps(): Step[] {
  let parts = FIRST;
  return STEPS.map(({ now, ...step }) => {
    parts = { ...parts, ...now };
    return { ...step, marks: Object.values(parts).flat() };
  });
}
