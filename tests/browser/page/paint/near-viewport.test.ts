import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { TERM_KEY } from '@/lib/page';
import { NearViewport } from '@/lib/page/paint/near-viewport';
import { attach, goByFrames, nextFrames, painted, waitForPaint, watch } from '../support';

let end: AbortController | undefined;

afterEach(() => {
  vi.restoreAllMocks();
  end?.abort();
  document.body.replaceChildren();
  window.scrollTo(0, 0);
});

/** What is near the window has been told to the observers that are older than this call. */
async function nearKnown(): Promise<void> {
  await new Promise<void>((known) => {
    const observer = new IntersectionObserver(() => {
      observer.disconnect();
      known();
    });
    observer.observe(document.documentElement);
  });
  await new Promise((shown) => requestAnimationFrame(shown));
}

/** What the boxes of such blocks do not tell has been measured, too: before the paint of one of the next frames. */
async function hiddenKnown(): Promise<void> {
  await nearKnown();
  await nextFrames();
}

test('a block without a box (display: contents) keeps its marks once its position is known', async () => {
  ({ end } = watch(
    '<div style="display: contents">letrozole<section style="display: contents">Femara</section></div>',
  ));
  await waitForPaint(['letrozole', 'Femara']);
  await hiddenKnown();
  expect(painted()).toEqual(['letrozole', 'Femara']);
});

test('a shadow root whose host has no box keeps its marks once its position is known', async () => {
  const host = document.createElement('x-boxless');
  host.style.display = 'contents';
  attach(host, '<span>letrozole</span>');
  document.body.append(host);
  ({ end } = watch('<p></p>'));
  document.body.append(host);
  await waitForPaint(['letrozole']);
  await hiddenKnown();
  expect(painted()).toEqual(['letrozole']);
});

test('text that is not shown is not near the viewport, with a box of its own or without one', async () => {
  // The name that is shown is read last: all may be marked as long as nothing has been measured.
  ({ end } = watch(
    '<div hidden><div style="display: contents">letrozole</div></div><div hidden>letrozole</div><p>Femara</p>',
  ));
  await waitForPaint(['Femara']);
  await hiddenKnown();
  expect(painted()).toEqual(['Femara']);
});

test('visibility is read only between layout and paint, when no new layout is needed', async () => {
  const Observer = window.ResizeObserver;
  const isShown = Element.prototype.checkVisibility;
  let isBeforePaint = false;
  const readBeforePaint: boolean[] = [];
  vi.stubGlobal(
    'ResizeObserver',
    class extends Observer {
      constructor(callback: ResizeObserverCallback) {
        super((...report) => {
          isBeforePaint = true;
          callback(...report);
          isBeforePaint = false;
        });
      }
    },
  );
  vi.spyOn(Element.prototype, 'checkVisibility').mockImplementation(function (this: Element, options) {
    readBeforePaint.push(isBeforePaint);
    return isShown.call(this, options);
  });
  try {
    ({ end } = watch('<p>Femara</p><div hidden>letrozole</div>'));
    await waitForPaint(['Femara']);
    // What is hidden is measured in one of the next frames.
    await vi.waitFor(() => expect(readBeforePaint).not.toEqual([]));
    expect(readBeforePaint).not.toContain(false);
  } finally {
    vi.unstubAllGlobals();
  }
});

describe('text that runs out of the box of its block is marked where it is:', () => {
  const WRAPPER = 'height: 100vh; font: 20px/40px serif';
  const LINES = Array.from({ length: 100 }, (_, i) => i);
  const lines = (line: (i: number) => string) => LINES.map(line).join('');

  test.each([
    [
      'elements of the page',
      lines((i) => `<x-line style="display: block; margin: 1em 0">${i} letrozole</x-line>`),
    ],
    ['lines that end with a break', lines((i) => `${i} letrozole<br>`)],
    [
      'places of their own',
      lines((i) => `<span style="position: absolute; top: ${i * 50}px">${i} letrozole</span>`),
      'position: relative',
    ],
    [
      'places of their own, beside the block',
      lines((i) => `<span style="position: absolute; top: ${i * 50}px">${i} letrozole</span>`),
    ],
    [
      'a row to the right',
      `<div style="white-space: nowrap">${lines((i) => `<b>${i} letrozole</b> `)}</div>`,
    ],
  ])('%s', async (_, html, style = '') => {
    ({ end } = watch(`<div style="${WRAPPER}; ${style}">${html}</div>`));
    await vi.waitFor(() => expect(painted()).not.toEqual([]), { timeout: 5000 });
    await nearKnown();
    for (const part of [0.3, 0.6, 1]) {
      const { scrollWidth, scrollHeight } = document.documentElement;
      window.scrollTo(scrollWidth * part - innerWidth, scrollHeight * part - innerHeight);
      await nearKnown();
      // What the box of a block does not tell is measured in slices of time, of which a busy machine needs more.
      await vi.waitFor(() => expect(missingInWindow()).toBe(0));
    }
  });
});

test.each([
  ['the page', '', ''],
  ['a box', 'height: 600px; overflow: auto', 'div'],
])('names in %s are marked when they come into the window, 600 px a frame', async (_, style, selector) => {
  const rows = Array.from({ length: 300 }, (_, i) => `<p style="margin: 0; height: 60px">${i} letrozole</p>`);
  goByFrames();
  const watched = watch(`<div style="${style}">${rows.join('')}</div>`);
  end = watched.end;
  await vi.waitFor(() => expect(watched.page.mentions()).toHaveLength(rows.length));
  await nearKnown();
  const scroller = selector ? (document.querySelector(selector) as Element) : window;
  const missing: number[] = [];
  const reports: Promise<void>[] = [];
  for (let frame = 0; frame < 20; frame++) {
    await new Promise(requestAnimationFrame);
    // A browser that keeps up reports a frame before the next but one; on a busy machine it lets frames pass.
    await reports.at(-2);
    reports.push(nearKnown());
    scroller.scrollBy({ top: 600, behavior: 'instant' });
    // Of the frame that is painted now: the observers report after that.
    missing.push(missingInWindow());
  }
  expect(missing).toEqual(missing.map(() => 0));
});

