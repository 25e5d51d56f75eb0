import { afterEach, describe, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { CLEAR_KEY, type PageWatcher, TERM_KEY, type WatchOptions } from '@/lib/page';
import '@/lib/page/paint/marks.css';
import { painted, waitForPaint, watchDocument } from '../support';

const TEXT = `<p>letrozole, Femara, trastuzumab, letrozole</p><ul><li>Femara and letrozole</li></ul>`;
const ALL = ['letrozole', 'Femara', 'trastuzumab', 'letrozole', 'Femara', 'letrozole'];
/** Of each drug the first in each paragraph, by whatever name. */
const FIRST = ['letrozole', 'trastuzumab', 'Femara'];

let end: AbortController;

function watch(marks: WatchOptions['marks']): PageWatcher {
  document.body.innerHTML = TEXT;
  end = new AbortController();
  return watchDocument(() => undefined, end.signal, { marks });
}

afterEach(() => {
  end.abort();
  document.body.replaceChildren();
});

describe('of the mentions of a paragraph', () => {
  test('only the first of each drug is painted where the reader wants that, and all stay known', async () => {
    const page = watch({ style: 'quiet', mentions: 'first-in-paragraph' });
    await waitForPaint(FIRST);
    expect(page.mentions().map(({ normalizedText }) => normalizedText)).toEqual(ALL);
    expect(page.counts.get('letrozole')).toBe(5);
    const last = document.createRange();
    last.selectNodeContents(document.querySelector('li') as Element);
    const { right, top, height } = last.getBoundingClientRect();
    expect(page.mentionAt(right - 5, top + height / 2)?.normalizedText).toBe('letrozole');
  });

  describe.runIf(navigator.userAgent.includes('Chrome'))('with forced colours', () => {
    afterEach(() => commands.emulateMedia('light', false));

    test('only the first is painted, as soon as the reader has chosen such colours', async () => {
      watch({ style: 'quiet', mentions: 'auto' });
      await waitForPaint(ALL);
      await commands.emulateMedia('light', true);
      await vi.waitFor(() => expect(painted()).toEqual(FIRST));
    });

    test('every one is painted where the reader wants that', async () => {
      await commands.emulateMedia('light', true);
      watch({ style: 'quiet', mentions: 'every' });
      await waitForPaint(ALL);
    });
  });
});

test('clear marks are painted under a name of their own, with a thicker line', async () => {
  watch({ style: 'clear', mentions: 'auto' });
  await vi.waitFor(() => expect(painted(CLEAR_KEY)).toEqual(ALL));
  expect(painted()).toEqual([]);
  const line = getComputedStyle(document.body, `::highlight(${CLEAR_KEY})`);
  expect([line.textDecorationStyle, line.textDecorationThickness]).toEqual(['dotted', '2px']);
});

// Chromium paints no line there, so a tint has to show the mark. BROWSER-BUGS.md#no-line-under-svg-text
test('the text of a picture has a mark that each browser paints', async () => {
  document.body.innerHTML = '<svg><text y="20">letrozole</text></svg><p>Femara</p>';
  end = new AbortController();
  watchDocument(() => undefined, end.signal);
  await waitForPaint(['letrozole', 'Femara']);
  const [inPicture, inText] = ['text', 'p'].map((selector) => {
    const element = document.querySelector(selector);
    if (!element) throw new Error(`The page has no ${selector}`);
    return getComputedStyle(element, `::highlight(${TERM_KEY})`).backgroundColor;
  });
  const isTinted = navigator.userAgent.includes('Chrome');
  expect(inPicture).toBe(isTinted ? 'rgba(255, 215, 0, 0.3)' : inText);
  expect(inText).not.toBe('rgba(255, 215, 0, 0.3)');
});
