import { afterEach, expect, test, vi } from 'vitest';
import { painted, watch } from '../support';

// A page is read in one slice. Here the page goes first after each small step, as it does where a page is long.
vi.mock(import('@/lib/page/schedule/timing'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    CHUNK_CODE_UNITS: 32,
    WorkClock: class extends original.WorkClock {
      override get isSliceOver(): boolean {
        return true;
      }
    },
  };
});

let end: AbortController | undefined;

afterEach(() => {
  end?.abort();
  document.body.replaceChildren();
});

/** All names that were painted, known to the keyboard or counted at any time until the page has been read. */
async function everSeen(html: string): Promise<Set<string>> {
  const seen = new Set<string>();
  let isRead = false;
  const watched = watch(html, () => {
    isRead = true;
  });
  end = watched.end;
  const { page } = watched;
  const { port1, port2 } = new MessageChannel();
  let left = 50;
  await new Promise<void>((resolve) => {
    port2.onmessage = () => {
      for (const text of painted()) seen.add(text);
      for (const { id, normalizedText } of page.mentions()) seen.add(`${normalizedText} ${id}`);
      for (const id of page.counts.keys()) seen.add(id);
      if (isRead) left -= 1;
      if (left === 0) resolve();
      else port1.postMessage(null);
    };
    port1.postMessage(null);
  });
  port1.close();
  return seen;
}

const FILLER = '<p>Nothing of the kind stands in here, where letrozole does.</p>'.repeat(8);

test('what a page explains as something else is never marked, whatever stands first', async () => {
  const seen = await everSeen(
    `<p>T-DM1</p>${FILLER}<p>total damage model 1 (T-DM1)</p>${FILLER}<p>T-DM1</p>`,
  );
  expect([...seen].sort()).toEqual(['letrozole', 'letrozole letrozole']);
});

test('letters that a page explains twice differently are never marked', async () => {
  const seen = await everSeen(`<p>doxorubicin (DOX), depth of xylem (DOX): DOX</p>${FILLER}<p>DOX</p>`);
  expect([...seen].filter((text) => text.includes('DOX'))).toEqual([]);
  expect(seen).toContain('doxorubicin doxorubicin');
});

test('other abbreviations are marked in the end', async () => {
  const seen = await everSeen(`<p>letrozole, T-DM1</p>${FILLER}<p>doxorubicin (DOX), DOX</p>`);
  for (const name of ['letrozole', 'T-DM1', 'DOX']) expect(seen).toContain(name);
  for (const name of ['T-DM1 emtansine', 'DOX doxorubicin', 'emtansine']) expect(seen).toContain(name);
});