/** How many names stand in the window without a mark. */
function missingInWindow(): number {
  const marked = new Set([...(CSS.highlights.get(TERM_KEY) ?? [])].map((range) => position(range)));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let missing = 0;
  let seen = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.textContent?.indexOf('letrozole') ?? -1;
    if (start < 0) continue;
    const range = new Range();
    range.setStart(node, start);
    range.setEnd(node, start + 9);
    const { top, left } = range.getBoundingClientRect();
    if (top < 0 || left < 0 || top > innerHeight - 30 || left > innerWidth - 90) continue;
    seen += 1;
    if (!marked.has(position(range))) missing += 1;
  }
  return seen === 0 ? -1 : missing;
}

function position({ startContainer, startOffset }: AbstractRange): string {
  return `${startContainer.textContent} ${startOffset}`;
}

test('a page of 1,500 blocks that changes continuously has marks where it is scrolled to', async () => {
  const row = (i: number) => `<p style="margin: 0; height: 40px">row ${i} letrozole</p>`;
  const rows = Array.from({ length: 1500 }, (_, i) => row(i)).join('');
  ({ end } = watch(`<p>clock</p>${rows}`));
  const clock = document.querySelector('p') as HTMLElement;
  const ticking = setInterval(() => {
    clock.textContent = `letrozole ${performance.now()}`;
  }, 5);
  try {
    await vi.waitFor(() => expect(painted().length).toBeGreaterThan(10), { timeout: 10_000 });
    window.scrollTo(0, 30_000);
    await vi.waitFor(
      () => {
        const tops = [...(CSS.highlights.get(TERM_KEY) ?? [])].map(
          (range) => (range as Range).getBoundingClientRect().top,
        );
        const inSight = tops.filter((top) => top > 0 && top < window.innerHeight);
        expect(inSight.length).toBeGreaterThanOrEqual(Math.floor(window.innerHeight / 40) - 1);
        expect(tops.length).toBeLessThanOrEqual(500);
      },
      { timeout: 10_000 },
    );
  } finally {
    clearInterval(ticking);
  }
});

describe('of blocks far from the window', () => {
  /** Far blocks, as the browser has reported them, and how often they are to be measured or have changed. */
  async function reported(blocks: number) {
    document.body.innerHTML = `<div style="height: 9000px"></div>${'<p>x</p>'.repeat(blocks)}`;
    const changed = vi.fn();
    const requested = vi.fn();
    const near = new NearViewport(document, changed, requested);
    onTestFinished(() => near.stop());
    near.watch(document.querySelectorAll('p'));
    await vi.waitFor(() => expect(near.hasReported).toBe(true), { timeout: 5000 });
    expect(requested).toHaveBeenCalledOnce();
    requested.mockClear();
    changed.mockClear();
    return { near, changed, requested };
  }

  test('the measuring changes nothing, so nothing is painted again', async () => {
    const { near, requested } = await reported(50);
    // A busy machine may need more than a slice of time for them.
    const now = performance.now();
    vi.spyOn(performance, 'now').mockReturnValue(now);
    expect(near.measure()).toBe(false);
    expect(requested).not.toHaveBeenCalled();
  });

  test('no more are measured at once than a slice of time allows, and the others later', async () => {
    const { near, requested } = await reported(50);
    let now = performance.now();
    const measured = vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(() => {
      now += 3;
      return 0;
    });
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    near.measure();
    expect(measured).toHaveBeenCalledTimes(2);
    expect(requested).toHaveBeenCalledOnce();
    while (requested.mock.calls.length > 0) {
      requested.mockClear();
      near.measure();
    }
    expect(measured).toHaveBeenCalledTimes(50);
  });

  test('none is measured again because a page that changes continuously is polled', async () => {
    const { near, changed, requested } = await reported(1100);
    while (near.measure() || requested.mock.calls.length > 0) requested.mockClear();
    near.setContinuouslyMutating(true);
    // Chromium reports all blocks to the new observer, and then no more; Firefox reports them with each poll.
    const reports = 'delay' in IntersectionObserver.prototype ? 1 : 3;
    await vi.waitFor(() => expect(changed.mock.calls.length).toBeGreaterThanOrEqual(reports), {
      timeout: 10_000,
    });
    expect(requested).not.toHaveBeenCalled();
  });
});

test('a page whose marks have been ended has nothing measured any more', async () => {
  let now = performance.now();
  const isMeasured = new Promise<void>((resolve) => {
    // Each block takes longer than a slice of time, so that some are left.
    vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(() => {
      now += 9;
      resolve();
      return 0;
    });
  });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const before = now;
  const { end: ending } = watch(
    `<p>Femara</p><div style="height: 9000px"></div>${'<p>letrozole</p>'.repeat(40)}`,
  );
  await isMeasured;
  expect((now - before) / 9).toBeLessThan(40);
  ending.abort();
  const observed = vi.spyOn(ResizeObserver.prototype, 'observe');
  await nextFrames();
  expect(observed).not.toHaveBeenCalled();
});
