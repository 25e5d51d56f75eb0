import { afterEach, expect, test, vi } from 'vitest';
import { zoomByWheel } from '@/lib/pdf/viewer/wheel-zoom';

let end = new AbortController();
afterEach(() => {
  end.abort();
  document.body.replaceChildren();
});

/** An element of pages; `turn` turns the wheel over it and returns whether the browser is left to do what it does. */
function showPages() {
  end = new AbortController();
  const pages = document.createElement('div');
  document.body.append(pages);
  const updateScale = vi.fn<(change: { scaleFactor: number; origin: number[] }) => void>();
  zoomByWheel({ updateScale } as never, pages, end.signal);
  const turn = (options: WheelEventInit) =>
    pages.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, ...options }));
  const factors = () => updateScale.mock.calls.map(([{ scaleFactor }]) => scaleFactor.toFixed(2));
  return { turn, factors, updateScale };
}

test('the wheel with Ctrl changes the size around the pointer, one step a notch, and not that of the interface', () => {
  const { turn, factors, updateScale } = showPages();
  expect(turn({ deltaY: -120, ctrlKey: true, clientX: 40, clientY: 50 })).toBe(false);
  expect(turn({ deltaY: 3, deltaMode: WheelEvent.DOM_DELTA_LINE, metaKey: true })).toBe(false);
  expect(factors()).toEqual(['1.11', '0.90']);
  expect(updateScale.mock.calls[0]?.[0].origin).toEqual([40, 50]);
});

test('two fingers on a touchpad change it by as much as they move, however slowly', () => {
  const { turn, factors } = showPages();
  for (const deltaY of [-5, -0.5, -0.5, -0.5, -0.5]) turn({ deltaY, ctrlKey: true });
  expect(factors()).toEqual(['1.05', '1.02']);
});

test('the wheel alone scrolls, and nothing listens after the document', () => {
  const { turn, updateScale } = showPages();
  expect(turn({ deltaY: -120 })).toBe(true);
  end.abort();
  expect(turn({ deltaY: -120, ctrlKey: true })).toBe(true);
  expect(updateScale).not.toHaveBeenCalled();
});
