import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { compileTerms, createMatcher } from '@/lib/matcher';
import { ACTIVE_KEY, type PageWatcher, TERM_KEY } from '@/lib/page';
import {
  matcher,
  movePointer,
  nextFrames,
  painted,
  SPACE,
  scroll,
  waitForPaint,
  watch,
  watchDocument,
} from './support';

let end: AbortController | undefined;
let page: PageWatcher;

/** Watches a page and waits until it has been read. */
async function watched(html: string, texts: string[]): Promise<void> {
  ({ page, end } = watch(html));
  await waitForPaint(texts);
}

beforeEach(() => window.scrollTo(0, 0));
afterEach(() => {
  end?.abort();
  document.body.replaceChildren();
  // Else the next page begins where this one was left, until the browser has laid it out.
  window.scrollTo(0, 0);
});

describe('painting', () => {
  test('marks names near the viewport and counts those of the whole document', async () => {
    const far = '<p style="margin-top: 6000px">Femara</p>';
    await watched(`<p>letrozole and tras<b>tuzumab</b> emtansine</p>${far}`, [
      'letrozole',
      'trastuzumab emtansine',
    ]);
    // The top of the page may be marked before its end has been read.
    await vi.waitFor(() =>
      expect([...page.counts]).toEqual([
        ['letrozole', 2],
        ['emtansine', 1],
      ]),
    );
    window.scrollTo(0, 6000);
    await waitForPaint(['Femara']);
  });

  test('marks the top of a long page before its end has been read', async () => {
    const middle = `<p>${'word '.repeat(100)} doxorubicin</p>`.repeat(4000);
    const { set } = HighlightRegistry.prototype;
    let wasReadAtFirst: boolean | undefined;
    // A busy machine may come back to this test only when all has been read.
    const spy = vi.spyOn(HighlightRegistry.prototype, 'set').mockImplementation(function (
      this: HighlightRegistry,
      ...highlight
    ) {
      const result = set.apply(this, highlight);
      if (painted().includes('letrozole')) wasReadAtFirst ??= page.counts.has('trastuzumab');
      return result;
    });
    onTestFinished(() => spy.mockRestore());
    ({ page, end } = watch(`<p>letrozole</p>${middle}<p>trastuzumab</p>`));
    await vi.waitFor(() => expect(page.counts.get('trastuzumab')).toBe(1), { timeout: 5000 });
    expect(wasReadAtFirst).toBe(false);
  });

  test('keeps at most 500 ranges, those nearest to the middle of the window', async () => {
    ({ page, end } = watch(`<div>${'letrozole<br>'.repeat(3000)}</div>`));
    await vi.waitFor(() => expect(page.counts.get('letrozole')).toBe(3000), { timeout: 5000 });
    await vi.waitFor(() => expect(painted().length).toBe(500));
    window.scrollTo(0, document.documentElement.scrollHeight / 2);
    await vi.waitFor(() => {
      const tops = [...(CSS.highlights.get(TERM_KEY) ?? [])].map(
        (range) => (range as Range).getBoundingClientRect().top,
      );
      expect(tops).toHaveLength(500);
      expect(Math.min(...tops)).toBeLessThan(0);
      expect(Math.max(...tops)).toBeGreaterThan(window.innerHeight);
    });
  });

  test('changes nothing in the document', async () => {
    const html = '<p>letrozole and tras<b>tuzumab</b></p>';
    await watched(html, ['letrozole', 'trastuzumab']);
    expect(document.body.innerHTML).toBe(html);
  });

  test('is removed when the signal ends it, and the page is not read again', async () => {
    const changed = vi.fn();
    ({ page, end } = watch(`<p>letrozole</p>${SPACE}`, changed));
    await waitForPaint(['letrozole']);
    page.setActive(page.mentions()[0] ?? null);
    expect(painted(ACTIVE_KEY)).toEqual(['letrozole']);
    end.abort();
    expect(CSS.highlights.has(TERM_KEY)).toBe(false);
    expect(CSS.highlights.has(ACTIVE_KEY)).toBe(false);
    changed.mockClear();
    end = new AbortController();
    const matcher = createMatcher(compileTerms([{ id: 'olaparib', text: 'olaparib' }]));
    const later = watchDocument(() => undefined, end.signal, { matcher });
    document.body.insertAdjacentHTML('beforeend', '<p>Femara</p><p hidden>olaparib</p>');
    await scroll();
    await movePointer();
    await vi.waitFor(() => expect(later.counts.get('olaparib')).toBe(1), { timeout: 5000 });
    // When a later change has been read by another watcher, the first watcher would have read the earlier one.
    document.body.insertAdjacentHTML('beforeend', '<p hidden>olaparib</p>');
    await vi.waitFor(() => expect(later.counts.get('olaparib')).toBe(2), { timeout: 5000 });
    expect(changed).not.toHaveBeenCalled();
    // What the later watcher knows may be painted.
    expect(painted().filter((text) => text !== 'olaparib')).toEqual([]);
  });

  test('comes back in all of a document that stops being an editor right after a change', async () => {
    await watched(`<p>letrozole</p><p>Femara</p>${SPACE}`, ['letrozole', 'Femara']);
    onTestFinished(() => {
      document.designMode = 'off';
    });
    document.designMode = 'on';
    await scroll();
    await waitForPaint([]);
    document.querySelector('p')?.append(' and trastuzumab');
    // The change is known, and is not read yet.
    await Promise.resolve();
    document.designMode = 'off';
    await waitForPaint(['letrozole', 'trastuzumab', 'Femara']);
  });

  test('comes back at the next scroll after the page has cleared the registry', async () => {
    await watched(`<p>letrozole</p>${SPACE}`, ['letrozole']);
    await nextFrames();
    // The watcher may still have something to paint from the start of the page.
    await vi.waitFor(async () => {
      CSS.highlights.clear();
      await nextFrames();
      expect(painted()).toEqual([]);
    });
    await scroll();
    expect(painted()).toEqual(['letrozole']);
  });
});

