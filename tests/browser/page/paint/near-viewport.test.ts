import { afterEach, expect, test, vi } from 'vitest';
import { TERM_KEY } from '@/lib/page';
import { attach, painted, waitForPaint, watch } from '../support';

let end: AbortController | undefined;

afterEach(() => {
  end?.abort();
  document.body.replaceChildren();
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

test('a block without a box (display: contents) keeps its marks once its position is known', async () => {
  ({ end } = watch(
    '<div style="display: contents">letrozole<section style="display: contents">Femara</section></div>',
  ));
  await waitForPaint(['letrozole', 'Femara']);
  await nearKnown();
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
  await nearKnown();
  expect(painted()).toEqual(['letrozole']);
});

test('text that is not shown is not near the viewport, with a box of its own or without one', async () => {
  ({ end } = watch(
    '<p>Femara</p><div hidden><div style="display: contents">letrozole</div></div><div hidden>letrozole</div>',
  ));
  await waitForPaint(['Femara']);
  await nearKnown();
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
    expect(readBeforePaint).not.toEqual([]);
    expect(readBeforePaint).not.toContain(false);
  } finally {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  }
});

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
    window.scrollTo(0, 0);
  }
});
