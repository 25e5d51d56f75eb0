import { beforeEach, expect, test, vi } from 'vitest';
import { followChoices } from '@/lib/frame-life';
import type { PageChoices } from '@/lib/settings/in-page';
import { FakeArea } from '../settings/fake-area';

let local: FakeArea;
let end: AbortController;
/** The choices that highlights were shown with, and what ends them. */
let runs: { choices: PageChoices; signal: AbortSignal }[];

beforeEach(() => {
  local = new FakeArea({ 'settings.markStyle': 'clear' });
  end = new AbortController();
  runs = [];
});

function follow() {
  return followChoices(
    { local },
    (choices, signal) => {
      const nth = runs.push({ choices, signal });
      return { report: () => ({ counts: { letrozole: nth }, classCounts: {} }) };
    },
    end.signal,
  );
}

test('highlights are shown with what is chosen, and the default for the rest', async () => {
  const highlights = follow();
  expect(highlights.report()).toEqual({ counts: {}, classCounts: {} });
  await vi.waitFor(() => expect(runs).toHaveLength(1));
  expect(runs[0]?.choices).toEqual({
    mentions: 'auto',
    markStyle: 'clear',
    classNames: true,
    openOn: 'rest',
    rest: 'usual',
    cardTextSize: 'usual',
    language: 'auto',
    region: 'auto',
  });
  expect(highlights.report().counts).toEqual({ letrozole: 1 });
});

test('another choice ends them and shows them anew', async () => {
  const highlights = follow();
  await vi.waitFor(() => expect(runs).toHaveLength(1));
  await local.set({ 'settings.openOn': 'click' });
  await vi.waitFor(() => expect(runs).toHaveLength(2));
  expect(runs[0]?.signal.aborted).toBe(true);
  expect(runs[1]?.choices.openOn).toBe('click');
  expect(highlights.report().counts).toEqual({ letrozole: 2 });
});

test('of two choices at once the last one is shown', async () => {
  follow();
  void local.set({ 'settings.rest': 'long' });
  await local.set({ 'settings.rest': 'short' });
  await vi.waitFor(() => expect(runs.filter(({ signal }) => !signal.aborted)).toHaveLength(1));
  expect(runs.at(-1)?.choices.rest).toBe('short');
});

test('what is not about marks and cards changes nothing', async () => {
  follow();
  await vi.waitFor(() => expect(runs).toHaveLength(1));
  await local.set({ 'settings.off-sites.3': ['example.com'], 'settings.sync': true });
  await local.set({ 'settings.classNames': false });
  await vi.waitFor(() => expect(runs).toHaveLength(2));
});

test('in a private window, what was chosen there counts', async () => {
  const session = {
    get: async () => ({ 'private.markStyle': 'quiet', 'private.rest': 'for ever' }),
    onChanged: local.onChanged,
  };
  followChoices(
    { local, session },
    (choices, signal) => {
      runs.push({ choices, signal });
      return { report: () => ({ counts: {}, classCounts: {} }) };
    },
    end.signal,
  );
  await vi.waitFor(() => expect(runs[0]?.choices).toMatchObject({ markStyle: 'quiet', rest: 'usual' }));
});

test('the end ends them, and what was to be shown is not', async () => {
  follow();
  await vi.waitFor(() => expect(runs).toHaveLength(1));
  void local.set({ 'settings.rest': 'long' });
  end.abort();
  expect(runs[0]?.signal.aborted).toBe(true);
  expect(local.listenerCount).toBe(0);
  await new Promise((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));
  expect(runs).toHaveLength(1);
});
