import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parseMessage, sessionThroughBackground } from '@/lib/protocol';

type Runtime = Parameters<typeof sessionThroughBackground>[0];
type Receiver = (message: unknown) => undefined;

/** A background that keeps a session's storage, and pages that it can speak to. */
class FakeRuntime implements Runtime {
  stored: Record<string, unknown> = {};
  readonly receivers = new Set<Receiver>();

  readonly onMessage = {
    addListener: (receiver: Receiver) => void this.receivers.add(receiver),
    removeListener: (receiver: Receiver) => void this.receivers.delete(receiver),
  };

  async sendMessage(value: unknown): Promise<unknown> {
    const message = parseMessage(value);
    if (message?.type === 'read-session') {
      return Object.fromEntries(Object.entries(this.stored).filter(([key]) => message.keys.includes(key)));
    }
    if (message?.type === 'write-session') Object.assign(this.stored, message.items);
    return undefined;
  }

  /** Says something to the page, as the background does. */
  tell(message: unknown): void {
    for (const receiver of this.receivers) receiver(message);
  }
}

let runtime: FakeRuntime;
let area: ReturnType<typeof sessionThroughBackground>;
/** The keys that a listener was told of, call by call. */
let heard: string[][];
const listener = (changes: Record<string, unknown>) => void heard.push(Object.keys(changes));

beforeEach(() => {
  runtime = new FakeRuntime();
  area = sessionThroughBackground(runtime);
  heard = [];
});

describe('the storage of the session, through the background', () => {
  it('is read', async () => {
    runtime.stored = { one: 1, two: [2], three: 3 };
    expect(await area.get(['one', 'two', 'four'])).toEqual({ one: 1, two: [2] });
  });

  it('is written', async () => {
    await area.set({ one: 1 });
    await area.set({ two: { deep: true } });
    expect(runtime.stored).toEqual({ one: 1, two: { deep: true } });
  });

  it.each([undefined, null, 'text', 7, true])('is empty when the answer is %j', async (answer) => {
    runtime.sendMessage = async () => answer;
    expect(await area.get(['one'])).toEqual({});
  });

  it('fails with what the browser says', async () => {
    runtime.sendMessage = async () => {
      throw new Error('Extension context invalidated');
    };
    await expect(area.get(['one'])).rejects.toThrow('Extension context invalidated');
    await expect(area.set({ one: 1 })).rejects.toThrow('Extension context invalidated');
  });
});

describe('who listens', () => {
  beforeEach(() => area.onChanged.addListener(listener));

  it('hears which keys another page has changed', () => {
    runtime.tell({ type: 'session-changed', keys: ['one', 'two'] });
    expect(heard).toEqual([['one', 'two']]);
  });

  it('hears which keys this page has changed, once they are written', async () => {
    const written = area.set({ one: 1 });
    expect(heard).toEqual([]);
    await written;
    expect(heard).toEqual([['one']]);
  });

  it('hears nothing of other messages', () => {
    for (const message of [{ type: 'page-changed' }, { type: 'session-changed' }, null, 'session-changed']) {
      runtime.tell(message);
    }
    expect(heard).toEqual([]);
  });

  it('hears nothing of what could not be written', async () => {
    runtime.sendMessage = async () => {
      throw new Error('no room');
    };
    await expect(area.set({ one: 1 })).rejects.toThrow('no room');
    expect(heard).toEqual([]);
  });

  it('hears nothing more once it has stopped, and leaves nothing behind', async () => {
    area.onChanged.removeListener(listener);
    runtime.tell({ type: 'session-changed', keys: ['one'] });
    await area.set({ one: 1 });
    expect(heard).toEqual([]);
    expect(runtime.receivers.size).toBe(0);
  });

  it('does not stop others when it stops', () => {
    const other = vi.fn();
    area.onChanged.addListener(other);
    area.onChanged.removeListener(listener);
    runtime.tell({ type: 'session-changed', keys: ['one'] });
    expect(heard).toEqual([]);
    expect(other).toHaveBeenCalledTimes(1);
  });
});
