import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createNewRule, DEFAULTS } from '@/lib/settings';
import {
  createTabStores,
  INITIAL_VIEW,
  inPageOrder,
  type TabActions,
  type TabView,
  watchTab,
} from '@/lib/tabs';
import { FakeRuntime, SENDERS } from '../../protocol/fake-runtime';
import { extensionLock, FakeArea } from '../../settings/fake-area';
import { FakeTab, frame, namesOf } from '../fake-tab';

const { tab: SENDER_TAB } = SENDERS['top-page'];

let runtime: FakeRuntime;
let tab: FakeTab;
let local: FakeArea;
let session: FakeArea;
/** The tab that the popup is about. */
let target: { id: number; url: string; title?: string; incognito: boolean };
let view: TabView;
/** The numbers of mentions of letrozole in all views that were shown. */
let shownCounts: (number | undefined)[];
let end: AbortController;
const query = vi.fn(async () => [target]);
/** The listeners of `tabs.onUpdated`. */
const updateListeners = new Set<(tabId: number, change: { status?: string; url?: string }) => void>();
const request = vi.fn(async () => true);
const reload = vi.fn(async () => undefined);
const create = vi.fn(async () => undefined);
const errors: string[] = [];

beforeEach(() => {
  vi.clearAllMocks();
  runtime = new FakeRuntime();
  tab = new FakeTab(frame(0));
  // Each frame answers for itself.
  tab.answer = (_, { type }) => {
    if (type === 'ask-names' && !(tab.reports instanceof Error)) tab.reports.forEach(tellNames);
  };
  local = new FakeArea();
  session = new FakeArea();
  target = { id: SENDER_TAB.id, url: 'https://example.com/', incognito: false };
  view = INITIAL_VIEW;
  shownCounts = [];
  end = new AbortController();
  errors.length = 0;
  updateListeners.clear();
});

function tellNames(report: ReturnType<typeof frame>): void {
  if (!report.on) return;
  const sender = { ...SENDERS['top-page'], frameId: report.frameId };
  runtime.deliver({ type: 'frame-names', ...namesOf(report) }, sender);
}

function open(): TabActions {
  const browser = {
    runtime,
    scripting: tab.scripting,
    tabs: {
      ...tab.tabs,
      query,
      reload,
      create,
      onUpdated: {
        addListener: updateListeners.add.bind(updateListeners),
        removeListener: updateListeners.delete.bind(updateListeners),
      },
    },
    permissions: { contains: async () => true, request },
    storage: { local, session },
  };
  const show = (newest: TabView) => {
    view = newest;
    shownCounts.push(countsShown()?.['letrozole']);
  };
  const onError = (text: string) => void errors.push(text);
  return watchTab(
    browser,
    createTabStores(
      browser.storage,
      extensionLock(),
      createNewRule(async () => '\ngithub.io\n'),
    ),
    { ownUrl: 'popup.html', hasPrivatePages: false, show, onError },
    end.signal,
  );
}

/** Lets a query of the frames wait until it is answered. @returns a function that answers it with these reports */
function holdNextQuery(): (...reports: ReturnType<typeof frame>[]) => void {
  const { executeScript } = tab.scripting;
  let answer: (reports: ReturnType<typeof frame>[]) => void = () => undefined;
  const held = new Promise<ReturnType<typeof frame>[]>((resolve) => {
    answer = resolve;
  });
  tab.scripting.executeScript = async () => {
    tab.scripting.executeScript = executeScript;
    tab.queries += 1;
    return (await held).map(({ frameId, ...result }) => ({ frameId, result }));
  };
  return (...reports) => answer(reports);
}

async function isLoaded(): Promise<void> {
  await vi.waitFor(() => expect(view.state.kind).toBe('injected'));
}

function countsShown(): Record<string, number> | undefined {
  if (view.state.kind !== 'injected') return undefined;
  return Object.fromEntries(inPageOrder(view.state.frames).map(({ id, count }) => [id, count]));
}

