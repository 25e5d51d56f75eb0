import { afterEach, expect, test } from 'vitest';
import { hasPdfFrame, type Scripting } from '@/lib/protocol';

afterEach(() => document.body.replaceChildren());

/** Runs what is asked in this page, as the browser does in a tab. */
const scripting: Scripting = {
  executeScript: async ({ func, args }) => [{ frameId: 0, result: func(...args) }],
};

test.each([
  ['<iframe src="/none/paper.pdf#page=2"></iframe>', true],
  ['<iframe src="/none/PAPER.PDF?a=1"></iframe>', true],
  ['<embed type="application/pdf" src="/none/stream">', true],
  ['<object data="/none/paper.pdf"></object>', true],
  ['<iframe src="/none/view?file=paper.pdf"></iframe>', false],
  ['<iframe srcdoc="letrozole"></iframe><object></object>', false],
  ['<a href="/none/paper.pdf">paper.pdf</a>', false],
])('a frame of a page shows a PDF: %s %s', async (html, expected) => {
  document.body.innerHTML = html;
  expect(await hasPdfFrame(scripting, 1)).toBe(expected);
});

test('a page that does not answer has none', async () => {
  const refusing: Scripting = { executeScript: () => Promise.reject(new Error('No access')) };
  expect(await hasPdfFrame(refusing, 1)).toBe(false);
  const hanging: Scripting = { executeScript: () => new Promise(() => undefined) };
  expect(await hasPdfFrame(hanging, 1)).toBe(false);
});
