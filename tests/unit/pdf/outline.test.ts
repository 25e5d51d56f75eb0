import type { PDFDocumentProxy } from 'pdfjs-dist';
import { expect, test } from 'vitest';
import { type OutlineEntry, readOutline } from '@/lib/pdf/viewer/outline';

interface RawEntry {
  title: string;
  dest: string | null;
  url: string | null;
  items: RawEntry[];
}

const entry = (title: string, ...items: RawEntry[]): RawEntry => ({ title, dest: title, url: null, items });
const read = (getOutline: () => Promise<RawEntry[] | null>) =>
  readOutline({ getOutline } as unknown as PDFDocumentProxy);

test('the entries are read with those inside them', async () => {
  expect(await read(async () => [entry('1', entry('1.1')), entry('2')])).toEqual([
    {
      title: '1',
      destination: '1',
      url: null,
      entries: [{ title: '1.1', destination: '1.1', url: null, entries: [] }],
    },
    { title: '2', destination: '2', url: null, entries: [] },
  ]);
});

test('a document without a table of contents, or with a damaged one, has no entries', async () => {
  expect(await read(async () => null)).toEqual([]);
  expect(await read(() => Promise.reject(new Error('damaged')))).toEqual([]);
});

test('a table that is made to be deep, or long, is cut off', async () => {
  let deep = entry('leaf');
  for (let i = 0; i < 20_000; i++) deep = entry(`${i}`, deep);
  let depth = 0;
  let level: readonly OutlineEntry[] = await read(async () => [deep]);
  for (; level[0]; level = level[0].entries) depth += 1;
  expect(depth).toBe(20);
  const long = await read(async () => Array.from({ length: 9000 }, (_, i) => entry(`${i}`)));
  expect(long).toHaveLength(5000);
});

test('a title is shown without what would turn it around, and cut; one without letters has a sign', async () => {
  const titles = (
    await read(async () => [
      entry(' Dosage \u202efdp.exe\u202c\u0000 of\n letrozole '),
      entry('\u2066\u202e '),
      entry('x'.repeat(1_000_000)),
      entry('\u{1f489}'.repeat(301)),
      entry('\u05dc\u05d8\u05e8\u05d5\u05d6\u05d5\u05dc'),
    ])
  ).map(({ title }) => title);
  expect(titles).toEqual([
    'Dosage fdp.exe of letrozole',
    '…',
    `${'x'.repeat(300)}…`,
    `${'\u{1f489}'.repeat(300)}…`,
    '\u05dc\u05d8\u05e8\u05d5\u05d6\u05d5\u05dc',
  ]);
});
