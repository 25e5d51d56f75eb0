import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isFactLink, loadGlossary } from '@/lib/glossary';
import type { SenderDetails } from '@/lib/protocol';
import { receiveFrameMessages } from '@/lib/tabs';
import { FakeRuntime, REMOTE_CARD, SENDERS } from '../../protocol/fake-runtime';
import { FakeTab, frame } from '../fake-tab';

const SHOWN = { box: { left: 1, top: 2, right: 3, bottom: 4 } };
const TAB = SENDERS.subframe.tab;
/** A frame without an address of its own. */
const SAME_ORIGIN = { ...SENDERS.subframe, url: 'about:srcdoc', origin: 'https://example.com' };

let runtime: FakeRuntime;
let tab: FakeTab;
let errors: string[];
const openOwnPage = vi.fn(async () => undefined);
const settings = {
  turnOff: vi.fn(async () => true),
  undoTurnOff: vi.fn(async () => undefined),
  readSession: vi.fn(async () => ({})),
};
const updateToolbar = vi.fn(async () => undefined);
const openLink = vi.fn(async () => undefined);
const handover = { take: vi.fn(() => 'letrozole') };
const reader = {
  loadReader: vi.fn(async () => true),
  loadCard: vi.fn(async () => true),
  insertStyles: vi.fn(async () => true),
  removeStyles: vi.fn(async () => true),
};

beforeEach(() => {
  vi.clearAllMocks();
  runtime = new FakeRuntime();
  tab = new FakeTab(frame(0), frame(7), frame(8));
  errors = [];
  receiveFrameMessages(
    { runtime, scripting: tab.scripting, tabs: tab.tabs },
    {
      settings,
      entry: async (id) => loadGlossary().entry(id) ?? null,
      updateToolbar,
      handover,
      openOwnPage,
      isFactLink: (url) => isFactLink(loadGlossary(), url),
      openLink,
      reader,
      onError: (text) => void errors.push(text),
    },
  );
});

