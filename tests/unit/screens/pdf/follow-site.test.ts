import { beforeEach, expect, test, vi } from 'vitest';
import { followSite } from '@/lib/screens/pdf/follow-site';
import { createNewRule, createSettingsStore, type SettingsStore } from '@/lib/settings';
import { extensionLock, FakeArea } from '../../settings/fake-area';

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

const follow = (site: string | null) => followSite(site, { store, newRule }, { changed, failed }, end.signal);
const seen = (...states: boolean[]) =>
  vi.waitFor(() => expect(changed.mock.calls.map(([isOn]) => isOn)).toEqual(states));

test('a document on a site that is off is told as off when it is opened', async () => {
  await store.change((before) => ({ ...before, offSites: ['clinic.example'] }));
  follow('clinic.example');
  await seen(false);
});

test('a document without a site is marked, whatever is chosen, and has no switch', async () => {
  await store.change((before) => ({ ...before, everywhere: false }));
  const set = follow(null);
  await seen(true);
  expect(await set(false)).toBe(false);
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

test('a change of another site changes nothing, and nothing is followed after the end', async () => {
  follow('clinic.example');
  await seen(true);
  await store.change((before) => ({ ...before, offSites: ['other.example'] }));
  end.abort();
  await store.change((before) => ({ ...before, offSites: ['clinic.example'] }));
  await seen(true);
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
