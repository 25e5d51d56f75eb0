import { afterEach, describe, expect, test } from 'vitest';
import type { Scripting } from '@/lib/protocol';
import { findHiddenFrames } from '@/lib/tabs';

afterEach(() => document.body.replaceChildren());

/** Runs what is asked in this page and in the frames in it, as the browser does in a tab. The frames are numbered as they stand. */
const scripting: Scripting = {
  executeScript: async ({ func, args }) => {
    const runIn = (view: Window) => Object(view).eval(`(${func})`)(...args);
    const inside = (view: Window): Window[] =>
      Array.from(view as ArrayLike<Window> & Window, (one) => [one, ...inside(one)]).flat();
    return [window, ...inside(window)].map((view, frameId) => ({ frameId, result: runIn(view) }));
  },
};

async function hiddenIn(html: string): Promise<number[]> {
  document.body.innerHTML = html;
  return [...(await findHiddenFrames(scripting, 1, 0))];
}

const FRAME = 'width: 400px; height: 90px;';

describe('a frame that the page hides is found', () => {
  test.each([
    ['display: none', ''],
    ['visibility: hidden', ''],
    ['opacity: 0', ''],
    ['', 'opacity: 0.01'],
    ['height: 0', ''],
    ['position: absolute; left: -9999px', ''],
    ['position: absolute; top: -9999px', ''],
    ['', 'height: 0; overflow: hidden'],
    ['', 'width: 1px; height: 1px; overflow: clip; position: absolute'],
    ['position: absolute', 'height: 0; overflow: hidden; position: relative'],
    ['clip-path: inset(50%)', ''],
  ])('by the style "%s" in "%s"', async (style, around) => {
    expect(
      await hiddenIn(
        `<iframe></iframe><div style="${around}"><iframe style="${FRAME} ${style}"></iframe></div>`,
      ),
    ).toEqual([2]);
  });

  test('when a frame around it is hidden', async () => {
    document.body.innerHTML = '<iframe style="opacity: 0"></iframe><iframe></iframe>';
    for (const frame of document.querySelectorAll('iframe'))
      frame.contentDocument?.body.insertAdjacentHTML('beforeend', '<iframe></iframe>');
    expect([...(await findHiddenFrames(scripting, 1, 0))]).toEqual([1, 2]);
  });
});

test.each([
  ['', ''],
  ['', 'overflow: hidden'],
  ['margin-top: 3000px', ''],
  ['margin-left: 3000px', 'width: 300px; overflow: auto'],
  ['margin-top: 3000px', 'height: 100px; overflow: scroll'],
  ['position: absolute', 'height: 0; overflow: hidden'],
  ['position: fixed; top: 0', 'height: 0; overflow: hidden'],
  ['', 'display: contents'],
  // Slides that the page moves by itself.
  ['margin-left: 500px', 'width: 300px; overflow: hidden'],
  ['', 'display: inline; overflow: hidden'],
])('a frame with the style "%s" in "%s" is not hidden', async (style, around) => {
  expect(await hiddenIn(`<div style="${around}"><iframe style="${FRAME} ${style}"></iframe></div>`)).toEqual(
    [],
  );
});

test('a frame that floats in a body without height is not hidden', async () => {
  const inner = `<iframe style='${FRAME} float: left'></iframe>`;
  document.body.innerHTML = `<iframe style="${FRAME}"></iframe>`;
  const frame = document.querySelector('iframe');
  const loaded = new Promise((resolve) => frame?.addEventListener('load', resolve));
  if (frame) frame.srcdoc = `<!doctype html><body style="height: 0; overflow: hidden">${inner}`;
  await loaded;
  expect(frame?.contentDocument?.body.clientHeight).toBe(0);
  expect([...(await findHiddenFrames(scripting, 1, 0))]).toEqual([]);
});

test('a frame in a shadow root counts as shown', async () => {
  document.body.innerHTML = '<div></div>';
  const root = document.querySelector('div')?.attachShadow({ mode: 'open' });
  if (root) root.innerHTML = '<iframe style="opacity: 0"></iframe>';
  expect([...(await findHiddenFrames(scripting, 1, 0))]).toEqual([]);
});

test('where the page does not answer, no frame counts as hidden', async () => {
  const refusing: Scripting = { executeScript: () => Promise.reject(new Error('No access')) };
  expect([...(await findHiddenFrames(refusing, 1, 0))]).toEqual([]);
  const odd: Scripting = {
    executeScript: async () => [{ frameId: 0 }, { frameId: 1, result: { path: 'x' } }],
  };
  expect([...(await findHiddenFrames(odd, 1, 0))]).toEqual([]);
});
