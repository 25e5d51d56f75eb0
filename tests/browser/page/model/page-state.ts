import { type PageWatcher, TERM_KEY, type WatchOptions } from '@/lib/page';
import { shadowRootOf, watchDocument } from '../support';
import { placesIn } from './changes';

/** What a watch says of the document, comparable between two watches of the same document. */
export interface PageState {
  counts: [string, number][];
  places: string[];
}

export function stateOf(page: PageWatcher): PageState {
  const all = placesIn(document.body);
  const places = page.mentions().map(({ id, start, end }) => {
    const parent = start.node.parentNode as Element;
    const child = [...parent.childNodes].indexOf(start.node);
    return `${id} in place ${all.indexOf(parent)} child ${child} from ${start.offset} to ${end.offset}`;
  });
  return { counts: [...page.counts].sort(), places };
}

export interface FreshWatch {
  page: PageWatcher;
  /** Whether all that stands in the document now has been read: of the shadow roots it has to be told one by one. */
  readonly isComplete: boolean;
  end(): void;
}

/** A second watch, which knows nothing of what the page has been through. */
export function startFreshWatch(): FreshWatch {
  const ending = new AbortController();
  const met = new Set<ShadowRoot>();
  let unread = true;
  const meet: WatchOptions['shadowRootOf'] = (element) => {
    const root = shadowRootOf(element);
    if (root && !met.has(root)) unread = met.add(root) !== undefined;
    return root;
  };
  const changed = () => {
    unread = false;
  };
  const page = watchDocument(changed, ending.signal, { shadowRootOf: meet });
  return {
    page,
    get isComplete() {
      const roots = placesIn(document.body).filter((place) => place instanceof ShadowRoot);
      return !unread && roots.every((root) => met.has(root));
    },
    end: () => ending.abort(),
  };
}

/** What is wrong with the paint: names in sight without a mark, and marks where no mention is. */
export function faultsOfPaint(page: PageWatcher): string[] {
  const keyOf = (node: Node, offset: number) => `${numberOf(node)}:${offset}`;
  const ranges = [...(CSS.highlights.get(TERM_KEY) ?? [])].filter((range) => range instanceof Range);
  const painted = new Set(
    ranges.map(({ startContainer, startOffset }) => keyOf(startContainer, startOffset)),
  );
  const mentions = page.mentions().map(({ start, end, normalizedText }) => {
    const range = new Range();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return { key: keyOf(start.node, start.offset), normalizedText, inSight: isInSight(range) };
  });
  const known = new Set(mentions.map(({ key }) => key));
  return [
    ...mentions
      .filter(({ key, inSight }) => inSight && !painted.has(key))
      .map(({ normalizedText }) => `no mark: ${normalizedText}`),
    ...[...painted]
      .filter((key) => !known.has(key))
      .map((key) => `a mark at ${key}, where there is no mention`),
  ];
}

function isInSight(range: Range): boolean {
  return [...range.getClientRects()].some(
    ({ width, height, top, bottom }) => width > 0 && height > 0 && bottom > 0 && top < window.innerHeight,
  );
}

const numbers = new WeakMap<Node, number>();
let lastNumber = 0;

function numberOf(node: Node): number {
  const number = numbers.get(node) ?? ++lastNumber;
  numbers.set(node, number);
  return number;
}
