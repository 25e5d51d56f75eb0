import { expect, test } from 'vitest';
import { buildGlossary, type Entry, loadFacts } from '@/lib/glossary';
import { listText } from '@/lib/screens/glossary/page-list/list-text';

const glossary = buildGlossary(loadFacts());
const entries = ['trastuzumab', 'class:parp-inhibitor']
  .map((id) => glossary.entry(id))
  .filter((entry): entry is Entry => entry !== undefined);
const LIST = { title: 'A new study', date: Date.UTC(2026, 10, 27, 12), ids: entries.map(({ id }) => id) };

test('a list as text has title, date, each name with what it is, and who says what it is used for', () => {
  const text = listText(LIST, entries, 'en');
  const [head, trastuzumab, parp, foot] = text.split('\n\n');
  expect(head).toBe('Drugs named on the page “A new study”\nNovember 27, 2026');
  expect(trastuzumab).toMatch(/^trastuzumab \(Herceptin[^)]*\) – HER2 antibody\n/);
  expect(trastuzumab).toContain('Canadian Cancer Society, “Targeted therapy” (2024) lists it for');
  expect(trastuzumab).toContain('This medicine may also be used when cancer has not spread.');
  expect(trastuzumab).toMatch(
    /- Approved in Canada for HER2-positive breast cancer.*\(Health Canada, May 2025\)/,
  );
  expect(parp).toMatch(/^PARP inhibitor \(a kind of drug\)\n/);
  expect(foot).toBe(
    'Information, not advice. Ask your care team before you start, stop or change a medicine.',
  );
});

test('who says it has its whole name, which no link explains', () => {
  const thiotepa = glossary.drugs.filter(({ id }) => id === 'thiotepa');
  expect(listText(LIST, thiotepa, 'en')).toContain('(National Cancer Institute (US), December 2025)');
});

test('in French it is French', () => {
  const text = listText(LIST, entries, 'fr');
  expect(text).toContain('27 novembre 2026');
  expect(text).toContain('Information, et non avis.');
  expect(text).not.toMatch(/\bApproved\b|\bthe page\b/);
});

test('what is no longer approved is said', () => {
  const atezolizumab = glossary.drugs.find(({ labelUses }) =>
    labelUses.some(({ state }) => state === 'withdrawn'),
  );
  if (!atezolizumab) throw new Error('No drug of the facts has a use that has ended');
  expect(listText(LIST, [atezolizumab], 'en')).toMatch(/- No longer approved in .*, since \w+ \d{4}, for/);
});