describe('the view of a tab', () => {
  test('shows the settings while the frames are still being queried, then what they report', async () => {
    const answer = holdNextQuery();
    open();
    await vi.waitFor(() =>
      expect(view.saved).toEqual({ settings: { ...DEFAULTS, everywhere: true, offSites: [] }, damaged: [] }),
    );
    expect(view.state).toEqual({ kind: 'loading', site: 'example.com' });
    answer(frame(0));
    await vi.waitFor(() => expect(countsShown()).toEqual({ letrozole: 1 }));
  });

  test('has what the frames name in the order of the page, and waits for no frame that hangs', async () => {
    vi.useFakeTimers();
    const letrozole = { id: 'letrozole', count: 1, text: 'Femara' };
    const top = {
      names: [
        { ...letrozole, place: 4 },
        { id: 'olaparib', count: 2, text: 'olaparib', place: 9 },
      ],
      path: [],
    };
    const inside = {
      names: [
        { id: 'docetaxel', count: 1, text: 'Taxotere', place: 3 },
        { ...letrozole, place: 5 },
      ],
      path: [6],
    };
    const elsewhere = { names: [{ id: 'tamoxifen', count: 1, text: 'tamoxifen', place: 0 }], path: null };
    tab.answer = () => undefined;
    open();
    await vi.advanceTimersByTimeAsync(0);
    const tell = (frameId: number, names: object) =>
      void runtime.deliver({ type: 'frame-names', ...names }, { ...SENDERS['top-page'], frameId });
    tell(9, elsewhere);
    tell(7, inside);
    tell(0, top);
    expect(view.state).toMatchObject({ kind: 'injected', isAsking: true });
    expect(Object.entries(countsShown() ?? {})).toEqual([
      ['letrozole', 2],
      ['docetaxel', 1],
      ['olaparib', 2],
      ['tamoxifen', 1],
    ]);
    await vi.advanceTimersByTimeAsync(300);
    expect(view.state).toMatchObject({ kind: 'injected', isAsking: false });
    // The page has changed, and a frame does not answer any more: it has gone, or it hangs.
    runtime.deliver({ type: 'page-changed' }, SENDERS.subframe);
    await vi.advanceTimersByTimeAsync(0);
    tell(0, top);
    expect(countsShown()).toMatchObject({ docetaxel: 1 });
    await vi.advanceTimersByTimeAsync(300);
    expect(countsShown()).toEqual({ letrozole: 1, olaparib: 2 });
    // One that answers late is there again.
    tell(7, inside);
    expect(countsShown()).toEqual({ letrozole: 2, docetaxel: 1, olaparib: 2 });
    vi.useRealTimers();
  });

  test('is read again when its own page has changed', async () => {
    open();
    await isLoaded();
    tab.reports = [frame(0, { counts: { olaparib: 1 } })];
    runtime.deliver({ type: 'page-changed' }, SENDERS.subframe);
    await vi.waitFor(() => expect(countsShown()).toEqual({ olaparib: 1 }));
  });

  test('is not read again when the page of another tab has changed', async () => {
    open();
    await isLoaded();
    const before = query.mock.calls.length;
    runtime.deliver({ type: 'page-changed' }, { ...SENDERS.subframe, tab: { ...SENDER_TAB, id: 77 } });
    tab.reports = [frame(0, { counts: { olaparib: 1 } })];
    runtime.deliver({ type: 'page-changed' }, SENDERS.subframe);
    await vi.waitFor(() => expect(countsShown()).toEqual({ olaparib: 1 }));
    expect(query.mock.calls.length).toBe(before + 1);
  });

  test('keeps the result of a newer reading when an older one ends later', async () => {
    open();
    await isLoaded();
    const before = tab.queries;
    const answerOlder = holdNextQuery();
    runtime.deliver({ type: 'page-changed' }, SENDERS.subframe);
    await vi.waitFor(() => expect(tab.queries).toBe(before + 1));
    tab.reports = [frame(0, { counts: { olaparib: 2 } })];
    runtime.deliver({ type: 'page-changed' }, SENDERS.subframe);
    await vi.waitFor(() => expect(countsShown()).toEqual({ olaparib: 2 }));
    answerOlder(frame(0, { counts: { letrozole: 9 } }));
    // The next reading ends after the older one has.
    local.tell({ 'settings.everywhere': { newValue: true } });
    await vi.waitFor(() => expect(tab.queries).toBe(before + 3));
    expect(shownCounts).not.toContain(9);
  });

  test('is read again when the tab shows another page, which may announce nothing', async () => {
    open();
    await isLoaded();
    const before = tab.queries;
    tab.reports = [frame(0, { counts: {} })];
    for (const listener of updateListeners) {
      listener(77, { status: 'complete' });
      listener(SENDER_TAB.id, {});
      listener(SENDER_TAB.id, { status: 'complete' });
    }
    await vi.waitFor(() => expect(countsShown()).toEqual({}));
    expect(tab.queries).toBe(before + 1);
  });

  test.each([
    ['no frame answers', []],
    ['the browser refuses the question', new Error('the page is just going')],
  ])('is read again until the page answers, ever less often, where %s yet', async (_, reports) => {
    vi.useFakeTimers();
    tab.reports = reports;
    open();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(tab.queries).toBe(6);
    tab.reports = [frame(0, { counts: {} })];
    await vi.advanceTimersByTimeAsync(10_000);
    expect(countsShown()).toEqual({});
    expect(tab.queries).toBe(7);
    vi.useRealTimers();
  });

  test('is not read again and again where extensions may not run', async () => {
    vi.useFakeTimers();
    target.url = 'about:blank';
    open();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(view.state).toEqual({ kind: 'no-site', isOfBrowser: true });
    expect(query).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });

  test('follows the settings, wherever they change', async () => {
    open();
    await isLoaded();
    await local.set({ 'settings.everywhere': false });
    await vi.waitFor(() => expect(view.saved?.settings.everywhere).toBe(false));
  });

  test('changes no more when the popup has closed', async () => {
    open();
    await isLoaded();
    end.abort();
    expect(runtime.listeners.size).toBe(0);
    expect([local.listenerCount, session.listenerCount, updateListeners.size]).toEqual([0, 0, 0]);
  });

  test('refuses a message from elsewhere, and says so', async () => {
    open();
    await isLoaded();
    runtime.deliver({ type: 'page-changed' }, SENDERS.background);
    expect(errors).toEqual(['Refused a message: "page-changed" may not come from the sender "background"']);
  });
});

