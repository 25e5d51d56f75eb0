import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openFrameSettings } from '@/lib/frame-life';
import { FakeRuntime, SENDERS } from '../protocol/fake-runtime';
import { FakeArea } from '../settings/fake-area';

let runtime: FakeRuntime;
let local: FakeArea;
let end: AbortController;

beforeEach(() => {
  runtime = new FakeRuntime();
  local = new FakeArea({ 'settings.off-sites.0': ['example.com'] });
  end = new AbortController();
});

/** The window of a top page, or of a frame. */
function topPage(href: string, origin = 'null') {
  const view = { top: null as unknown, origin, location: new URL(href) };
  view.top = view;
  return view;
}
function frameIn(...ancestorOrigins: string[]) {
  const location = { protocol: 'https:', hostname: 'frame.example.net', ancestorOrigins };
  return { top: null, origin: 'https://frame.example.net', location };
}

function open(view: ReturnType<typeof topPage> | ReturnType<typeof frameIn>, inIncognitoContext = false) {
  const browser = { runtime, storage: { local }, extension: { inIncognitoContext } };
  return openFrameSettings(browser, view);
}

describe('highlights are on or off', () => {
  test.each([
    ['https://example.org/', true],
    ['https://sub.example.com/', false],
    ['about:blank', false],
  ])('in a top page by its own address: %s', async (href, on) => {
    expect(await (await open(topPage(href))).isOn()).toBe(on);
    expect(runtime.sent).toEqual([]);
  });

  test.each([
    ['about:blank', 'https://example.org', true],
    ['about:blank', 'https://example.com', false],
    ['blob:https://example.org/7', 'https://example.org', true],
    ['data:text/html,letrozole', 'null', false],
  ])('in a window that a script has opened with %s by its origin: %s', async (href, origin, on) => {
    expect(await (await open(topPage(href, origin))).isOn()).toBe(on);
  });

  test.each([
    [['https://frame.example.net', 'https://example.com'], false],
    [['https://example.com', 'https://example.org'], true],
  ])('in a frame by the outermost of its ancestors: %j', async (origins, on) => {
    expect(await (await open(frameIn(...origins))).isOn()).toBe(on);
    expect(runtime.sent).toEqual([]);
  });

  test.each([
    ['is not told', []],
    ['hides its origin', ['null']],
  ])('in a frame by what the background answers, where the top page %s', async (_, origins) => {
    runtime.answer = { site: 'example.com' };
    expect(await (await open(frameIn(...origins))).isOn()).toBe(false);
    runtime.answer = { site: 'example.org' };
    expect(await (await open(frameIn(...origins))).isOn()).toBe(true);
    expect(runtime.sent).toEqual([{ type: 'get-tab-site' }, { type: 'get-tab-site' }]);
  });

  test.each([undefined, { site: 7 }, new Error('no receiver')])(
    'off where the background answers %j',
    async (answer) => {
      runtime.answer = answer;
      expect(await (await open(frameIn())).isOn()).toBe(false);
    },
  );
});

describe('in a private window', () => {
  test('what was changed there is read through the background', async () => {
    runtime.answer = { 'private.off-sites.removed': ['example.com'] };
    expect(await (await open(topPage('https://example.com/'), true)).isOn()).toBe(true);
    expect(runtime.sent).toEqual([{ type: 'read-session' }]);
  });

  test.each([undefined, 'nonsense', new Error('no receiver')])(
    'the settings of ordinary windows count where the background answers %s',
    async (answer) => {
      runtime.answer = answer;
      expect(await (await open(topPage('https://example.com/'), true)).isOn()).toBe(false);
      expect(await (await open(topPage('https://example.org/'), true)).isOn()).toBe(true);
    },
  );

  test('changes there and in ordinary windows are reported, until the signal ends it', async () => {
    const changed = vi.fn();
    const settings = await open(topPage('https://example.com/'), true);
    settings.watch(changed, end.signal);
    runtime.deliver({ type: 'session-changed', keys: ['private.everywhere'] }, SENDERS.background);
    await local.set({ 'settings.everywhere': false });
    expect(changed).toHaveBeenCalledTimes(2);
    runtime.deliver({ type: 'session-changed', keys: ['injected-into-open-tabs'] }, SENDERS.background);
    runtime.deliver({ type: 'session-changed', keys: 7 }, SENDERS.background);
    runtime.deliver('nonsense', SENDERS.background);
    expect(changed).toHaveBeenCalledTimes(2);
    end.abort();
    expect([local.listenerCount, runtime.listeners.size]).toEqual([0, 0]);
  });
});

test('a card turns a site off at once, even if the background reaches no private tab', async () => {
  const changed = vi.fn();
  const settings = await open(topPage('https://example.org/'), true);
  settings.watch(changed, end.signal);
  runtime.answer = true;
  await settings.turnOff();
  expect(runtime.sent).toEqual([{ type: 'turn-off-tab-site' }]);
  expect(changed).toHaveBeenCalledTimes(1);
  runtime.answer = new Error('no receiver');
  await expect(settings.turnOff()).rejects.toThrow('no receiver');
  expect(changed).toHaveBeenCalledTimes(1);
});

test('in an ordinary window nothing is read of the session', async () => {
  await (await open(topPage('https://example.org/'))).isOn();
  expect(runtime.sent).toEqual([]);
  expect(runtime.listeners.size).toBe(0);
});
