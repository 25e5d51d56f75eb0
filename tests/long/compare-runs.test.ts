import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { compareRuns, type Step, withBothRuns } from '../e2e/support/compare/compare-runs.ts';
import { htmlPage } from '../e2e/support/serve.ts';

/** What an extension might leave in a page. Each runs in a page, and there only where it has marks. */
const TRACES: Record<string, () => void> = {
  'an element': () => CSS.highlights.size && document.body.append(document.createElement('i')),
  'an element of ours': () =>
    CSS.highlights.size && document.documentElement.append(document.createElement('glossary-card')),
  'an element in a shadow root': () =>
    CSS.highlights.size && document.querySelector('div')?.shadowRoot?.append(document.createElement('i')),
  'an attribute': () => CSS.highlights.size && document.body.setAttribute('data-x', ''),
  'a split text': () => {
    const text = document.querySelector('p')?.firstChild;
    if (CSS.highlights.size && text instanceof Text) text.splitText(3);
  },
  'a value': () => {
    const input = document.querySelector('input');
    if (CSS.highlights.size && input) input.value = 'x';
  },
  'the focus': () => CSS.highlights.size && document.querySelector('input')?.focus(),
  'a selection': () => CSS.highlights.size && getSelection()?.selectAllChildren(document.body),
  'a scroll position': () => CSS.highlights.size && scrollTo(0, 100),
  'a message': () => CSS.highlights.size && console.warn('hello'),
  'an error in a later frame': () =>
    CSS.highlights.size &&
    requestAnimationFrame(() => {
      throw new Error('late');
    }),
};

const ctx = withBothRuns({
  '/': htmlPage(
    `<p>letrozole</p><input><div><template shadowrootmode="open"><p>tamoxifen</p></template></div>
     <p style="margin-top: 2000px">The end</p>`,
    '<link rel="icon" href="data:,">',
  ),
});
const OPENS: Step = { does: 'opens the page', marks: ['letrozole', 'tamoxifen'] };

test('two runs of a page are the same where nothing is left in it', async () => {
  await compareRuns(ctx, '/', [OPENS, { does: 'does nothing', marks: OPENS.marks }]);
});

test.each(Object.keys(TRACES))('two runs differ by %s', async (what) => {
  const leave = {
    does: 'does nothing',
    act: (page: Page) => page.evaluate(TRACES[what] ?? ''),
    marks: OPENS.marks,
  };
  await expect(compareRuns(ctx, '/', [OPENS, leave], { patienceMs: 1000 })).rejects.toThrow(
    'after the reader does nothing: with the extension and without',
  );
});
