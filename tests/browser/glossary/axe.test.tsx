import { afterEach, describe, test } from 'vitest';
import { page } from 'vitest/browser';
import { expectNoFindings } from '../axe-findings';
import { closeGlossary, element, showGlossary, type } from './show-glossary';

const LIST = {
  title: 'A new study',
  date: Date.UTC(2026, 10, 27),
  ids: ['olaparib', 'class:parp-inhibitor'],
};

type State = Parameters<typeof showGlossary>[0] & { width?: number; typed?: string };

const ALL_DRUGS = 'with all drugs';
/** What has few cards, or axe would take minutes for all of them: the cards have tests of their own. */
const STATES: Record<string, State> = {
  [ALL_DRUGS]: {},
  'in a narrow window': { width: 320 },
  'with an address that names nothing': { hash: '#nothing' },
  'with the list of a page': { search: '?list=1', list: LIST },
  'with a filter that nothing fits': { search: '?named=esr1-mutation&treatment=chemotherapy' },
  'with another medicine': { typed: 'vincristine' },
};

afterEach(async () => {
  closeGlossary();
  await page.viewport(1024, 700);
});

describe('axe finds nothing wrong in the glossary page', () => {
  test.each(Object.entries(STATES))('%s', (where, state) => expectNothing(where, state));

  test('in French', () =>
    expectNothing('in French', { language: 'fr', search: '?list=1', list: LIST }, 'light'));
});

async function expectNothing(
  where: string,
  { width, typed, ...opened }: State,
  systems: 'all' | 'light' = 'all',
): Promise<void> {
  await page.viewport(width ?? 1280, 800);
  await showGlossary(opened);
  if (typed) type(typed);
  if (where !== ALL_DRUGS)
    for (const row of [...document.querySelectorAll('.drug-table tbody tr:nth-child(n + 6)')]) row.remove();
  // Of many cards the first ones are enough; and axe cannot look into what is not laid out yet.
  for (const entry of [...document.querySelectorAll('.entries .entry:nth-child(n + 3)')]) entry.remove();
  for (const entry of document.querySelectorAll<HTMLElement>('.entry'))
    entry.style.contentVisibility = 'visible';
  element('h1').scrollIntoView();
  await expectNoFindings(document.documentElement, where, { systems });
}
