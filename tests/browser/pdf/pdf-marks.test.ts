import tables from 'virtual:matcher-tables';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMatcher } from '@/lib/matcher';
import type { PageMention } from '@/lib/page';
import { PdfMarks } from '@/lib/pdf/marks/pdf-watcher';
import { createSteps } from '@/lib/pdf/marks/steps';
import { FakeView } from './fake-view';

const matcher = createMatcher(tables);
let end: AbortController;
const changed = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  end = new AbortController();
  // Nothing may go on only because time is up.
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(new AbortController().signal);
});
afterEach(() => {
  end.abort();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

function mark(view: FakeView): PdfMarks {
  const marks = { style: 'quiet', onlyFirst: false } as const;
  return new PdfMarks(view.asView(), { matcher, marks, changed, signal: end.signal });
}

const marked = () =>
  [...document.querySelectorAll<HTMLElement>('.term-mark')].map(({ dataset }) => dataset['id']);

/** Cards that step through what the marks call mentions, slowly. `reached` has the name of each card that has opened. */
function slowCards(marks: PdfMarks) {
  const reached: string[] = [];
  let current: PageMention | undefined;
  const arrive = (mention: PageMention | undefined) => {
    if (!mention) return false;
    current = mention;
    reached.push(mention.id);
    return true;
  };
  const place = () => marks.mentions().findIndex((one) => Object.is(one, current));
  return {
    reached,
    async step({ from }: { from: 'here' | 'edge' }) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const isFirst = from === 'edge' || !current;
      const at = isFirst ? 0 : place() + 1;
      return (isFirst || at > 0) && arrive(marks.mentions()[at]);
    },
    async goTo(id: string, _direction: string, from: 'here' | 'edge') {
      const named = marks.mentions().filter((one) => one.id === id);
      const at = from === 'edge' ? 0 : named.findIndex((one) => Object.is(one, current)) + 1;
      return arrive(named[at]) ? { nth: at + 1, count: named.length } : null;
    },
  };
}

test('a page that is there but not read yet is shown when it is read, and read once', async () => {
  const view = new FakeView(['olaparib', 'letrozole']);
  let release = () => {};
  view.held.set(2, new Promise((resolve) => (release = resolve)));
  const marks = mark(view);
  const read = vi.spyOn(marks.names, 'read');
  view.draw(2);
  // The viewer has drawn the page already, and does not draw it again.
  view.goToPage.mockImplementation(() => undefined);
  const shown = marks.within(2, async () => marks.mentions().map(({ id }) => id));
  release();
  expect(await shown).toEqual(['letrozole']);
  expect(read.mock.calls).toEqual([[2]]);
});

test('a page that must be drawn first is marked once', async () => {
  const marks = mark(new FakeView(['olaparib', 'letrozole']));
  const read = vi.spyOn(marks.names, 'read');
  expect(await marks.within(2, async () => marked())).toEqual(['letrozole']);
  expect(read.mock.calls).toEqual([[2]]);
});

test('a page that is drawn once more, in another size, keeps its marks', async () => {
  const view = new FakeView(['letrozole']);
  const marks = mark(view);
  view.draw(1);
  await vi.waitFor(() => expect([marked(), marks.names.isDone]).toEqual([['letrozole'], true]));
  const read = vi.spyOn(marks.names, 'read');
  changed.mockClear();
  view.draw(1);
  await vi.waitFor(() => expect(changed).toHaveBeenCalled());
  expect(read).not.toHaveBeenCalled();
  expect(marked()).toEqual(['letrozole']);
});

test('a page that was hidden when it was marked is marked anew', async () => {
  document.body.style.display = 'none';
  const view = new FakeView(['letrozole']);
  const marks = mark(view);
  view.draw(1);
  await vi.waitFor(() => expect(marks.mentions()).toHaveLength(1));
  document.body.style.display = '';
  expect(document.querySelector('.term-mark')?.getBoundingClientRect().width ?? 0).toBe(0);
  view.draw(1);
  await vi.waitFor(() =>
    expect(document.querySelector('.term-mark')?.getBoundingClientRect().width).toBeGreaterThan(0),
  );
});

test('a step from a page that is not marked yet may reach the names of that page', () => {
  const view = new FakeView(['letrozole', 'olaparib', 'docetaxel']);
  view.state.page = 2;
  view.held.set(2, new Promise(() => undefined));
  const marks = mark(view);
  expect([marks.edge('next'), marks.edge('previous')]).toEqual([1, 3]);
});

test('two quick steps over the border of a page reach two names', async () => {
  const view = new FakeView(['letrozole', 'olaparib', 'docetaxel']);
  const marks = mark(view);
  view.draw(1);
  await vi.waitFor(() => expect(marked()).toEqual(['letrozole']));
  const cards = slowCards(marks);
  const steps = createSteps(marks, cards);
  await steps.step('next');
  await Promise.all([steps.step('next'), steps.step('next')]);
  expect(cards.reached).toEqual(['letrozole', 'olaparib', 'docetaxel']);
});

test('which of its mentions a step has reached is counted over all pages', async () => {
  const view = new FakeView(['letrozole', 'letrozole, letrozole', 'olaparib']);
  const marks = mark(view);
  view.draw(1);
  await vi.waitFor(() => expect([marked(), marks.names.isDone]).toEqual([['letrozole'], true]));
  const steps = createSteps(marks, slowCards(marks));
  const next = () => steps.goTo('letrozole', 'next');
  expect([await next(), await next(), await next(), await next()]).toEqual(
    [1, 2, 3, 1].map((nth) => ({ nth, count: 3 })),
  );
});