describe('changes of the page', () => {
  test.each<[string, () => void, string[]]>([
    [
      'text that is added',
      () => document.body.insertAdjacentHTML('beforeend', '<p>Femara</p>'),
      ['letrozole', 'T-DM1', 'Femara'],
    ],
    ['text that is removed', () => document.querySelector('p')?.remove(), ['T-DM1']],
    ['a text node that is edited', () => setText('Femara then'), ['Femara', 'T-DM1']],
    ['a half word that is completed', () => setText('letro'), ['T-DM1']],
    ['innerHTML', () => (document.body.innerHTML = '<div>tras<i>tuzu</i>mab</div>'), ['trastuzumab']],
    [
      'an element moved into another',
      () => document.querySelector('ul')?.append(...document.querySelectorAll('p')),
      ['T-DM1', 'letrozole'],
    ],
    [
      'text that becomes an editor',
      () => document.querySelector('p')?.setAttribute('contenteditable', ''),
      ['T-DM1'],
    ],
    [
      'text that is moved into an editor',
      () => document.querySelector('[contenteditable]')?.append(...document.querySelectorAll('p')),
      ['T-DM1'],
    ],
    ['text that an editor is put around', () => putEditorAround('p'), ['T-DM1']],
    ['splitText', () => firstText().splitText(3), ['letrozole', 'T-DM1']],
    [
      'an inline element with a block inside',
      () => document.querySelector('p')?.insertAdjacentHTML('afterend', '<a><div>Femara</div></a>'),
      ['letrozole', 'Femara', 'T-DM1'],
    ],
    ['a body that is replaced', () => replaceBody('<p>Femara</p>'), ['Femara']],
  ])('%s is followed', async (_, change, texts) => {
    const html = '<p>letrozole daily</p><ul><li>T-DM1</li></ul><div contenteditable></div>';
    await watched(html, ['letrozole', 'T-DM1']);
    change();
    await waitForPaint(texts);
    await vi.waitFor(() => {
      expect([...page.counts.values()].reduce((sum, count) => sum + count, 0)).toBe(texts.length);
    });
  });

  test('a root element that becomes an editor, and text again, is followed', async () => {
    await watched('<p>letrozole</p>', ['letrozole']);
    const root = document.documentElement;
    onTestFinished(() => root.removeAttribute('contenteditable'));
    root.setAttribute('contenteditable', '');
    await waitForPaint([]);
    root.removeAttribute('contenteditable');
    await waitForPaint(['letrozole']);
  });

  test('text that is edited, and moved into an editor before it is read again, has no marks', async () => {
    await watched('<p>daily</p><p>Femara</p><div contenteditable></div>', ['Femara']);
    setText('letrozole');
    // Until here the observer has reported the text in its old place.
    await Promise.resolve();
    document.querySelector('[contenteditable]')?.append(document.querySelector('p') as HTMLElement);
    document.body.insertAdjacentHTML('beforeend', '<p>T-DM1</p>');
    await waitForPaint(['Femara', 'T-DM1']);
    expect(page.mentions()).toHaveLength(2);
  });

  function firstText(): Text {
    const text = document.querySelector('p')?.firstChild;
    if (!(text instanceof Text)) throw new Error('The page has no text');
    return text;
  }

  function setText(text: string): void {
    firstText().data = text;
  }

  function putEditorAround(selector: string): void {
    const editor = document.createElement('div');
    editor.contentEditable = 'true';
    editor.append(...document.querySelectorAll(selector));
    document.body.append(editor);
  }

  function replaceBody(html: string): void {
    const body = document.createElement('body');
    body.innerHTML = html;
    document.body.replaceWith(body);
  }

  test('a page that takes away what is being read is read to its end', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `<p>row ${i} letrozole</p>`).join('');
    document.body.innerHTML = `<div id="gone">${rows}</div><p>Femara</p>`;
    let toRead = 100;
    const reader = {
      ...matcher,
      withVocabulary: () => reader,
      read(text: string) {
        toRead -= 1;
        // The page goes first after the slice of time in which this is read.
        if (toRead === 0)
          void scheduler.postTask(() => document.querySelector('#gone')?.remove(), {
            priority: 'user-blocking',
          });
        return matcher.read(text);
      },
    };
    end = new AbortController();
    page = watchDocument(() => undefined, end.signal, { matcher: reader });
    await waitForPaint(['Femara']);
    expect([...page.counts]).toEqual([['letrozole', 1]]);
  });
});

