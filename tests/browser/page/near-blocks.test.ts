import { afterEach, expect, test } from 'vitest';
import { attach, painted, waitForPaint, watch } from './support';

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

test('a block without a box of its own (display: contents) keeps its marks once it is known where it is', async () => {
  ({ end } = watch(
    '<div style="display: contents">letrozole<section style="display: contents">Femara</section></div>',
  ));
  await waitForPaint(['letrozole', 'Femara']);
  await nearKnown();
  expect(painted()).toEqual(['letrozole', 'Femara']);
});

test('so does a shadow root whose host has no box of its own', async () => {
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

test('what is not shown is not near, without a box of its own or with one', async () => {
  ({ end } = watch(
    '<p>Femara</p><div hidden><div style="display: contents">letrozole</div></div><div hidden>letrozole</div>',
  ));
  await waitForPaint(['Femara']);
});