describe('the background', () => {
  test('updates the toolbar button when a page has changed, without an answer', () => {
    expect(runtime.deliver({ type: 'page-changed' }, SENDERS.subframe)).toBeUndefined();
    expect(updateToolbar).toHaveBeenCalledExactlyOnceWith(3);
  });

  test('answers a frame with the site of its tab', async () => {
    const answer = runtime.deliver({ type: 'get-tab-site' }, SENDERS.subframe);
    expect(await answer).toEqual({ site: 'example.com' });
    expect(await runtime.deliver({ type: 'get-tab-site' }, { url: 'https://example.com/' })).toEqual({
      site: null,
    });
  });

  test('shows a drug or class in the glossary page or the settings for a frame, and no other page', async () => {
    await runtime.deliver({ type: 'open-own-page', id: 'class:taxane' }, SENDERS.subframe);
    expect(openOwnPage).toHaveBeenCalledExactlyOnceWith('class:taxane');
    await runtime.deliver({ type: 'open-own-page', id: null }, SENDERS.subframe);
    expect(openOwnPage).toHaveBeenLastCalledWith(null);
    runtime.deliver({ type: 'open-own-page', id: '/../popup.html?x' }, SENDERS.subframe);
    expect(openOwnPage).toHaveBeenCalledTimes(2);
  });

  test('opens the links that cards have, beside the tab of the card, and no other', async () => {
    const [listing] = loadGlossary().drugs.find(({ id }) => id === 'letrozole')?.listings ?? [];
    const url = listing?.links.en.href ?? '';
    expect(url).toMatch(/^https:.*#:~:text=/);
    runtime.deliver({ type: 'open-link', url, inBackground: true }, SENDERS.subframe);
    const [page] = url.split('#');
    for (const other of ['https://evil.example/', 'javascript:alert(1)', `${page}/../evil`, 'https:']) {
      runtime.deliver({ type: 'open-link', url: other, inBackground: false }, SENDERS.subframe);
    }
    await vi.waitFor(() => expect(errors).toHaveLength(4));
    expect(openLink).toHaveBeenCalledExactlyOnceWith(url, true, TAB);
  });

  test('gives a page of the extension, and no frame, the text that it opens with', async () => {
    const taken = runtime.deliver({ type: 'take-query', by: 'popup' }, SENDERS['extension-page']);
    expect(await taken).toBe('letrozole');
    expect(runtime.deliver({ type: 'take-query', by: 'popup' }, SENDERS['top-page'])).toBeUndefined();
    expect(handover.take).toHaveBeenCalledExactlyOnceWith('popup');
  });

  test('answers a frame with what a card says of a drug, and with null for an id that is not in the facts', async () => {
    const ask = (id: string) => runtime.deliver({ type: 'get-entry', id }, SENDERS.subframe);
    expect(await ask('letrozole')).toBe(loadGlossary().entry('letrozole'));
    expect(await ask('aspirin')).toBeNull();
    expect(await ask('__proto__')).toBeNull();
  });

  test('switches off the site of the tab that asks, and answers when that is saved', async () => {
    expect(await runtime.deliver({ type: 'turn-off-tab-site' }, SENDERS.subframe)).toBe(true);
    expect(settings.turnOff).toHaveBeenCalledExactlyOnceWith(SENDERS.subframe.tab);
  });

  test('takes the origin for an address in a window that a script has opened', async () => {
    const tab = { ...TAB, url: 'about:blank' };
    const sender = { ...SENDERS['top-page'], tab, origin: 'https://example.org' };
    await runtime.deliver({ type: 'turn-off-tab-site' }, sender);
    expect(settings.turnOff).toHaveBeenLastCalledWith({ ...tab, url: 'https://example.org' });
    await runtime.deliver({ type: 'turn-off-tab-site' }, { ...sender, frameId: 3 });
    expect(settings.turnOff).toHaveBeenLastCalledWith(tab);
  });

  test('switches it on again where the reader undoes that', () => {
    runtime.deliver({ type: 'undo-turn-off' }, SENDERS['top-page']);
    expect(settings.undoTurnOff).toHaveBeenCalledExactlyOnceWith(SENDERS['top-page'].tab);
  });

  test('gives a frame what the settings give it of the session, and says so when they refuse', async () => {
    settings.readSession.mockResolvedValueOnce({ 'private.everywhere': false });
    expect(await runtime.deliver({ type: 'read-session' }, SENDERS.subframe)).toEqual({
      'private.everywhere': false,
    });
    settings.readSession.mockRejectedValueOnce(new Error('the sender is not in a private window'));
    expect(await runtime.deliver({ type: 'read-session' }, SENDERS.subframe)).toBeUndefined();
    expect(errors).toEqual([
      expect.stringContaining('"read-session" could not be handled: Error: the sender is not'),
    ]);
  });

  test('brings the script that makes cards into the frame that asks for it', async () => {
    reader.loadCard.mockResolvedValueOnce(false);
    expect(await runtime.deliver({ type: 'load-card' }, SENDERS.subframe)).toBe(false);
    expect(await runtime.deliver({ type: 'load-card' }, SENDERS['top-page'])).toBe(true);
    expect(reader.loadCard.mock.calls).toEqual([[SENDERS.subframe], [SENDERS['top-page']]]);
  });

  test('brings the reader into the frame that asks for it, and takes the styles out again', async () => {
    expect(await runtime.deliver({ type: 'load-reader' }, SENDERS.subframe)).toBe(true);
    expect(await runtime.deliver({ type: 'insert-styles' }, SENDERS.subframe)).toBe(true);
    expect(reader.loadReader).toHaveBeenCalledExactlyOnceWith(SENDERS.subframe);
    expect(reader.insertStyles).toHaveBeenCalledExactlyOnceWith(SENDERS.subframe);
    runtime.deliver({ type: 'remove-styles' }, SENDERS.subframe);
    expect(reader.removeStyles).toHaveBeenCalledExactlyOnceWith(SENDERS.subframe);
  });

  test('steps on through the frames of the tab', async () => {
    tab.answer = () => true;
    runtime.deliver({ type: 'step-in-tab', direction: 'next', otherThan: 'letrozole' }, SENDERS.subframe);
    await vi.waitFor(() => expect(tab.receivers('close-cards')).toEqual([7, 8]));
    expect(tab.receivers('step')).toEqual([0]);
  });

  test.each(['close-cards', 'card-pinned', 'restore-focus'])(
    'passes %s on to the other frames',
    async (type) => {
      runtime.deliver({ type }, SENDERS.subframe);
      await vi.waitFor(() => expect(tab.receivers(type)).toEqual([0, 8]));
    },
  );

  test('lets the top page show the card of a frame of its origin, and passes on where that is', async () => {
    tab.answer = () => SHOWN;
    const answer = runtime.deliver({ type: 'show-remote-card', card: REMOTE_CARD }, SAME_ORIGIN);
    expect(await answer).toEqual(SHOWN);
    expect(tab.sent).toEqual([{ frameId: 0, message: { type: 'show-remote-card', card: REMOTE_CARD } }]);
  });

  test.each([new Error('no receiver'), 'nonsense', { box: 'left' }])(
    'says that a card is not shown where the top page answers %j',
    async (said) => {
      tab.answer = () => said;
      expect(await runtime.deliver({ type: 'show-remote-card', card: REMOTE_CARD }, SAME_ORIGIN)).toBeNull();
    },
  );

  test.each<[string, SenderDetails]>([
    ['of another origin', SENDERS.subframe],
    ['that is sandboxed', { ...SAME_ORIGIN, origin: 'null' }],
    ['of a file in a file', { ...SAME_ORIGIN, origin: 'null', tab: { ...TAB, url: 'file:///page.html' } }],
    ['of an origin that the browser does not tell', { ...SAME_ORIGIN, origin: undefined }],
    ['in a tab that the browser does not describe', { ...SAME_ORIGIN, tab: { ...TAB, url: undefined } }],
  ])('lets the top page show no card of a frame %s', async (_, sender) => {
    tab.answer = () => SHOWN;
    expect(await runtime.deliver({ type: 'show-remote-card', card: REMOTE_CARD }, sender)).toBeNull();
    expect(tab.sent).toEqual([]);
  });

  test('passes on that the reader has left a card, and that one is closed', async () => {
    const leave = { key: '0.5', atOnce: true, pointerLeftAt: 1.5 };
    tab.answer = () => new Error('no receiver');
    runtime.deliver({ type: 'leave-remote-card', ...leave }, SENDERS.subframe);
    runtime.deliver({ type: 'remote-card-closed', key: '0.5' }, SENDERS['top-page']);
    await vi.waitFor(() => expect(tab.sent).toHaveLength(2));
    expect(tab.sent).toEqual([
      { frameId: 0, message: { type: 'leave-remote-card', ...leave } },
      { frameId: 'all', message: { type: 'remote-card-closed', key: '0.5' } },
    ]);
  });

  test('says in its own console what has failed in a frame', () => {
    runtime.deliver({ type: 'report-error', text: 'Error: out of order' }, SENDERS.subframe);
    expect(errors).toEqual(['In frame 7 of tab 3: Error: out of order']);
  });

  test('says in its own console what it refuses', () => {
    runtime.deliver({ type: 'read-session' }, SENDERS['extension-page']);
    runtime.deliver({ type: 'no-such-message' }, SENDERS.subframe);
    runtime.deliver({ type: 'step-in-tab', direction: 'up' }, SENDERS.subframe);
    expect(errors).toEqual([
      'Refused a message: "read-session" may not come from the sender "extension-page"',
      'Refused a message: unknown name "no-such-message"',
      expect.stringContaining('Refused a message: "step-in-tab" has a wrong shape: '),
    ]);
  });
});
