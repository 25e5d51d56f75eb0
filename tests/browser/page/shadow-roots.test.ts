import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PageWatcher } from '@/lib/page';
import {
  attach,
  matcher,
  movePointer,
  nextFrames,
  painted,
  scroll,
  waitForPaint,
  watch,
  watchDocument,
} from './support';

let end: AbortController | undefined;
let page: PageWatcher;

function start(html: string): HTMLElement {
  ({ page, end } = watch(html));
  return document.body.firstElementChild as HTMLElement;
}

afterEach(() => {
  end?.abort();
  document.body.replaceChildren();
});

describe('text in shadow roots', () => {
  test.each(['div', 'span', 'x-label'])('of a closed one of <%s> is marked', async (tag) => {
    document.body.innerHTML = '';
    const host = document.createElement(tag);
    attach(host, 'take <i>letro</i>zole <p>Femara</p>');
    ({ page, end } = watch(''));
    document.body.append(host);
    await waitForPaint(['letrozole', 'Femara']);
    // A root that is found while the page is read may be read twice.
    await vi.waitFor(() => expect(page.counts.get('letrozole')).toBe(2));
  });

  test('that was there before, deep inside others, is marked', async () => {
    document.body.innerHTML = '<section><div id="outer"></div></section>';
    const outer = document.querySelector('#outer') as HTMLElement;
    const inner = attach(outer, 'letrozole<x-inner></x-inner>').querySelector('x-inner') as HTMLElement;
    attach(inner, '<span>Femara</span>');
    const html = document.body.innerHTML;
    end = new AbortController();
    page = watchDocument(() => undefined, end.signal);
    await waitForPaint(['letrozole', 'Femara']);
    expect(document.body.innerHTML).toBe(html);
  });

  test('follows its changes, and goes with its host', async () => {
    const host = start('<x-label></x-label>');
    const root = attach(host, '<p>letrozole</p>');
    await movePointer();
    await waitForPaint(['letrozole']);
    (root.firstElementChild as HTMLElement).append(' and Femara');
    await vi.waitFor(() => expect(painted()).toEqual(['letrozole', 'Femara']));
    root.append('trastuzumab');
    await vi.waitFor(() => expect(painted()).toContain('trastuzumab'));
    host.remove();
    await waitForPaint([]);
    document.body.append(host);
    await vi.waitFor(() => expect(painted()).toHaveLength(3));
  });

  test.each([
    ['other text is read and painted', false],
    ['the root is to be read, too', true],
  ])('has its marks again when its host was away only while %s', async (_, isRootChanged) => {
    const host = start('<x-label></x-label><section><p>Femara</p></section>');
    const root = attach(host, '<p>letrozole</p>');
    end?.abort();
    end = new AbortController();
    let isReadAgain = false;
    const reader = {
      ...matcher,
      withVocabulary: () => reader,
      read(text: string) {
        if (isReadAgain && text.includes('Femara')) host.remove();
        return matcher.read(text);
      },
    };
    // The page puts the host back before the browser can report that it was away.
    let away = 0;
    const changed = () => {
      if (host.isConnected) return;
      away += 1;
      isReadAgain = false;
      expect(painted()).toEqual(['Femara']);
      document.body.prepend(host);
    };
    page = watchDocument(changed, end.signal, { matcher: reader });
    await waitForPaint(['letrozole', 'Femara']);
    await nextFrames();
    isReadAgain = true;
    document.querySelector('p')?.setAttribute('role', 'note');
    if (isRootChanged) root.querySelector('p')?.setAttribute('role', 'note');
    await vi.waitFor(() => expect(away).toBe(1));
    await waitForPaint(['letrozole', 'Femara']);
  });

  test.each([
    ['loses its marks when its host is moved into an editor', '', []],
    ['keeps them when its host is moved elsewhere', '<p>doxorubicin</p>', ['doxorubicin', 'letrozole']],
  ])('%s', async (_, html, texts) => {
    const host = start(`<x-label></x-label><div${html ? '' : ' contenteditable'}>${html}</div>`);
    attach(host, '<p>letrozole</p>');
    await movePointer();
    await vi.waitFor(() => expect(painted()).toContain('letrozole'));
    document.querySelector('div')?.append(host);
    await waitForPaint(texts);
  });

  test('of a root that is attached late is found at the next pointer move', async () => {
    const host = start('<div></div><p>doxorubicin</p>');
    await waitForPaint(['doxorubicin']);
    attach(host, '<p>letrozole</p>');
    await movePointer();
    await vi.waitFor(() => expect(painted()).toContain('letrozole'), { timeout: 3000 });
  });

  test('is no editor and no part of one', async () => {
    const host = start('<x-editor contenteditable></x-editor>');
    attach(host, '<p>letrozole</p>');
    const other = document.createElement('x-field');
    attach(other, '<div contenteditable>Femara</div><code>letrozole</code><p>trastuzumab</p>');
    document.body.append(other);
    await waitForPaint(['trastuzumab']);
    host.removeAttribute('contenteditable');
    await vi.waitFor(() => expect(painted()).toEqual(['letrozole', 'trastuzumab']));
  });

  test('loses its marks with its host, when that is moved into an editor', async () => {
    const host = start('<section><x-label></x-label></section><div contenteditable></div><p>Femara</p>');
    attach(host.firstElementChild as HTMLElement, '<p>letrozole</p>');
    await movePointer();
    await vi.waitFor(() => expect(page.counts.get('letrozole')).toBe(2));
    document.querySelector('[contenteditable]')?.append(host);
    await waitForPaint(['Femara']);
  });

  test('is observed no more when the signal comes while the page is read', async () => {
    start('<p>Femara</p>');
    await waitForPaint(['Femara']);
    end?.abort();
    const ending = new AbortController();
    const reader = {
      ...matcher,
      withVocabulary: () => reader,
      read(text: string) {
        if (text.includes('letrozole')) ending.abort();
        return matcher.read(text);
      },
    };
    let readings = 0;
    watchDocument(() => (readings += 1), ending.signal, { matcher: reader });
    await vi.waitFor(() => expect(readings).toBeGreaterThan(0));
    const observe = vi.spyOn(MutationObserver.prototype, 'observe');
    const host = document.createElement('span');
    const root = attach(host, 'T-DM1');
    document.body.append(host);
    document.body.insertAdjacentHTML('beforeend', '<p>letrozole</p>');
    await vi.waitFor(() => expect(ending.signal.aborted).toBe(true));
    expect(observe.mock.calls.filter(([target]) => target === root)).toEqual([]);
    observe.mockRestore();
  });

  test('is never joined with text outside or with slotted text', async () => {
    const host = start('<x-slot>zole</x-slot>');
    attach(host, 'letro<slot></slot> tras<slot name="other">tuzumab</slot><p>T-DM1</p>');
    document.body.append('letro');
    document.body.insertAdjacentHTML('beforeend', '<p>doxorubicin</p>');
    await movePointer();
    // Once these are there, all around them has been read.
    await vi.waitFor(() => expect([...page.counts.keys()].sort()).toEqual(['doxorubicin', 'emtansine']), {
      timeout: 3000,
    });
  });

  test('has the abbreviations that the page around it defines', async () => {
    const host = start('<article><x-part></x-part><p>doxorubicin (DXR) was given</p></article>')
      .firstElementChild as HTMLElement;
    attach(host, '<p>more DXR</p>');
    await vi.waitFor(() => expect(page.counts.get('doxorubicin')).toBe(3), { timeout: 3000 });
  });

  test('is hit by the pointer where it is visible, and not where something covers it', async () => {
    const host = start('<div style="width: 400px; height: 100px"></div>');
    const root = attach(host, '<p style="margin: 0; font-size: 40px">letrozole</p>');
    await movePointer();
    await waitForPaint(['letrozole']);
    const box = (root.firstElementChild as HTMLElement).getBoundingClientRect();
    const at = [box.left + 20, box.top + box.height / 2] as const;
    expect(page.mentionAt(...at)?.id).toBe('letrozole');
    const cover = document.createElement('div');
    cover.style.cssText = 'position: absolute; inset: 0; background: white';
    root.append(cover);
    expect(page.mentionAt(...at)).toBeNull();
  });

  test('in a slot is hit by the pointer', async () => {
    const host = start('<x-slot style="display: block; font-size: 40px">letrozole</x-slot>');
    attach(host, '<div><slot></slot></div>');
    await waitForPaint(['letrozole']);
    const box = host.getBoundingClientRect();
    expect(page.mentionAt(box.left + 20, box.top + 20)?.id).toBe('letrozole');
  });

  test('is listed in document order at the place of its host', async () => {
    start('<div><p>letrozole 1</p><x-label></x-label><p>Femara</p></div>');
    attach(document.querySelector('x-label') as HTMLElement, 'trastuzumab');
    await movePointer();
    await vi.waitFor(() =>
      expect(page.mentions().map(({ normalizedText }) => normalizedText)).toEqual([
        'letrozole',
        'trastuzumab',
        'Femara',
      ]),
    );
  });
});