describe('hit-testing', () => {
  test('finds the name under a point, on both lines of a wrapped name, and nothing beside it', async () => {
    await watched(
      '<p style="font: 20px/40px monospace; width: 14ch; margin: 0">given trastuzumab emtansine.</p>',
      ['trastuzumab emtansine'],
    );
    const [mention] = page.mentions();
    const range = [...(CSS.highlights.get(TERM_KEY) ?? [])][0] as Range;
    const boxes = [...range.getClientRects()];
    expect(boxes.length).toBeGreaterThan(1);
    for (const { left, top, width, height } of boxes) {
      expect(page.mentionAt(left + width / 2, top + height / 2)).toBe(mention);
    }
    const last = boxes.at(-1);
    expect(last && page.mentionAt(last.right + 60, last.top + 10)).toBeNull();
    expect(page.mentionAt(900, 600)).toBeNull();
  });

  test.each([
    'opacity: 0',
    'opacity: 0.01',
    'filter: opacity(1%)',
    'filter: blur(1px) opacity(0.2); opacity: 0.2',
    'filter: blur(8px)',
    'color: rgb(200 0 0 / 3%)',
    'color: color(srgb 0 0 0 / 0.05)',
    'color: rgb(0 0 0 / 30%); opacity: 0.3',
    '-webkit-text-fill-color: transparent',
    'visibility: hidden',
  ])('finds no name that nobody can see: %s', async (style) => {
    await watched('<p style="margin: 0; font-size: 20px; opacity: 0.9">letrozole</p>', ['letrozole']);
    document.querySelector('p')?.parentElement?.setAttribute('style', style);
    expect(page.mentionAt(30, 12)).toBeNull();
    document.querySelector('p')?.parentElement?.removeAttribute('style');
    expect(page.mentionAt(30, 12)?.id).toBe('letrozole');
  });

  test.each([
    'color: rgb(200 0 0)',
    'color: rgb(0 0 0 / 50%)',
    'filter: blur(1px) drop-shadow(0 0 40px red)',
    // As over the picture of a page: the name has a grey mark.
    'color: transparent',
    'color: transparent; text-shadow: 0 0 1px black',
    '-webkit-text-fill-color: transparent; -webkit-text-stroke: 1px red',
    '-webkit-text-fill-color: transparent; background: red; background-clip: text',
  ])('finds a name that can be seen: %s', async (style) => {
    await watched('<p style="margin: 0; font-size: 20px">letrozole</p>', ['letrozole']);
    document.querySelector('p')?.parentElement?.setAttribute('style', style);
    expect(page.mentionAt(30, 12)?.id).toBe('letrozole');
    document.querySelector('p')?.parentElement?.removeAttribute('style');
  });

  test('finds nothing under an element that covers the name', async () => {
    await watched('<p style="margin: 0; font-size: 20px">letrozole</p>', ['letrozole']);
    expect(page.mentionAt(30, 12)?.id).toBe('letrozole');
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div style="position: fixed; inset: 0; background: white">a menu</div>',
    );
    expect(page.mentionAt(30, 12)).toBeNull();
  });
});

