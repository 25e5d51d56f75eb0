import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { compilePrefilter } from '@/lib/matcher';
import { createPrefilter } from '@/lib/matcher/prefilter';
import { watchForNames } from '@/lib/scout';
import { attach, goByFrames, movePointer, shadowRootOf } from '../page/support';

const prefilter = createPrefilter(
  compilePrefilter([
    { id: 'letrozole', text: 'letrozole' },
    { id: 'zoledronic-acid', text: 'zoledronic acid' },
    { id: 'epirubicin', text: 'Ellence' },
  ]),
);
/** Longer than any pause of the scout. */
const SOON = { timeout: 3000, interval: 20 };

let end: AbortController;
const found = vi.fn();
const onError = vi.fn();

beforeEach(() => {
  end = new AbortController();
  vi.clearAllMocks();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
  document.body.replaceChildren();
  document.body.removeAttribute('contenteditable');
  expect(onError).not.toHaveBeenCalled();
});

function scout(html = '', root = document): HTMLElement {
  if (html !== '') document.body.innerHTML = html;
  watchForNames({ root, prefilter, shadowRootOf, isStale: () => false, onError, signal: end.signal }, found);
  return document.body;
}

/** Lets the scout do all that it does in some seconds without a change of the page. */
async function timePasses(): Promise<void> {
  for (let i = 0; i < 5; i++) {
    await vi.advanceTimersByTimeAsync(1000);
    // Its slices of work are tasks of the browser.
    await scheduler.postTask(() => undefined, { priority: 'background' });
  }
}

const isFound = () => vi.waitFor(() => expect(found).toHaveBeenCalledOnce(), SOON);

/** Nothing is found in what is there, but what is added afterwards is: so the scout has been there. */
async function expectOnlyAdded(): Promise<void> {
  await timePasses();
  expect(found).not.toHaveBeenCalled();
  document.body.insertAdjacentHTML('beforeend', '<p>letrozole</p>');
  await isFound();
}

const MANY = '<p>word</p>'.repeat(4500);

describe('a page is let through once', () => {
  test.each([
    ['a name', '<p>takes Letrozole daily</p>'],
    ['a name that markup splits', '<p>letro<b>zo</b>le</p>'],
    ['a name with a soft hyphen', '<p>letro\u00adzole</p>'],
    ['a name in letters of full width', '<p>ｌｅｔｒｏｚｏｌｅ</p>'],
    ['a name over a line break', '<p>Zoledronic<br>acid</p>'],
    ['a name right behind the text of another block', '<p>exc</p><p>Ellence</p>'],
    ['a name in SVG', '<svg><text>letrozole</text></svg>'],
    ['a name that is hidden', '<p hidden>letrozole</p>'],
    ['a name at the end of many elements', `${MANY}<p>letrozole</p>`],
    ['a name at the border of two of many elements', `${MANY}<i>letro</i><i>zole</i>`],
    ['a name at the end of a long text', `<p>${'word '.repeat(60_000)}letrozole</p>`],
    ['a name in a script and in the page', '<script type="x">letrozole</script><p>letrozole</p>'],
    ['a name in an open root', '<x-a><template shadowrootmode="open">letrozole</template></x-a>'],
    [
      'a name in a root in a root',
      '<x-a><template shadowrootmode="open"><x-b><template shadowrootmode="open"><p>letrozole</p></template></x-b></template></x-a>',
    ],
  ])('for %s', async (_, html) => {
    document.body.replaceChildren();
    const inert = Document.parseHTMLUnsafe(html);
    document.body.append(...inert.body.childNodes);
    scout();
    await isFound();
    document.body.insertAdjacentHTML('beforeend', '<p>letrozole</p>');
    await timePasses();
    expect(found).toHaveBeenCalledOnce();
  });

  test.each<[string, string, (body: HTMLElement) => void]>([
    ['a name is added', '<p>word</p>', (body) => body.append('letrozole')],
    [
      'a text becomes a name',
      '<p>word</p>',
      (body) => Object.assign(body.firstChild?.firstChild ?? {}, { data: 'letrozole' }),
    ],
    [
      'half of a name is added to the other half',
      '<p>letro</p>',
      (body) => body.firstElementChild?.append('zole'),
    ],
    [
      'half of a name becomes a whole',
      '<p><i>letr</i><b>zole</b></p>',
      (body) => body.querySelector('i')?.append('o'),
    ],
    [
      'a letter between two halves goes',
      '<p><i>letro</i><u>-</u><b>zole</b></p>',
      (body) => body.querySelector('u')?.replaceChildren(),
    ],
    [
      'an editor is one no more',
      '<p contenteditable="true">letrozole</p>',
      (body) => body.firstElementChild?.removeAttribute('contenteditable'),
    ],
    [
      'a name is added in a shadow root',
      '<x-a></x-a>',
      (body) => attach(body.firstElementChild as HTMLElement, '<p>letrozole</p>'),
    ],
  ])('when %s', async (_, html, change) => {
    const body = scout(html);
    await timePasses();
    expect(found).not.toHaveBeenCalled();
    change(body);
    await movePointer();
    await isFound();
  });
});

test('a name that comes into a page at rest is found without a wait', async () => {
  goByFrames();
  const body = scout('<p>word</p>');
  await timePasses();
  body.append('letrozole');
  await vi.advanceTimersByTimeAsync(5);
  expect(found).toHaveBeenCalledOnce();
});

test('a page is let through for a name in a closed root that is there from the beginning', async () => {
  document.body.innerHTML = '<x-a></x-a>';
  attach(document.body.firstElementChild as HTMLElement, '<p>letrozole</p>');
  scout();
  await isFound();
});

describe('a page is not let through', () => {
  test.each([
    ['without a name', '<p>A centre of excellence</p>'],
    ['with a name in a script only', '<script type="x">letrozole</script><p>word</p>'],
    ['with a name in an editor only', '<div contenteditable="true">letrozole</div><p>word</p>'],
    ['with a name in code only', '<p><code>letrozole</code> word</p>'],
    ['with a name in a listing only', '<div class="highlight"><pre>letrozole</pre></div><p>word</p>'],
  ])('%s', async (_, html) => {
    scout(html);
    await expectOnlyAdded();
  });

  test.each([
    ['application/json', 0],
    ['text/plain', 1],
  ])('for a name in a document of %s: it is %i times', async (type, times) => {
    const frame = document.createElement('iframe');
    frame.src = URL.createObjectURL(new Blob(['"letrozole"'], { type }));
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    scout('', frame.contentDocument ?? undefined);
    await timePasses();
    expect(found).toHaveBeenCalledTimes(times);
    URL.revokeObjectURL(frame.src);
  });

  test('after its signal', async () => {
    scout('<p>word</p>');
    end.abort();
    document.body.insertAdjacentHTML('beforeend', '<p>letrozole</p>');
    await timePasses();
    expect(found).not.toHaveBeenCalled();
  });
});
