import { describe, expect, test } from 'vitest';
import {
  buildGlossary,
  createSearch,
  entryCalled,
  foundName,
  loadFacts,
  loadSearchData,
} from '@/lib/glossary';
import { targetOf } from '@/lib/screens/glossary/entries/address';
import { entryGroups } from '@/lib/screens/glossary/entries/entry-groups';

const glossary = buildGlossary(loadFacts());
const entries = entryGroups(glossary, 'en').flatMap((group) => group.entries);
const ids = new Set(entries.map(({ id }) => id));
const search = createSearch(glossary, loadSearchData(), 'en');
const idCalled = (name: string) => entryCalled(name, search(name).hits, 'en')?.id ?? null;

test('every drug, class, subtype, regimen and topic has an address of its own', () => {
  const { drugs, classes, subtypes, regimens, topics } = glossary;
  const count = [drugs, classes, subtypes, regimens, topics].reduce((sum, { length }) => sum + length, 0);
  expect(ids.size).toBe(count);
  for (const id of ids) expect(targetOf(`#${id}`, ids, [], idCalled)).toEqual({ kind: 'entry', id });
  expect([...ids]).toEqual(
    expect.arrayContaining(['letrozole', 'class:parp-inhibitor', 'subtype:hr-positive', 'regimen:ac-t']),
  );
});

test('the drugs stand in the order of their names in each language', () => {
  const [drugs] = entryGroups(glossary, 'fr');
  const names = (drugs?.entries ?? []).map((entry) => foundName(entry, 'fr'));
  expect(names).toEqual(names.toSorted(new Intl.Collator('fr').compare));
});

describe('an address', () => {
  test.each(['', '#', '#filters'])('"%s" asks for the page', (hash) => {
    expect(targetOf(hash, ids, ['filters'], idCalled)).toEqual({ kind: 'page' });
  });

  test('may be written with the signs of an address', () => {
    expect(targetOf('#class%3Aparp-inhibitor', ids, [], idCalled)).toEqual({
      kind: 'entry',
      id: 'class:parp-inhibitor',
    });
  });

  test.each([
    ['#Femara', 'letrozole'],
    ['#fEMARA', 'letrozole'],
    ['#Letrozole', 'letrozole'],
    ['#%46emara', 'letrozole'],
    ['#Herceptin', 'trastuzumab'],
    ['#Herceptin%20SC', 'trastuzumab'],
    ['#Navelbine%C2%AE', 'vinorelbine'],
    ['#aromatase%20inhibitor', 'class:aromatase-inhibitor'],
    ['#AC-T', 'regimen:ac-t'],
    ['#CLASS:PARP-inhibitor', 'class:parp-inhibitor'],
  ])('may have a name instead: %s', (hash, id) => {
    expect(targetOf(hash, ids, [], idCalled)).toEqual({ kind: 'entry', id });
  });

  test.each([
    ['#nothing', 'nothing'],
    // Only like a name, the beginning of one, and another medicine.
    ['#Femarra', 'Femarra'],
    ['#Fem', 'Fem'],
    ['#vincristine', 'vincristine'],
    ['#toString', 'toString'],
    ['#<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['#%3Cscript%3E', '<script>'],
    ['#%', '%'],
    ['#%E0%A4%A', '%E0%A4%A'],
    ['#__proto__', '__proto__'],
  ])('%s is unknown', (hash, text) => {
    expect(targetOf(hash, ids, [], idCalled)).toEqual({ kind: 'unknown', text });
  });

  test('of 10,000 characters is shown in short', () => {
    const target = targetOf(`#${'x'.repeat(10_000)}`, ids, [], idCalled);
    expect(target).toEqual({ kind: 'unknown', text: `${'x'.repeat(64)}…` });
  });
});
