import { afterEach, expect, inject, test, vi } from 'vitest';
import type { Matcher } from '@/lib/matcher';
import { goByFrames, matcher, painted, waitForPaint, watchDocument } from '../support';

let end: AbortController;
let ticking: ReturnType<typeof setInterval> | undefined;

afterEach(() => {
  clearInterval(ticking);
  end.abort();
  document.body.replaceChildren();
});

/**
 * A matcher that takes long for texts with the word "slow", and keeps the texts that it has read.
 *
 * @param takeLong lets the time pass
 */
function slowMatcher(takeLong: () => void): { matcher: Matcher; texts: string[] } {
  const texts: string[] = [];
  const slow: Matcher = {
    ...matcher,
    withVocabulary: () => slow,
    read(text) {
      texts.push(text);
      if (text.includes('slow')) takeLong();
      return matcher.read(text);
    },
  };
  return { matcher: slow, texts };
}

/**
 * Waits until something is so. Text that takes long has to wait for some seconds: by the frames of a busy machine alone these would
 * take many times as long.
 *
 * @param pass lets some milliseconds pass
 * @param timeout milliseconds
 */
function passUntil(pass: (milliseconds: number) => void, isSo: () => void, timeout: number): Promise<void> {
  const interval = 50;
  return vi.waitFor(
    () => {
      // Less than makes a page quiet that changes as often.
      pass(2 * interval);
      isSo();
    },
    { timeout, interval },
  );
}

/** Changes a text all the time, so that the page is never quiet. */
function keepChanging(element: Element): void {
  let count = 0;
  ticking = setInterval(() => {
    count += 1;
    element.textContent = `slow letrozole ${count}`;
  }, 50);
}

test('after a long reading, a page that keeps changing is read again within a second', async () => {
  end = new AbortController();
  document.body.innerHTML = '<p>slow letrozole</p><div></div>';
  const pass = goByFrames();
  const { matcher: slow } = slowMatcher(() => pass(150));
  watchDocument(() => undefined, end.signal, { matcher: slow });
  await waitForPaint(['letrozole']);
  keepChanging(document.querySelector('p') as HTMLElement);
  const place = document.querySelector('div') as HTMLElement;
  place.innerHTML = '<p>Femara</p>';
  await vi.waitFor(() => expect(painted()).toContain('Femara'), { timeout: 5000 });
  // The text that takes long has to wait; the others do not wait for it.
  place.innerHTML = '<p>Femara and trastuzumab</p><p>T-DM1</p>';
  await passUntil(pass, () => expect(painted()).toContain('T-DM1'), 5000);
});

test(
  'on a page that keeps changing, what is near the viewport is read before what takes long',
  async () => {
    end = new AbortController();
    // The text near the viewport is too long to be read at once, and no box in which a name of the text beside it could go on.
    const near = `<section id="near">letrozole<br>${'word '.repeat(8000)}</section>`;
    document.body.innerHTML = `<p id="first">slow Femara</p>${near}<p id="far">slow trastuzumab</p>`;
    (document.querySelector('#near') as HTMLElement).style.cssText = 'height: 9000px; overflow: hidden';
    const pass = goByFrames();
    const { matcher: slow, texts } = slowMatcher(() => pass(30));
    watchDocument(() => undefined, end.signal, { matcher: slow });
    await vi.waitFor(() => expect(painted()).toContain('letrozole'), { timeout: 5000 });
    keepChanging(document.querySelector('#first') as HTMLElement);
    const far = document.querySelector('#far') as HTMLElement;
    const nearText = (document.querySelector('#near') as HTMLElement).firstChild as Text;
    const readAt = (word: string) => texts.findIndex((text) => text.includes(word));
    // The first reading after the page was quiet shows which text takes long.
    for (const round of ['one', 'two']) {
      far.textContent = `slow trastuzumab far-${round}`;
      nearText.data = `letrozole near-${round}`;
      await passUntil(
        pass,
        () => expect(Math.min(readAt(`far-${round}`), readAt(`near-${round}`))).toBeGreaterThan(0),
        10_000,
      );
    }
    expect(readAt('near-two')).toBeLessThan(readAt('far-two'));
  },
  30_000 * inject('timeScale'),
);
