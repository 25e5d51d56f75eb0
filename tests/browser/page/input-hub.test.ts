import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createInputHub, type InputHub } from '@/lib/page';

let end: AbortController;
let input: InputHub;

beforeEach(() => {
  end = new AbortController();
  input = createInputHub(end.signal);
});

afterEach(() => {
  end.abort();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

function move(): void {
  document.dispatchEvent(new PointerEvent('pointermove'));
}

describe('listeners of one type', () => {
  test('are called in the order in which they were added, through one listener of the browser', () => {
    const added = vi.spyOn(window, 'addEventListener');
    const calls: string[] = [];
    input.on('pointermove', () => calls.push('first'), end.signal);
    input.on('pointermove', () => calls.push('second'), end.signal);
    move();
    expect(calls).toEqual(['first', 'second']);
    expect(added.mock.calls.filter(([type]) => type === 'pointermove')).toHaveLength(1);
  });

  test('are passive, so that the page never waits for them', () => {
    input.on('pointermove', (event) => event.preventDefault(), end.signal);
    const event = new PointerEvent('pointermove', { cancelable: true });
    document.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  test('end with their own signal, the others stay', () => {
    const own = new AbortController();
    const ended = vi.fn();
    const other = vi.fn();
    input.on('pointermove', ended, own.signal);
    input.on('pointermove', other, end.signal);
    own.abort();
    move();
    expect(ended).not.toHaveBeenCalled();
    expect(other).toHaveBeenCalledOnce();
  });

  test('that an earlier one ends do not hear of the same event', () => {
    const later = vi.fn();
    input.on('pointermove', () => end.abort(), end.signal);
    input.on('pointermove', later, end.signal);
    move();
    expect(later).not.toHaveBeenCalled();
  });

  test('are called although another one fails', () => {
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
    move();
    caught.abort();
    expect(other).toHaveBeenCalledOnce();
    expect(reported).toHaveBeenCalledOnce();
  });
});

/** A closed shadow root, and what scrolls in it. */
function closedRoot(): { root: ShadowRoot; scroll: () => void } {
  const host = document.createElement('div');
  document.body.append(host);
  const root = host.attachShadow({ mode: 'closed' });
  root.innerHTML = '<p></p>';
  return { root, scroll: () => void root.firstElementChild?.dispatchEvent(new Event('scroll')) };
}

describe('scrolling', () => {
  test('in the document is heard', () => {
    const scrolled = vi.fn();
    input.on('scroll', scrolled, end.signal);
    document.dispatchEvent(new Event('scroll'));
    expect(scrolled).toHaveBeenCalledOnce();
  });

  test('in a shadow root is heard once that root is added, until its signal', () => {
    const scrolled = vi.fn();
    input.on('scroll', scrolled, end.signal);
    const { root, scroll } = closedRoot();
    scroll();
    expect(scrolled).not.toHaveBeenCalled();
    const gone = new AbortController();
    input.addTree(root, gone.signal);
    scroll();
    expect(scrolled).toHaveBeenCalledOnce();
    gone.abort();
    scroll();
    expect(scrolled).toHaveBeenCalledOnce();
  });
});

test('a shadow root that two callers have added is listened to until both have ended', () => {
  const scrolled = vi.fn();
  input.on('scroll', scrolled, end.signal);
  const { root, scroll } = closedRoot();
  const [one, other] = [new AbortController(), new AbortController()];
  input.addTree(root, one.signal);
  input.addTree(root, other.signal);
  scroll();
  one.abort();
  scroll();
  expect(scrolled).toHaveBeenCalledTimes(2);
  other.abort();
  scroll();
  expect(scrolled).toHaveBeenCalledTimes(2);
});

test('nothing is heard after the signal of the hub', () => {
  const heard = vi.fn();
  const own = new AbortController();
  input.on('pointermove', heard, own.signal);
  move();
  end.abort();
  move();
  expect(heard).toHaveBeenCalledOnce();
});
