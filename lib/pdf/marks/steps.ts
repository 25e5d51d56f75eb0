import type { Direction } from '@/lib/page';
import type { PdfMarks } from './pdf-watcher';

/** Which of the names of one drug or class a step has reached, in reading order: the first one is 1. */
interface Arrival {
  nth: number;
  count: number;
}

/** The cards of the pages that are shown. A step begins where the reader is, or at the end of what `mentions` of the marks gives. */
interface StepCards {
  step(request: {
    direction: Direction;
    otherThan?: string | undefined;
    from: 'here' | 'edge';
  }): Promise<boolean>;
  goTo(id: string, direction: Direction, from: 'here' | 'edge'): Promise<Arrival | null>;
}

/** Steps through all names of a document. Each opens the card of the name, which gets the focus. */
export interface Steps {
  /**
   * Goes to the next or previous name, after the last one to the first again.
   *
   * @param otherThan names of this drug or class are skipped
   * @returns whether there was one
   */
  step(direction: Direction, otherThan?: string): Promise<boolean>;
  /** Goes to the next or previous name of a drug or class. @returns null when there is none */
  goTo(id: string, direction: Direction): Promise<Arrival | null>;
  /** Goes to the first name of a drug or class on a page. @returns whether it is there */
  goToPage(id: string, page: number): Promise<boolean>;
}

/**
 * The viewer keeps the text of few pages: a step that leaves them first shows the page that it goes to. Steps follow each other: a
 * second one begins where the first has arrived.
 */
export function createSteps(marks: PdfMarks, cards: StepCards): Steps {
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const done = last.then(act);
    last = done.catch(() => undefined);
    return done;
  }

  /** Tries the pages in order, after the last one the first again, until `act` has reached something on one. */
  async function onPages<Result>(
    direction: Direction,
    isWanted: (id: string) => boolean,
    act: () => Promise<Result | null>,
  ): Promise<{ page: number; result: Result } | null> {
    const { names } = marks;
    const start = marks.edge(direction);
    const before = direction === 'next' ? 0 : names.pages + 1;
    const page =
      (await names.nextPage(start, direction, isWanted)) ??
      (await names.nextPage(before, direction, isWanted));
    if (page === null) return null;
    const result = await marks.within(page, act);
    return result === null ? null : { page, result };
  }

  async function goTo(id: string, direction: Direction): Promise<Arrival | null> {
    const { names } = marks;
    const count = () => names.list().find((name) => name.id === id)?.count ?? 0;
    const first = marks.edge('previous');
    const here = await cards.goTo(id, direction, 'here');
    if (here) return { nth: marks.countBefore(id, first) + here.nth, count: count() };
    const reached = await onPages(
      direction,
      (one) => one === id,
      () => cards.goTo(id, direction, 'edge'),
    );
    return reached && { nth: marks.countBefore(id, reached.page) + reached.result.nth, count: count() };
  }

  async function step(direction: Direction, otherThan?: string): Promise<boolean> {
    if (await cards.step({ direction, otherThan, from: 'here' })) return true;
    const reached = await onPages(
      direction,
      (id) => id !== otherThan,
      async () => (await cards.step({ direction, otherThan, from: 'edge' })) || null,
    );
    return reached !== null;
  }

  async function goToPage(id: string, page: number): Promise<boolean> {
    return (await marks.within(page, () => cards.goTo(id, 'next', 'edge'))) !== null;
  }

  return {
    step: (direction, otherThan) => inTurn(() => step(direction, otherThan)),
    goTo: (id, direction) => inTurn(() => goTo(id, direction)),
    goToPage: (id, page) => inTurn(() => goToPage(id, page)),
  };
}