describe('in the popup the reader', () => {
  test('switches a site and everywhere', async () => {
    const actions = open();
    await isLoaded();
    await actions.setSite('example.com', false);
    await actions.setEverywhere(false);
    await vi.waitFor(() =>
      expect(view.saved?.settings).toEqual({ ...DEFAULTS, everywhere: false, offSites: ['example.com'] }),
    );
  });

  test('learns which rule the site gets', async () => {
    target = { ...target, url: 'https://github.io/' };
    open();
    await vi.waitFor(() => expect(view).toMatchObject({ rule: '=github.io', saved: { damaged: [] } }));
  });

  test('sees why a change could not be saved, until a change is saved', async () => {
    const actions = open();
    await isLoaded();
    local.writeError = new Error('the disk is full');
    await actions.setSite('example.com', false);
    expect(view.failure).toBe('the disk is full');
    local.writeError = null;
    await actions.setSite('example.com', false);
    expect(view.failure).toBeNull();
  });

  test('changes nothing on disk in a private window', async () => {
    target = { ...target, incognito: true };
    const actions = open();
    await vi.waitFor(() => expect(view.isPrivate).toBe(true));
    await actions.setSite('example.com', false);
    await vi.waitFor(() => expect(view.saved?.settings.offSites).toEqual(['example.com']));
    expect(local.content).toEqual({});
  });

  test('allows the extension on a site, and the tab is read again', async () => {
    const actions = open();
    await isLoaded();
    const before = tab.queries;
    await actions.allow('https://example.com/*');
    expect(request).toHaveBeenCalledExactlyOnceWith({ origins: ['https://example.com/*'] });
    expect(tab.queries).toBe(before + 1);
  });

  test('presses the switch twice, quickly, and that counts as two', async () => {
    const actions = open();
    await isLoaded();
    const first = actions.setSite('example.com', false);
    expect(view.saved?.settings.offSites).toEqual(['example.com']);
    // The page reports something while the first press is being saved.
    runtime.deliver({ type: 'page-changed' }, SENDERS.subframe);
    const second = actions.setSite('example.com', true);
    expect(view.saved?.settings.offSites).toEqual([]);
    await Promise.all([first, second]);
    expect(view.saved?.settings.offSites).toEqual([]);
    expect((await local.get(['settings.off-sites.0']))['settings.off-sites.0'] ?? []).toEqual([]);
  });

  test('sees the switch as it was when a change could not be saved', async () => {
    const actions = open();
    await isLoaded();
    local.writeError = new Error('the disk is full');
    await actions.setSite('example.com', false);
    expect(view.saved?.settings.offSites).toEqual([]);
  });

  test('loads the page anew, and opens what it names as a list', async () => {
    target = { ...target, title: 'A page' };
    runtime.answer = '4';
    const actions = open();
    await isLoaded();
    await actions.reload();
    expect(reload).toHaveBeenCalledExactlyOnceWith(SENDER_TAB.id);
    await actions.openList(['letrozole']);
    expect(runtime.sent).toEqual([
      { type: 'keep-page-list', list: { title: 'A page', date: expect.any(Number), ids: ['letrozole'] } },
    ]);
    expect(create).toHaveBeenCalledExactlyOnceWith({ url: '/glossary.html?list=4' });
  });

  test.each([
    [false, '/pdf.html?file=https%3A%2F%2Fexample.com%2Fa.pdf'],
    [true, '/pdf.html?private'],
  ])('opens a PDF without its address where only that is in a private window: %s', async (incognito, url) => {
    target = { ...target, incognito };
    const actions = open();
    await isLoaded();
    await actions.readPdf('https://example.com/a.pdf');
    expect(create).toHaveBeenCalledExactlyOnceWith({ url });
  });

  test('goes to a name of the page, once the page is read', async () => {
    const { answer } = tab;
    tab.answer = (frameId, message) =>
      message['type'] === 'go-to-entry' ? { nth: 1, count: 1 } : answer(frameId, message);
    const actions = open();
    expect(await actions.goTo('letrozole', 'next')).toBeNull();
    await isLoaded();
    expect(await actions.goTo('letrozole', 'next')).toEqual({ nth: 1, count: 1 });
  });

  test.each([
    [1200, { nth: 1, count: 1 }],
    [1400, null],
  ])('goes to a name of a page that is busy for %i ms: %o', async (ms, arrival) => {
    const { answer } = tab;
    const actions = open();
    await isLoaded();
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    tab.answer = (frameId, message) => {
      if (message['type'] === 'go-to-entry') return { nth: 1, count: 1 };
      setTimeout(() => answer(frameId, message), ms);
    };
    const going = actions.goTo('letrozole', 'next');
    await vi.advanceTimersByTimeAsync(ms);
    expect(await going).toEqual(arrival);
  });
});
