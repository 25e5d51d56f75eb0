import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type ClassEntry, type Drug, EntrySchema, loadGlossary } from '@/lib/glossary';

const { drugs, classes } = loadGlossary();

/** As an entry arrives in a page. */
function sent<T>(entry: T): T {
  return JSON.parse(JSON.stringify(entry));
}

test.each([...drugs, ...classes].map((entry) => [entry.id, entry] as const))(
  'the entry of %s passes the check of a page',
  (_, entry) => {
    const received = v.parse(EntrySchema, sent(entry));
    expect(sent(entry)).toMatchObject(received);
    expect(Object.keys(received)).toEqual(Object.keys(entry));
  },
);

test('the entry of a class names its drugs, and says no more of them', () => {
  for (const entry of classes) {
    for (const drug of entry.drugs) expect(Object.keys(drug)).toEqual(['id', 'name']);
    const { statements: _, ...others } = entry;
    expect(JSON.stringify(others).length, entry.id).toBeLessThan(8_000);
  }
});

describe('a page refuses an entry', () => {
  const [drug] = drugs.filter(({ id }) => id === 'letrozole').map(sent);
  const [drugClass] = classes.map(sent);
  if (!drug || !drugClass) throw new Error('The facts have no letrozole or no class');
  const [source] = drug.classSources;

  test.each<[string, unknown]>([
    ['of another kind', { ...drug, kind: 'regimen' }],
    ['without a name', { ...drug, name: undefined } satisfies Record<keyof Drug, unknown>],
    ['with an empty name in one language', { ...drug, name: { en: 'letrozole', fr: '' } }],
    [
      'with a source that leads to a script',
      { ...drug, classSources: [{ ...source, url: 'javascript:alert(1)' }] },
    ],
    ['with a source without a date', { ...drug, classSources: [{ ...source, date: undefined }] }],
    [
      'of a class whose drugs have no name',
      { ...drugClass, drugs: [{ id: 'letrozole' }] } satisfies Record<keyof ClassEntry, unknown>,
    ],
    ['that is a text', 'letrozole'],
  ])('%s', (_, entry) => {
    expect(v.safeParse(EntrySchema, entry).success).toBe(false);
  });
});
