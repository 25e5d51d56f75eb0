import { afterEach, expect, test, vi } from 'vitest';
import type { Matcher } from '@/lib/matcher';
import { attach, matcher, painted, shadowRootOf, waitForPaint, watchDocument } from '../support';

let end: AbortController;

afterEach(() => {
  end.abort();
  document.body.replaceChildren();
});

/** A matcher that throws when it reads a text with this word, as long as `isBroken` is true. */
function breakable(word: string): { matcher: Matcher; isBroken: boolean; failures: number } {
  const broken = {
    isBroken: true,
    failures: 0,
    matcher: {
      ...matcher,
      find: (text: string) => matcher.find(text),
      candidates: (text: string) => matcher.candidates(text),
      withVocabulary: () => broken.matcher,
      read(text: string) {
        if (!broken.isBroken || !text.includes(word)) return matcher.read(text);
        broken.failures += 1;
        throw new Error(`cannot read ${word}`);
      },
    },
  };
  return broken;
}

test('a block that cannot be read is reported, and all others are read', async () => {
  end = new AbortController();
  document.body.innerHTML = '<p>letrozole</p><p>broken Femara</p><p>trastuzumab</p>';
  const errors: unknown[] = [];
  const broken = breakable('broken');
  watchDocument(() => undefined, end.signal, {
    matcher: broken.matcher,
    onError: (error) => errors.push(error),
  });
  await waitForPaint(['letrozole', 'trastuzumab']);
  expect(errors.map(String)).toContain('Error: cannot read broken');
});

test('a block that could not be read is read again by itself', async () => {
  end = new AbortController();
  document.body.innerHTML = '<p>letrozole</p><p>broken Femara</p>';
  const broken = breakable('broken');
  const onError = () => {
    broken.isBroken = false;
  };
  watchDocument(() => undefined, end.signal, { matcher: broken.matcher, onError });
  await waitForPaint(['letrozole', 'Femara']);
});

test('a block that fails again and again waits for the next change of the page', async () => {
  end = new AbortController();
  document.body.innerHTML = '<p>letrozole</p><p>broken Femara</p><div></div>';
  const broken = breakable('broken');
  watchDocument(() => undefined, end.signal, { matcher: broken.matcher, onError: () => undefined });
  await waitForPaint(['letrozole']);
  await vi.waitFor(() => expect(broken.failures).toBe(2));
  broken.isBroken = false;
  document.querySelector('div')?.append('T-DM1');
  await waitForPaint(['letrozole', 'Femara', 'T-DM1']);
});

test('a shadow root that cannot be asked for does not stop the reading', async () => {
  end = new AbortController();
  document.body.innerHTML = '<x-broken></x-broken><p>letrozole</p><x-part></x-part>';
  attach(document.querySelector('x-part') as HTMLElement, 'Femara');
  const errors: unknown[] = [];
  watchDocument(() => undefined, end.signal, {
    shadowRootOf(element) {
      if (element.localName === 'x-broken' && errors.length === 0) throw new Error('no shadow root');
      return shadowRootOf(element);
    },
    onError: (error) => errors.push(error),
  });
  await vi.waitFor(() => expect(painted()).toContain('letrozole'), { timeout: 5000 });
  expect(errors.map(String)).toEqual(['Error: no shadow root']);
});

test('a listener that throws is reported, and the next change is read', async () => {
  end = new AbortController();
  document.body.innerHTML = '<p>letrozole</p>';
  const errors: unknown[] = [];
  watchDocument(
    () => {
      throw new Error('not listening');
    },
    end.signal,
    { onError: (error) => errors.push(error) },
  );
  await waitForPaint(['letrozole']);
  document.querySelector('p')?.append(' and Femara');
  await waitForPaint(['letrozole', 'Femara']);
  expect(errors.map(String)).toContain('Error: not listening');
});