test('a shadow root has the rules for highlights only while it has marks', async () => {
  const host = start('<div></div>');
  const root = attach(host, '<p>letrozole</p>');
  const own = new CSSStyleSheet();
  root.adoptedStyleSheets = [own];
  await movePointer();
  await waitForPaint(['letrozole']);
  expect(root.adoptedStyleSheets).toHaveLength(navigator.userAgent.includes('Firefox') ? 2 : 1);
  (root.firstElementChild as HTMLElement).textContent = 'nothing';
  await waitForPaint([]);
  await vi.waitFor(() => expect(root.adoptedStyleSheets).toHaveLength(1));
  expect(root.adoptedStyleSheets[0]).toBe(own);
});

test('a shadow root that has left the page is no longer listened to', async () => {
  const host = start('<x-part></x-part><p>Femara</p>');
  const root = attach(
    host,
    `<p style="height: 30px; overflow: auto">letrozole<br>${'line<br>'.repeat(50)}</p>`,
  );
  const added = vi.spyOn(root, 'addEventListener');
  const removed = vi.spyOn(root, 'removeEventListener');
  await movePointer();
  await waitForPaint(['letrozole', 'Femara']);
  CSS.highlights.clear();
  await scroll(root.firstElementChild as Element);
  expect(painted()).toEqual(['letrozole', 'Femara']);
  host.remove();
  // Its mark goes at once; what is known of the root goes with the next reading. What is not in the page does not scroll.
  await vi.waitFor(() => expect(page.counts.get('letrozole')).toBe(1), { timeout: 5000 });
  expect(added.mock.calls).toHaveLength(1);
  expect(removed.mock.calls).toEqual(added.mock.calls);
});

describe('what the page moves into the document of a frame', () => {
  test.each([
    ['a host', '<x-part></x-part>', '<p>letrozole</p>'],
    ['a block', '<p>letrozole</p>', null],
  ])('is no part of the page any more: %s', async (_, html, shadow) => {
    const host = start(html);
    if (shadow) attach(host, shadow);
    const frame = document.createElement('iframe');
    document.body.append(frame, 'trastuzumab');
    await movePointer();
    await waitForPaint(['letrozole', 'trastuzumab']);
    frame.contentDocument?.body.append(host);
    // What is read after that is marked without an error.
    document.body.insertAdjacentHTML('beforeend', '<p>Femara</p>');
    await waitForPaint(['trastuzumab', 'Femara']);
    expect(page.counts.get('letrozole')).toBe(1);
    document.body.prepend(host);
    await waitForPaint(['letrozole', 'trastuzumab', 'Femara']);
  });
});
