import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readTabState, type TabState, targetTab } from '@/lib/tabs';
import { FakeTab, frame } from '../fake-tab';

const OWN_URL = 'chrome-extension://glossary/popup.html';
const PAGE = { id: 3, url: 'https://example.com:8443/page', incognito: false };

/** @param allowed origins that the extension may run on */
function browserWith(tab: FakeTab, ...allowed: string[]) {
  return {
    scripting: tab.scripting,
    runtime: tab.runtime,
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => origins.every((one) => allowed.includes(one)),
    },
  };
}

type Asked = Parameters<typeof readTabState>;
function stateOf(
  browser: Asked[0],
  tab: Partial<Exclude<Asked[1], undefined>> | undefined,
  hasPrivatePages = false,
  late: Asked[3] = () => undefined,
): Promise<TabState> {
  return readTabState(browser, tab && { incognito: false, ...tab }, hasPrivatePages, late);
}

const INJECTED = { kind: 'injected', site: 'example.com', tabId: 3, frames: [] } as const;
const HOST = 'https://example.com/*';
const ALL = '<all_urls>';
const refusing = () => Object.assign(new FakeTab(), { reports: new Error('Cannot access the page') });

describe('the state of a tab', () => {
  test.each([true, false])('says whether names are marked where the content script runs: %s', async (on) => {
    const tab = new FakeTab(frame(0, { on }), frame(7, { on }));
    expect(await stateOf(browserWith(tab, HOST), PAGE)).toEqual({ ...INJECTED, on, isAsking: on });
  });

  test('is that of the document in our own page for PDFs, where no script can be put', async () => {
    vi.stubGlobal('location', { origin: 'chrome-extension://glossary' });
    onTestFinished(() => void vi.unstubAllGlobals());
    const shown = (query: string) => ({ id: 3, url: `chrome-extension://glossary/pdf.html${query}` });
    const state = (query: string) => stateOf(browserWith(refusing(), HOST), shown(query));
    const asking = { ...INJECTED, on: true, isAsking: true };
    expect(await state('?file=https%3A%2F%2Fexample.com%2Fa.pdf#page=2')).toEqual(asking);
    expect(await state('')).toEqual({ ...asking, site: null });
    const other = { id: 3, url: 'chrome-extension://other/pdf.html?file=https%3A%2F%2Fexample.com%2F' };
    expect((await stateOf(browserWith(refusing(), HOST), other)).kind).not.toBe('injected');
  });

  test('is "not injected" where it does not run yet', async () => {
    expect(await stateOf(browserWith(new FakeTab(), HOST), PAGE)).toEqual({
      kind: 'not-injected',
      site: 'example.com',
    });
  });

  test.each(['https://example.com/paper.pdf', 'https://example.com/PAPER.PDF?download'])(
    'is "pdf" for an address like one where no script can run: %s',
    async (url) => {
      const pdf = { kind: 'pdf', site: 'example.com', address: url };
      expect(await stateOf(browserWith(new FakeTab(), HOST), { id: 3, url })).toEqual(pdf);
      expect(await stateOf(browserWith(refusing(), HOST), { id: 3, url })).toEqual(pdf);
    },
  );

  test('has no address of a PDF in a private window, unless our page opens there, too', async () => {
    const tab = { id: 3, url: 'https://example.com/a.pdf', incognito: true };
    const address = async (fake: FakeTab, one: typeof tab, hasPrivatePages: boolean) => {
      const state = await stateOf(browserWith(fake, HOST), one, hasPrivatePages);
      return 'address' in state ? state.address : 'pdf' in state && state.pdf;
    };
    const shown = () => new FakeTab(frame(0, { isPdf: true }));
    const page = { ...tab, url: PAGE.url };
    expect(await address(new FakeTab(), tab, false)).toBe(null);
    expect(await address(shown(), tab, false)).toBe(null);
    expect(await address(refusing(), page, false)).toBe(null);
    expect(await address(shown(), tab, true)).toBe(tab.url);
    expect(await address(refusing(), page, true)).toBe(page.url);
  });

  test('is "pdf" where the top page reports one, whatever its address, but not for a frame', async () => {
    const pdf = { isPdf: true };
    expect(await stateOf(browserWith(new FakeTab(frame(0, pdf)), HOST), PAGE)).toMatchObject({
      kind: 'pdf',
    });
    expect(await stateOf(browserWith(new FakeTab(frame(0), frame(7, pdf)), HOST), PAGE)).toMatchObject({
      kind: 'injected',
      hasPdf: true,
    });
  });

  test('knows of a PDF in a frame that no script runs in', async () => {
    const tab = new FakeTab(frame(0));
    expect(await stateOf(browserWith(tab, HOST), PAGE)).not.toHaveProperty('hasPdf');
    tab.hasPdfFrame = true;
    expect(await stateOf(browserWith(tab, HOST), PAGE)).toMatchObject({
      kind: 'injected',
      hasPdf: true,
    });
  });

  test.each<[string, number[], TabState]>([
    ['that of the frames that answer', [7], { ...INJECTED, on: false, isAsking: false }],
    ['"loading", with the site, where none does', [0, 7], { kind: 'loading', site: 'example.com' }],
  ])('is %s, and in the end that of all', async (_, hanging, first) => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const tab = new FakeTab(frame(0, { on: false }), frame(7));
    for (const frameId of hanging) tab.hanging.add(frameId);
    const late = vi.fn();
    const asked = stateOf(browserWith(tab, HOST), PAGE, false, late);
    await vi.advanceTimersByTimeAsync(300);
    expect(await asked).toEqual(first);
    tab.wake();
    const last = { ...INJECTED, on: true, isAsking: true };
    await vi.waitFor(() => expect(late).toHaveBeenLastCalledWith(last));
  });

  test('tells that the page has changed a card, in whichever frame', async () => {
    const tab = new FakeTab(frame(0), frame(7, { hasChangedCard: true }));
    expect(await stateOf(browserWith(tab, HOST), PAGE)).toMatchObject({ hasChangedCard: true });
    expect(await stateOf(browserWith(new FakeTab(frame(0)), HOST), PAGE)).not.toHaveProperty(
      'hasChangedCard',
    );
  });

  test('is "no site" where the browser lets no extension run, which may be a PDF', async () => {
    const isOfBrowser = { kind: 'no-site', isOfBrowser: true };
    expect(await stateOf(browserWith(refusing(), HOST), PAGE)).toEqual({ ...isOfBrowser, pdf: PAGE.url });
    const state = (tab: { id: number; url?: string } | undefined) =>
      stateOf(browserWith(new FakeTab(), ALL), tab);
    for (const tab of [{ id: 3, url: 'chrome://settings/' }, undefined])
      expect(await state(tab)).toEqual(isOfBrowser);
    // Chromium tells no address of a page that it does not let extensions run on.
    for (const tab of [{ id: 3, url: '' }, { id: 3 }])
      expect(await state(tab)).toEqual({ ...isOfBrowser, pdf: null });
    const isOfNone = { kind: 'no-site', isOfBrowser: false };
    expect(await state({ id: 3, url: 'data:text/html,hello' })).toEqual(isOfNone);
    expect(await state({ id: 3, url: 'blob:https://example.com/4f2' })).toEqual({ ...isOfNone, pdf: null });
  });

  test('is "restricted" where the reader lets the extension not run', async () => {
    expect(await stateOf(browserWith(new FakeTab()), PAGE)).toEqual({
      kind: 'restricted',
      site: 'example.com',
      origin: HOST,
    });
    expect(await stateOf(browserWith(new FakeTab()), { id: 3 })).toEqual({
      kind: 'restricted',
      site: null,
      origin: ALL,
    });
  });
});

describe('the tab that the popup is about', () => {
  test('is the active one', async () => {
    expect(await targetTab({ tabs: { query: async () => [PAGE] } }, OWN_URL)).toBe(PAGE);
    expect(await targetTab({ tabs: { query: async () => [] } }, OWN_URL)).toBeUndefined();
  });

  test('is the one that was active before, when the popup is in a tab of its own', async () => {
    const popup = { id: 9, url: OWN_URL, incognito: false, lastAccessed: 30 };
    const otherPopup = { ...popup, id: 8, url: `${OWN_URL}?hidden`, lastAccessed: 25 };
    const tabs = [
      otherPopup,
      { ...PAGE, lastAccessed: 10 },
      { ...PAGE, id: 4, lastAccessed: 20 },
      { ...PAGE, id: 5 },
      popup,
    ];
    const query = async ({ active }: { active?: true }) => (active ? [popup] : tabs);
    expect((await targetTab({ tabs: { query } }, OWN_URL))?.id).toBe(4);
  });
});
