import { afterEach, expect, test, vi } from 'vitest';
import { framePath, isFrameShown, listNames, type PageWatcher } from '@/lib/page';
import { WorkClock } from '@/lib/page/schedule/timing';
import { attach, watch } from '../support';

let end: AbortController | undefined;
let page: PageWatcher;

afterEach(() => {
  end?.abort();
  document.body.replaceChildren();
});

/** Watches a page until it has so many mentions. */
async function load(html: string, mentions: number): Promise<void> {
  ({ page, end } = watch(html));
  await vi.waitFor(() => expect(page.mentions()).toHaveLength(mentions), { timeout: 5000, interval: 20 });
}

const names = () => listNames(page.mentions(), new AbortController().signal);
const listed = async () => (await names()).map(({ id, count, text }) => [id, count, text]);

test('a page lists what it names in its order, as it is written first, with how often', async () => {
  await load('<p>Given T-DM1, then Fem<b>ara</b>.</p><p>letrozole and\n trastuzumab emtansine</p>', 4);
  expect(await listed()).toEqual([
    ['emtansine', 2, 'T-DM1'],
    ['letrozole', 2, 'Femara'],
  ]);
});

test('what nobody can see is not listed, nor counted', async () => {
  await load(
    `<p style="display: none">doxorubicin</p><details><summary>more</summary>trastuzumab</details>
     <p style="visibility: hidden">letrozole</p><p>letrozole</p><p style="margin-top: 3000px">letrozole</p>`,
    5,
  );
  expect(await listed()).toEqual([['letrozole', 2, 'letrozole']]);
});

test('of very many names those are left out, too, that nobody can see', async () => {
  const shown = '<p>letrozole</p>'.repeat(2500);
  await load(`${shown}<p style="display: none">letrozole, doxorubicin</p>`, 2502);
  expect(await listed()).toEqual([['letrozole', 2500, 'letrozole']]);
});

test('a list that nobody waits for any more measures no further name', async () => {
  await load('<p>letrozole</p>'.repeat(300), 300);
  vi.spyOn(WorkClock.prototype, 'isSliceOver', 'get').mockReturnValue(true);
  const measured = vi.spyOn(Element.prototype, 'checkVisibility');
  const ending = new AbortController();
  const list = listNames(page.mentions(), ending.signal);
  ending.abort();
  const before = measured.mock.calls.length;
  await list;
  expect(measured.mock.calls.length).toBe(before);
  vi.restoreAllMocks();
});

test.each([
  [false, 'visibility: hidden', ''],
  [false, 'opacity: 0', ''],
  [false, '', 'height: 0; overflow: hidden'],
  [false, 'position: absolute; left: -9999px', ''],
  [true, '', 'overflow: hidden'],
  [true, 'margin-top: 3000px', ''],
])('whether a frame is shown (%s) where it has the style "%s" in "%s"', (isShown, style, around) => {
  document.body.innerHTML = `<div style="${around}"><iframe style="width: 400px; height: 90px; ${style}" srcdoc="<p>x"></iframe></div>`;
  const { contentWindow } = document.querySelector('iframe') as HTMLIFrameElement;
  expect(isFrameShown(contentWindow as Window)).toBe(isShown);
});

test('a name stands among the elements of the page, one in a shadow root where its host does', async () => {
  await load('<p>letrozole</p><div id="host"></div><iframe srcdoc="<p>x"></iframe><p>trastuzumab</p>', 2);
  attach(document.querySelector('#host') as Element, '<p>doxorubicin</p>');
  document.querySelector('#host')?.append('');
  await vi.waitFor(() => expect(page.mentions()).toHaveLength(3), { timeout: 5000, interval: 20 });
  const place = new Map((await names()).map(({ id, place: at }) => [id, at]));
  const elements = [...document.getElementsByTagName('*')];
  expect(place.get('letrozole')).toBe(elements.findIndex((element) => element.textContent === 'letrozole'));
  expect(place.get('doxorubicin')).toBe(elements.findIndex(({ id }) => id === 'host'));
  const frame = document.querySelector('iframe');
  const inside = frame?.contentWindow;
  if (!inside) throw new Error('The frame has no window');
  const [at = -1] = framePath(inside)?.slice(-1) ?? [];
  expect(at).toBe(elements.indexOf(frame as Element));
  expect(at).toBeGreaterThan(place.get('doxorubicin') ?? 0);
  expect(at).toBeLessThan(place.get('trastuzumab') ?? 0);
});

test('a frame of another origin does not know where it stands', () => {
  // The browser gives its window no element.
  expect(framePath({ parent: window, frameElement: null } as unknown as Window)).toBe(null);
});
