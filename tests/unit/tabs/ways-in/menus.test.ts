import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type MenuId, registerMenus } from '@/lib/tabs';
import { FakeArea } from '../../settings/fake-area';

type Menus = NonNullable<Parameters<typeof registerMenus>[0]['menus']>;
type Click = Parameters<Parameters<Menus['onClicked']['addListener']>[0]>;

const TITLES: Partial<Record<MenuId, string>> = {
  'look-up': 'Look up “%s”',
  'switch-site': 'This site',
  'switch-everywhere': 'Everywhere',
  'open-glossary': 'Glossary',
  'open-settings': 'Settings',
  'read-pdf': 'This PDF',
  'read-linked-pdf': 'That PDF',
};
const TAB = { id: 3, url: 'https://example.com/', windowId: 5, incognito: false };
const actions = {
  lookUp: vi.fn(async () => undefined),
  switchSite: vi.fn(async () => true),
  switchEverywhere: vi.fn(async () => true),
  openGlossary: vi.fn(async () => undefined),
  openSettings: vi.fn(async () => undefined),
  openBeside: vi.fn(async () => undefined),
  openPopup: vi.fn(async () => undefined),
  readPdf: vi.fn(async (_address: string, _tab: unknown) => undefined),
};

/** The menus of a browser, which stay while the background is stopped. */
class FakeMenus {
  readonly items: Parameters<Menus['create']>[0][] = [];
  listener: (...click: Click) => void = () => undefined;
  readonly onClicked: Menus['onClicked'] = {
    addListener: (listener) => {
      this.listener = listener;
    },
  };
  create(item: Parameters<Menus['create']>[0]): void {
    if (this.items.some(({ id }) => id === item.id)) throw new Error(`duplicate id ${item.id}`);
    this.items.push(item);
  }
  async removeAll(): Promise<void> {
    this.items.length = 0;
  }
}

let menus: FakeMenus;
let session: FakeArea;
const flags = () => ({
  get: (key: string) => session.get([key]),
  set: (items: Record<string, unknown>) => session.set(items),
});

beforeEach(() => {
  vi.clearAllMocks();
  menus = new FakeMenus();
  session = new FakeArea();
});

describe('the menus', () => {
  test('have one entry for a selection and the others for the toolbar button', async () => {
    await registerMenus({ menus, session: flags() }, TITLES, actions);
    expect(menus.items).toContainEqual({ id: 'look-up', title: 'Look up “%s”', contexts: ['selection'] });
    expect(menus.items.filter(({ contexts }) => contexts.includes('action')).map(({ id }) => id)).toEqual([
      'switch-site',
      'switch-everywhere',
      'open-glossary',
      'open-settings',
      'read-pdf',
    ]);
  });

  test('have an entry for PDFs where the browser shows one, and at links to one', async () => {
    await registerMenus({ menus, session: flags() }, TITLES, actions);
    const patterns = expect.arrayContaining(['*://*/*.pdf', '*://*/*.pdf?*', 'file:///*.pdf']);
    expect(menus.items.filter(({ id }) => id.includes('pdf'))).toEqual([
      { id: 'read-pdf', title: 'This PDF', contexts: ['page', 'action'], documentUrlPatterns: patterns },
      { id: 'read-linked-pdf', title: 'That PDF', contexts: ['link'], targetUrlPatterns: patterns },
    ]);
  });

  test('are made once, however often the browser starts the background', async () => {
    const create = vi.spyOn(menus, 'create');
    for (let start = 0; start < 3; start++) {
      await registerMenus({ menus, session: flags() }, TITLES, actions);
    }
    expect(create).toHaveBeenCalledTimes(7);
  });

  test('are made anew in a new session, in the language of the browser', async () => {
    await registerMenus({ menus, session: flags() }, TITLES, actions);
    session = new FakeArea();
    await registerMenus({ menus, session: flags() }, { ...TITLES, 'open-settings': 'Réglages' }, actions);
    expect(menus.items).toHaveLength(7);
    expect(menus.items.find(({ id }) => id === 'open-settings')?.title).toBe('Réglages');
  });

  test('need not exist: Firefox for Android has none', async () => {
    await registerMenus({ menus: undefined, session: flags() }, TITLES, actions);
    expect(session.content).toEqual({});
  });
});

describe('a press in the menus', () => {
  beforeEach(() => registerMenus({ menus, session: flags() }, TITLES, actions));

  test('looks the selection up in its frame', () => {
    menus.listener({ menuItemId: 'look-up', selectionText: 'letrozole', frameId: 7 }, TAB);
    expect(actions.lookUp).toHaveBeenCalledExactlyOnceWith('letrozole', TAB, 7);
  });

  test.each([
    ['switch-site', 'switchSite'],
    ['switch-everywhere', 'switchEverywhere'],
  ] as const)(
    '%s switches, and opens the popup only when nothing is seen of it',
    async (menuItemId, action) => {
      menus.listener({ menuItemId }, TAB);
      actions[action].mockResolvedValueOnce(false);
      menus.listener({ menuItemId }, { ...TAB, windowId: 9 });
      await vi.waitFor(() => expect(actions.openPopup).toHaveBeenCalledExactlyOnceWith({ windowId: 9 }));
      expect(actions[action].mock.calls).toEqual([[TAB], [{ ...TAB, windowId: 9 }]]);
    },
  );

  test('opens the panel beside the page before anything else can happen', () => {
    menus.listener({ menuItemId: 'open-beside' }, TAB);
    expect(actions.openBeside).toHaveBeenCalledOnce();
  });

  test('opens the PDF of the tab, or of the link', () => {
    menus.listener({ menuItemId: 'read-pdf' }, TAB);
    menus.listener({ menuItemId: 'read-linked-pdf', linkUrl: 'https://example.org/a.pdf' }, TAB);
    menus.listener({ menuItemId: 'read-pdf' }, { ...TAB, url: undefined });
    expect(actions.readPdf.mock.calls).toEqual([
      [TAB.url, TAB],
      ['https://example.org/a.pdf', TAB],
    ]);
  });

  test('opens the glossary, or the settings', () => {
    menus.listener({ menuItemId: 'open-glossary' }, TAB);
    expect(actions.openGlossary).toHaveBeenCalledOnce();
    expect(actions.openSettings).not.toHaveBeenCalled();
    menus.listener({ menuItemId: 'open-settings' }, TAB);
    expect(actions.openSettings).toHaveBeenCalledOnce();
  });
});
