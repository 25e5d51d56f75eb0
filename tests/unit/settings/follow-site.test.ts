import { beforeEach, expect, test, vi } from 'vitest';
import { createNewRule, createSettingsStore, followSite, type SettingsStore } from '@/lib/settings';
import { extensionLock, FakeArea } from './fake-area';

let local: FakeArea;
let store: SettingsStore;
let end: AbortController;
const changed = vi.fn<(isOn: boolean) => void>();
const failed = vi.fn<(reason: string | null) => void>();
const newRule = createNewRule(async () => '\nnhs.uk\n');

beforeEach(() => {
  vi.clearAllMocks();
  local = new FakeArea();
  store = createSettingsStore({ local }, extensionLock());
  end = new AbortController();
});

const follow = (site: string) => followSite(site, { store, newRule }, { changed, failed }, end.signal);
const seen = (...states: boolean[]) =>
  vi.waitFor(() => expect(changed.mock.calls.map(([isOn]) => isOn)).toEqual(states));

test('a document on a site that is off is told as off when it is opened', async () => {
  await store.change((before) => ({ ...before, offSites: ['clinic.example'] }));
  follow('clinic.example');
  await seen(false);
});

test('the switch at a public suffix is for that host alone', async () => {
  const set = follow('nhs.uk');
  expect(await set(false)).toBe(true);
  expect((await store.read()).settings.offSites).toEqual(['=nhs.uk']);
  await seen(true, false);
});

test('marks that the reader wants here are on again, also where they were off everywhere', async () => {
  await store.change((before) => ({ ...before, everywhere: false, offSites: ['clinic.example'] }));
  const set = follow('clinic.example');
  await seen(false);
  await set(true);
  await seen(false, true);
});

test('a change of another site changes nothing', async () => {
  follow('clinic.example');
  await seen(true);
  await store.change((before) => ({ ...before, offSites: ['other.example'] }));
  await store.change((before) => ({ ...before, offSites: ['other.example', 'clinic.example'] }));
  await seen(true, false);
});

test('nothing is followed after the end, nor told of a choice that ends later', async () => {
  const set = follow('clinic.example');
  await seen(true);
  end.abort();
  const other = vi.fn();
  followSite('clinic.example', { store, newRule }, { changed: other, failed }, new AbortController().signal);
  expect(await set(false)).toBe(true);
  await vi.waitFor(() => expect(other).toHaveBeenLastCalledWith(false));
  await seen(true);
  expect(failed).not.toHaveBeenCalled();
});

test('what could not be saved is told, until a change is saved', async () => {
  const set = follow('clinic.example');
  await seen(true);
  local.writeError = new Error('QuotaExceededError');
  expect(await set(false)).toBe(false);
  local.writeError = null;
  expect(await set(false)).toBe(true);
  expect(failed.mock.calls).toEqual([['QuotaExceededError'], [null]]);
  await seen(true, false);
});