describe('the first reading finds what a reading of the block finds', () => {
  test.each([
    ['a name split by elements', '<p>xx tras<b>tuzu</b><i>mab</i> yy</p>', ['trastuzumab']],
    [
      'a name after a label that only style parts from it',
      '<div style="display:flex"><b>Drug</b><b>letrozole</b></div>',
      ['letrozole'],
    ],
    ['a name after a footnote mark', '<p>other<sup>1</sup>letrozole</p>', ['letrozole']],
    ['a name after a line break', '<p>one<br>letrozole</p>', ['letrozole']],
    [
      'a name of two words over a line break',
      '<p>one<br>trastuzumab<br>emtansine</p>',
      ['trastuzumabemtansine'],
    ],
    [
      'a split name after a label',
      '<div style="display:flex"><b>Drug</b><b>let<i>ro</i>zole</b></div>',
      ['letrozole'],
    ],
    [
      'names in one block far apart',
      `<div>letrozole<br>${'and other words<br>'.repeat(3000)}<b>Fem</b>ara</div>`,
      ['letrozole'],
    ],
  ])('%s', async (_, html, texts) => {
    ({ page, end } = watch(html));
    await vi.waitFor(() =>
      expect(
        painted()
          .slice(0, 1)
          .map((text) => text.replace(/\s/g, ' ')),
      ).toEqual(texts),
    );
  });

  test('a name that crosses the border of two chunks of text', async () => {
    const filler = 'word '.repeat(3276);
    ({ page, end } = watch(`<p>${filler}tras<b>tuzumab</b> and ${filler}T-<b>DM1</b></p>`));
    await vi.waitFor(() => expect([...page.counts.keys()].sort()).toEqual(['emtansine', 'trastuzumab']));
  });
});

describe('text that is searched in windows', () => {
  /** What follows the name decides what it is. */
  const guarded = createMatcher(
    compileTerms([
      {
        id: 'doxorubicin',
        text: 'doxorubicin',
        guards: [{ notBefore: /^ hydrochloride liposome/ }],
      },
      { id: 'letrozole', text: 'letrozole' },
    ]),
  );

  test('a name is judged with what follows it, wherever a window ends', async () => {
    const end = new AbortController();
    const name = 'doxorubicin hydrochloride liposome, ';
    // The name moves over the end of the first window, which has 16,384 code units.
    const texts = Array.from({ length: 60 }, (_, i) => {
      const before = 'x '
        .repeat(8400)
        .slice(0, 16_384 - i - 1)
        .trimEnd();
      return `<p>${before} ${name}${'and so on '.repeat(100)}letrozole</p>`;
    });
    document.body.innerHTML = texts.join('');
    const page = watchDocument(() => undefined, end.signal, { matcher: guarded });
    await vi.waitFor(() => expect(page.counts.get('letrozole')).toBe(60), { timeout: 10_000 });
    expect(page.counts.has('doxorubicin')).toBe(false);
    end.abort();
  });

  test('an abbreviation is read in full, wherever a window ends', async () => {
    // The definition moves over the end of the first window: "doxorubicin (DO" would define "DO".
    const texts = Array.from({ length: 20 }, (_, i) => {
      const before = `DO NOT stop ${'.'.repeat(16_340 + i)}`;
      return `<p>${before} doxorubicin (DOX)${' and so on'.repeat(100)}</p>`;
    });
    ({ page, end } = watch(texts.join('')));
    const defined = () => page.mentions().filter(({ definedHere }) => definedHere);
    await vi.waitFor(() => expect(defined().length).toBeGreaterThanOrEqual(20), { timeout: 10_000 });
    expect(defined().filter(({ normalizedText }) => normalizedText !== 'DOX')).toEqual([]);
  });

  test('names longer than a window are refused', () => {
    const end = new AbortController();
    const endless = { ...guarded, lookAhead: 16_384 };
    expect(() => watchDocument(() => undefined, end.signal, { matcher: endless })).toThrow(RangeError);
    end.abort();
  });
});
