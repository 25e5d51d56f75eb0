import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromColumn, toColumn } from '@/lib/glossary/columns';

/** What JSON keeps of the values, as the facts are shipped. */
function shipped(values: readonly unknown[]): readonly unknown[] {
  return fromColumn(JSON.parse(JSON.stringify(toColumn(values))));
}

const TEXT = fc.constantFrom('', 'US', 'breast', '0', 'a longer text');

const { record } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    TEXT,
    fc.constantFrom(0, 1, true, false, null),
    tie('list'),
    tie('record'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  record: fc.record(
    { id: TEXT, label: tie('value'), lines: fc.array(tie('record'), { maxLength: 3 }), more: tie('list') },
    { requiredKeys: ['id'] },
  ),
}));

it('a column gives the same values back, whichever fields a record has', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 8 }), (values) => {
      expect(shipped(values)).toEqual(values);
    }),
  );
});

it('names fields once, and writes once what stands there again and again', () => {
  const values = Array.from({ length: 40 }, (_, id) => ({
    id,
    publisher: { en: `Publisher ${id % 3}` },
    ...(id % 2 === 0 && { region: 'US' }),
  }));
  const text = JSON.stringify(toColumn(values));
  expect(text.match(/publisher/g)).toHaveLength(1);
  expect(text.match(/Publisher 1/g)).toHaveLength(1);
  expect(text.match(/"US"/g)).toHaveLength(1);
  expect(shipped(values)).toEqual(values);
});

it('refuses records without fields, which it could not count', () => {
  expect(() => toColumn([{}, {}])).toThrow('records without fields');
});
