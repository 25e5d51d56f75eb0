import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Matcher } from '@/lib/matcher';
import { ACTIVE_KEY, boxesOf, type PageMention } from '@/lib/page';
import { goByFrames, matcher, nextFrames, painted, waitForPaint, watch, watchDocument } from '../support';

let end: AbortController | undefined;

afterEach(() => {
  end?.abort();
  document.body.replaceChildren();
});

const TEXT = 'Then letrozole, and <b>Femara</b>, and tras<i>tuzumab</i>.';
const MARKS = ['letrozole', 'Femara', 'trastuzumab'];

/** Ways in which pages put the same text there again. */
const RENDERINGS: [what: string, html: string, render: (main: HTMLElement) => void][] = [
  ['innerHTML of a paragraph', `<p>${TEXT}</p>`, (main) => setHtml(main.querySelector('p'), TEXT)],
  ['innerHTML of what holds it', `<p>${TEXT}</p>`, (main) => setHtml(main, `<p>${TEXT}</p>`)],
  [
    'innerHTML of a list',
    `<ul><li>${TEXT}</li><li>none</li></ul>`,
    (main) => setHtml(main.querySelector('ul'), `<li>${TEXT}</li><li>none</li>`),
  ],
  [
    'replaceWith',
    `<p>${TEXT}</p>`,
    (main) => main.firstElementChild?.replaceWith(main.firstElementChild.cloneNode(true)),
  ],
  ['the data of its texts', `<p>${TEXT}</p>`, setAllData],
  [
    'the text of a paragraph',
    '<p>letrozole, Femara, trastuzumab</p>',
    (main) => ((main.firstElementChild as Element).textContent = 'letrozole, Femara, trastuzumab'),
  ],
];

function setHtml(element: Element | null, html: string): void {
  if (element) element.innerHTML = html;
}

function setAllData(main: HTMLElement): void {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode())
    (text as Text).data = `${(text as Text).data}`;
}

/** Renders again and again, and takes a sample of each frame right before it is painted. */
async function renderOften<T>(render: () => void, sample: () => T): Promise<T[]> {
  const seen: T[] = [];
  const observer = new ResizeObserver(() => seen.push(sample()));
  const timer = setInterval(() => {
    render();
    // After the observers of changes: in Firefox, what observes last runs last.
    queueMicrotask(() => {
      observer.disconnect();
      observer.observe(document.documentElement);
    });
  }, 60);
  await vi.waitFor(() => expect(seen.length).toBeGreaterThan(15), { timeout: 20_000 });
  clearInterval(timer);
  observer.disconnect();
  return seen;
}

/**
 * Renders, and expects that no frame is wrong. The clock goes on with the frames: on a busy machine, what is read at once would
 * take more time than it may.
 *
 * @param begin what is done once the names are marked
 * @param check what holds in the end
 */
async function expectNoneWrong<T>(
  begin: () => void,
  render: () => void,
  sample: () => T,
  isWrong: (sample: T) => boolean,
  check: () => void,
): Promise<void> {
  goByFrames();
  await waitForPaint(MARKS);
  // Nothing is read at once while the first reading is going on.
  await nextFrames();
  begin();
  const seen = await renderOften(render, sample);
  expect(seen.filter(isWrong)).toEqual([]);
  // The last rendering may still be to be read.
  await waitForPaint(MARKS);
  check();
}

describe.each(RENDERINGS)('text that is rendered again by %s', (_, html, render) => {
  test('has its marks in its frames, keeps its mentions, and which of them is active', async () => {
    const { page, end: stop } = watch(`<main>${html}</main>`);
    end = stop;
    const main = document.querySelector('main') as HTMLElement;
    let before: readonly PageMention[] = [];
    let first: PageMention | undefined;
    await expectNoneWrong(
      () => {
        before = page.mentions();
        [first] = before;
        page.setActive(first ?? null);
      },
      () => render(main),
      () => ({
        marks: painted().join(),
        active: painted(ACTIVE_KEY).join(),
        boxes: first ? boxesOf(first).length : 0,
      }),
      ({ marks, active, boxes }) => marks !== MARKS.join() || active !== 'letrozole' || boxes !== 1,
      () => expect(page.mentions().map((mention, i) => mention === before[i])).toEqual([true, true, true]),
    );
  });
});

test('a name is found under the pointer as soon as its text is there again', async () => {
  goByFrames();
  const { page, end: stop } = watch(`<p>${TEXT}</p>`);
  end = stop;
  // Nothing is read at once while the first reading is going on, which a busy machine draws out.
  await vi.waitFor(async () => {
    await waitForPaint(MARKS);
    const [first] = page.mentions();
    const [box] = first ? boxesOf(first) : [];
    if (!box) throw new Error('The name has no box');
    const { left, top, width, height } = box;
    setHtml(document.querySelector('p'), TEXT);
    expect(page.mentionAt(left + width / 2, top + height / 2)).toBe(first);
  });
});

test('replaced text that is inserted again beside its copy gives two mentions', async () => {
  const { page, end: stop } = watch('<main><p>letrozole</p></main>');
  end = stop;
  await waitForPaint(['letrozole']);
  const old = document.querySelector('p') as HTMLElement;
  old.replaceWith(old.cloneNode(true));
  // Reads at once what has taken its place.
  page.mentionAt(0, 0);
  document.querySelector('main')?.append(old);
  await waitForPaint(['letrozole', 'letrozole']);
  expect(new Set(page.mentions().map(({ start }) => start.node)).size).toBe(2);
});

test('an editor that text is put into has no marks, in no frame', async () => {
  goByFrames();
  ({ end } = watch('<p>letrozole</p>'));
  await waitForPaint(['letrozole']);
  const text = document.querySelector('p') as HTMLElement;
  text.contentEditable = 'true';
  const seen = await renderOften(
    () => setHtml(text, 'letrozole and Femara'),
    () => painted().filter((name) => name === 'Femara').length,
  );
  expect(seen.filter((count) => count > 0)).toEqual([]);
  await waitForPaint([]);
});

test('text that takes long to read is not read again at each rendering', async () => {
  const pass = goByFrames();
  let reads = 0;
  const slowed = (fast: Matcher): Matcher => ({
    ...fast,
    read(text) {
      // More than what is read right before a paint may take at once.
      pass(60);
      reads += 1;
      return fast.read(text);
    },
    withVocabulary: (vocabulary) => slowed(fast.withVocabulary(vocabulary)),
  });
  document.body.innerHTML = `<p>${TEXT}</p>`;
  end = new AbortController();
  watchDocument(() => {}, end.signal, { matcher: slowed(matcher) });
  await waitForPaint(MARKS);
  reads = 0;
  const frames = await renderOften(
    () => setHtml(document.querySelector('p'), TEXT),
    () => {},
  );
  expect(reads).toBeLessThan(frames.length / 2);
  await waitForPaint(MARKS);
});
