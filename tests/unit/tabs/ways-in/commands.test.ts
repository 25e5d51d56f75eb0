import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type CommandTab, registerCommands } from '@/lib/tabs';

type Listener = (command: string, tab?: CommandTab) => void;

const TAB: CommandTab = { id: 3, url: 'https://example.com/', windowId: 5, incognito: false };
const listeners: Listener[] = [];
const actions = {
  step: vi.fn(async () => true),
  toggleSite: vi.fn(async () => true),
  search: vi.fn(async () => undefined),
  openPopup: vi.fn(async () => undefined),
};

beforeEach(() => {
  vi.resetAllMocks();
  listeners.length = 0;
  registerCommands({ onCommand: { addListener: (listener) => void listeners.push(listener) } }, actions);
});

/** The reader presses the keys of a command, and then of one that has nothing to do, whose popup opens last. */
async function pressWithSuccess(command: string): Promise<void> {
  press(command, TAB);
  press('next-name', { windowId: 9, incognito: false });
  await vi.waitFor(() => expect(actions.openPopup).toHaveBeenCalledWith({ windowId: 9 }));
}

/** The reader presses the keys of a command. */
function press(command: string, tab: CommandTab): void {
  for (const listener of listeners) listener(command, tab);
}

describe('the keys of the extension', () => {
  test.each([
    ['next-name', 'next'],
    ['previous-name', 'previous'],
  ] as const)('%s goes to the %s name of the tab', async (command, direction) => {
    actions.step.mockResolvedValue(true);
    await pressWithSuccess(command);
    expect(actions.step).toHaveBeenCalledExactlyOnceWith(3, { direction });
    expect(actions.openPopup).toHaveBeenCalledOnce();
  });

  test('switch-site switches the site of the tab', async () => {
    actions.toggleSite.mockResolvedValue(true);
    await pressWithSuccess('switch-site');
    expect(actions.toggleSite).toHaveBeenCalledExactlyOnceWith(TAB);
    expect(actions.step).not.toHaveBeenCalled();
    expect(actions.openPopup).toHaveBeenCalledOnce();
  });

  test('search opens the search in the window of the tab, and nothing else', async () => {
    await pressWithSuccess('search');
    expect(actions.search).toHaveBeenCalledExactlyOnceWith(TAB);
    expect(actions.toggleSite).not.toHaveBeenCalled();
    expect(actions.openPopup).toHaveBeenCalledOnce();
  });

  test.each(['next-name', 'previous-name', 'switch-site'])(
    '%s opens the popup, which says why, when nothing has happened',
    async (command) => {
      actions.step.mockResolvedValue(false);
      actions.toggleSite.mockResolvedValue(false);
      actions.openPopup.mockRejectedValue(new Error('the window has no toolbar'));
      press(command, TAB);
      await vi.waitFor(() => expect(actions.openPopup).toHaveBeenCalledExactlyOnceWith({ windowId: 5 }));
    },
  );

  test('a key in a tab without an id opens the popup, in the current window if need be', async () => {
    press('next-name', { incognito: false });
    await vi.waitFor(() => expect(actions.openPopup).toHaveBeenCalledExactlyOnceWith({}));
    expect(actions.step).not.toHaveBeenCalled();
  });

  test('need not exist: Firefox for Android has no commands', () => {
    expect(() => registerCommands(undefined, actions)).not.toThrow();
  });
});
