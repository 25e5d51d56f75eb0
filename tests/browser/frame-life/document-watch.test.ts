import { afterEach, expect, test } from 'vitest';
import { whenLargeEnough } from '@/lib/frame-life';

afterEach(() => {
  Reflect.deleteProperty(window, 'fence');
  document.body.replaceChildren();
});

/** @returns whether this frame, as it is when this is called, is read */
async function isRead(): Promise<boolean> {
  let isReady = false;
  whenLargeEnough(() => {
    isReady = true;
  });
  Reflect.deleteProperty(window, 'fence');
  document.body.replaceChildren();
  // Those of one picture are told in any order; what is asked for after that is told with a later one.
  for (let i = 0; i < 2; i++) await new Promise<void>((resolve) => whenLargeEnough(resolve));
  return isReady;
}

test('a fenced frame is not read: no window around it can be seen from within, so it would count as a top page', async () => {
  // As in Chromium, where only a fenced frame has a value there. No page can make one without an auction.
  const fence = { [Symbol.toStringTag]: 'Fence' };
  Object.defineProperty(window, 'fence', { value: fence, configurable: true });
  expect(await isRead()).toBe(false);
});

test.each([
  '<a id="fence" href="about:[object Fence]">fence</a>',
  '<iframe name="fence"></iframe>',
  '<iframe name="fence" sandbox></iframe>',
])('no element of the page makes a frame count as fenced: %s', async (html) => {
  document.body.insertAdjacentHTML('beforeend', html);
  expect(await isRead()).toBe(true);
});
