import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createInputHub, type InputHub } from '@/lib/page';
import { movePointer, nextFrames, SPACE, scroll } from './support';

let end: AbortController;
let input: InputHub;

beforeEach(() => {
  end = new AbortController();
  input = createInputHub(end.signal);
});

afterEach(async () => {
  end.abort();
  vi.restoreAllMocks();
  document.body.replaceChildren();
  // A page that has become short is scrolled back.
  await nextFrames();
});

describe('listeners of one type', () => {
  test('are called in the order in which they were added, through one listener of the browser', async () => {
    const added = vi.spyOn(window, 'addEventListener');
    const calls: string[] = [];
    input.on('pointermove', () => calls.push('first'), end.signal);
    input.on('pointermove', () => calls.push('second'), end.signal);
    await movePointer();
    expect(calls).toEqual(['first', 'second']);
    expect(added.mock.calls.filter(([type]) => type === 'pointermove')).toHaveLength(1);
  });

  test('are passive, so that the page never waits for them', async () => {
    const events: PointerEvent[] = [];
    const listener = (event: PointerEvent) => {
      event.preventDefault();
      events.push(event);
    };
    input.on('pointermove', listener, end.signal);
    await movePointer();
    expect(events.map(({ cancelable, defaultPrevented }) => [cancelable, defaultPrevented])).toEqual([
      [true, false],
    ]);
  });

  test('do not hear of events that the page makes up', async () => {
    const heard: Event[] = [];
    const { root, scroller } = closedRoot();
    input.addTree(root, end.signal);
    const types = [
      'pointermove',
      'pointerdown',
      'click',
      'keydown',
      'blur',
      'visibilitychange',
      'resize',
      'scroll',
    ] as const;
    for (const type of types) {
      input.on(type, (event) => heard.push(event), end.signal);
      for (const target of [window, document, scroller])
        target.dispatchEvent(new Event(type, { bubbles: true }));
    }
    await movePointer();
    expect(heard.map(({ type, isTrusted }) => [type, isTrusted])).toEqual([['pointermove', true]]);
  });

  test('end with their own signal, the others stay', async () => {
    const own = new AbortController();
    const ended = vi.fn();
    const other = vi.fn();
    input.on('pointermove', ended, own.signal);
    input.on('pointermove', other, end.signal);
    own.abort();
    await movePointer();
    expect(ended).not.toHaveBeenCalled();
    expect(other).toHaveBeenCalledOnce();
  });

  test('that an earlier one ends do not hear of the same event', async () => {
    const later = vi.fn();
    input.on('pointermove', () => end.abort(), end.signal);
    input.on('pointermove', later, end.signal);
    await movePointer();
    expect(later).not.toHaveBeenCalled();
  });

  test('are called although another one fails', async () => {
    const reported = vi.fn((event: ErrorEvent) => event.preventDefault());
    const caught = new AbortController();
    window.addEventListener('error', reported, { signal: caught.signal });
    const other = vi.fn();
    input.on(
      'pointermove',
      () => {
        throw new Error('on purpose');
      },
      end.signal,
    );
    input.on('pointermove', other, end.signal);
    await movePointer();
    caught.abort();
    expect(other).toHaveBeenCalledOnce();
    expect(reported).toHaveBeenCalledOnce();
  });
});

/** A closed shadow root, and what scrolls in it. */
function closedRoot(): { root: ShadowRoot; scroller: Element } {
  const host = document.createElement('div');
  document.body.append(host);
  const root = host.attachShadow({ mode: 'closed' });
  root.innerHTML = `<div style="height: 50px; overflow: auto">${SPACE}</div>`;
  return { root, scroller: root.firstElementChild as Element };
}

describe('scrolling', () => {
  test('in the document is heard', async () => {
    const scrolled = vi.fn();
    input.on('scroll', scrolled, end.signal);
    document.body.innerHTML = SPACE;
    await scroll();
    expect(scrolled).toHaveBeenCalledOnce();
  });

  test('in a shadow root is heard once that root is added, until its signal', async () => {
    const scrolled = vi.fn();
    input.on('scroll', scrolled, end.signal);
    const { root, scroller } = closedRoot();
    await scroll(scroller);
    expect(scrolled).not.toHaveBeenCalled();
    const gone = new AbortController();
    input.addTree(root, gone.signal);
    await scroll(scroller);
    expect(scrolled).toHaveBeenCalledOnce();
    gone.abort();
    await scroll(scroller);
    expect(scrolled).toHaveBeenCalledOnce();
  });
});

test('a shadow root that two callers have added is listened to until both have ended', async () => {
  const scrolled = vi.fn();
  input.on('scroll', scrolled, end.signal);
  const { root, scroller } = closedRoot();
  const [one, other] = [new AbortController(), new AbortController()];
  input.addTree(root, one.signal);
  input.addTree(root, other.signal);
  await scroll(scroller);
  one.abort();
  await scroll(scroller);
  expect(scrolled).toHaveBeenCalledTimes(2);
  other.abort();
  await scroll(scroller);
  expect(scrolled).toHaveBeenCalledTimes(2);
});

test('nothing is heard after the signal of the hub', async () => {
  const heard = vi.fn();
  const own = new AbortController();
  input.on('pointermove', heard, own.signal);
  await movePointer();
  end.abort();
  await movePointer();
  expect(heard).toHaveBeenCalledOnce();
});
