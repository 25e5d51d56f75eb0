import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import '@/lib/page/paint/marks.css';
import { ACTIVE_GREY_KEY, ACTIVE_KEY, GREY_KEY } from '@/lib/page';
import { moveUntil, painted, waitForPaint, watch } from '../support';

let end: AbortController | undefined;

afterEach(() => {
  end?.abort();
  document.body.replaceChildren();
});

/** Names that a highlight would paint in another colour than the page does. */
const CHANGED: [what: string, html: string][] = [
  ['a fill of another colour', '<h2 style="color: #fff; -webkit-text-fill-color: green">letrozole</h2>'],
  ['a fill that is inherited', '<h2 style="-webkit-text-fill-color: green"><i>letrozole</i></h2>'],
  ['a fill of the second half', '<p>letro<b style="-webkit-text-fill-color: green">zole</b></p>'],
  ['an outline', '<h2 style="-webkit-text-stroke: 1px red">letrozole</h2>'],
  [
    'a gradient under a transparent fill',
    '<h2 style="background: linear-gradient(red, blue); background-clip: text; -webkit-text-fill-color: transparent">letrozole</h2>',
  ],
  [
    'a gradient under transparent letters',
    '<h2 style="background: linear-gradient(red, blue); background-clip: text; color: transparent"><i>letrozole</i></h2>',
  ],
];

describe('a name that a mark would paint in another colour', () => {
  test.each(CHANGED)('is not marked, but found: %s', async (_, html) => {
    const { page, end: stop } = watch(`${html}<p>Femara</p>`);
    end = stop;
    await waitForPaint(['Femara']);
    expect(page.counts.get('letrozole')).toBe(2);
    page.setActive(page.mentions()[0] ?? null);
    expect(painted(ACTIVE_KEY)).toEqual([]);
  });

  test('is not marked when it is put there again, in no frame', async () => {
    ({ end } = watch('<h2 style="-webkit-text-fill-color: green"><i>letrozole</i></h2><p>Femara</p>'));
    await waitForPaint(['Femara']);
    const heading = document.querySelector('h2');
    if (!heading) throw new Error('There is no heading');
    heading.innerHTML = '<b>trastuzumab</b>';
    document.querySelector('p')?.append(' and trastuzumab');
    const seen: string[][] = [];
    // Runs as the last observer before a frame is painted.
    const observer = new ResizeObserver(() => seen.push(painted()));
    let frame = 0;
    const again = () => {
      observer.disconnect();
      observer.observe(document.documentElement);
      frame = requestAnimationFrame(again);
    };
    again();
    onTestFinished(() => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    });
    await waitForPaint(['Femara', 'trastuzumab']);
    expect(seen.filter((texts) => texts.length > 2)).toEqual([]);
  });

  test('loses its mark after its style has changed, and gets it back', async () => {
    ({ end } = watch('<h2>letrozole</h2>'));
    await waitForPaint(['letrozole']);
    const { style } = document.querySelector('h2') as HTMLElement;
    style.setProperty('-webkit-text-fill-color', 'green');
    await moveUntil(() => expect(painted()).toEqual([]));
    style.removeProperty('-webkit-text-fill-color');
    await moveUntil(() => expect(painted()).toEqual(['letrozole']));
  });
});

test.each([['a fill of the same colour', 'color: #123; -webkit-text-fill-color: #123']])(
  '%s is marked',
  async (_, style) => {
    ({ end } = watch(`<h2 style="${style}">letrozole</h2>`));
    await waitForPaint(['letrozole']);
  },
);

describe('a name in transparent letters over a picture of them', () => {
  test.each([
    ['the text layer of a document', '<span style="color: transparent">letrozole</span>'],
    ['another notation', '<b style="color: color(srgb 1 0 0 / 0)"><i>letrozole</i></b>'],
    [
      'letters of which only the shadow is seen',
      '<p style="color: #fff0; text-shadow: 0 0 red">letrozole</p>',
    ],
  ])('is marked in grey: %s', async (_, html) => {
    const { page, end: stop } = watch(`${html}<p>Femara</p>`);
    end = stop;
    await waitForPaint(['Femara']);
    expect(painted(GREY_KEY)).toEqual(['letrozole']);
    const line = getComputedStyle(document.body, `::highlight(${GREY_KEY})`);
    expect(line.textDecorationColor).toBe('rgb(118, 118, 118)');
    page.setActive(page.mentions()[0] ?? null);
    expect([painted(ACTIVE_KEY), painted(ACTIVE_GREY_KEY)]).toEqual([[], ['letrozole']]);
    const active = getComputedStyle(document.body, `::highlight(${ACTIVE_GREY_KEY})`);
    expect([active.textDecorationColor, active.textDecorationStyle]).toEqual(['rgb(118, 118, 118)', 'solid']);
    page.setActive(page.mentions()[1] ?? null);
    expect([painted(ACTIVE_KEY), painted(ACTIVE_GREY_KEY)]).toEqual([['Femara'], []]);
    end.abort();
    expect(CSS.highlights.has(GREY_KEY)).toBe(false);
  });

  test('is marked in its own colour once it has one', async () => {
    ({ end } = watch('<p style="color: transparent">letrozole</p><p>Femara</p>'));
    await waitForPaint(['Femara']);
    (document.querySelector('p') as HTMLElement).style.color = '';
    await moveUntil(() => expect(painted()).toEqual(['letrozole', 'Femara']));
    expect(painted(GREY_KEY)).toEqual([]);
  });
});
