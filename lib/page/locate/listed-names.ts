import { elementAround } from '../dom/composed-tree';
import { createRangeOf, type PageMention } from '../mentions/mention';
import { inSlices, WorkClock } from '../schedule/timing';
import { createMentionCheck, isFrameShown } from './visibility';

/** Longer ones are cut. UTF-16 code units. */
const MAX_TEXT = 100;

/** What a document names, where a reader can see it. */
interface ListedName {
  /** The drug or class. */
  id: string;
  /** How often. */
  count: number;
  /** As the first mention is written. */
  text: string;
  /** Where the first mention stands among the elements of the document. */
  place: number;
}

/**
 * Measures mentions in slices of time: a page may have very many.
 *
 * @param mentions in document order
 * @param signal ends the measuring early
 * @returns those that can be seen, now or after scrolling
 */
export async function visibleMentions(
  mentions: readonly PageMention[],
  signal: AbortSignal,
): Promise<PageMention[]> {
  if (!isFrameShown()) return [];
  let sightOf = createMentionCheck();
  const visible: PageMention[] = [];
  const remaining = mentions.values();
  const measureNext = () => {
    const { value: mention } = remaining.next();
    if (mention && sightOf(mention).visibility === 'reachable') visible.push(mention);
    return mention !== undefined;
  };
  const resumed = () => {
    sightOf = createMentionCheck();
  };
  await inSlices(measureNext, resumed, signal, new WorkClock());
  return visible;
}

/**
 * @param mentions in document order
 * @returns each drug and class that a reader can see named, in the order of the first mentions
 */
export async function listNames(
  mentions: readonly PageMention[],
  signal: AbortSignal,
): Promise<ListedName[]> {
  const byId = new Map<string, ListedName>();
  const around = new Map<ListedName, Element | null>();
  for (const mention of await visibleMentions(mentions, signal)) {
    const known = byId.get(mention.id);
    if (known) known.count += 1;
    else {
      const name = { id: mention.id, count: 1, text: textOf(mention), place: 0 };
      byId.set(mention.id, name);
      around.set(name, elementInDocument(mention));
    }
  }
  const places = placesOf(new Set(around.values()));
  for (const [name, element] of around) name.place = places.get(element) ?? 0;
  return [...byId.values()];
}

/**
 * Where a frame stands in the top page: a frame of the page's own origin knows the element that holds it.
 *
 * @param view the window of the frame
 * @returns the place of that element in the document around it, behind that of the frame around that document, and so on; none for
 *   the top page; null where a window around the frame has another origin
 */
export function framePath(view: Window): number[] | null {
  if (view.parent === view) return [];
  const frame = view.frameElement;
  const around = frame?.ownerDocument.defaultView;
  const path = around ? framePath(around) : null;
  return frame && path && [...path, placesOf(new Set([frame])).get(frame) ?? 0];
}

function textOf(mention: PageMention): string {
  const text = createRangeOf(mention)?.toString() ?? mention.normalizedText;
  return text.replace(/\s+/g, ' ').slice(0, MAX_TEXT);
}

/** A shadow root stands where its host does. */
function elementInDocument({ start }: PageMention): Element | null {
  let at = elementAround(start.node);
  for (let root = at?.getRootNode(); root instanceof ShadowRoot; root = at?.getRootNode()) at = root.host;
  return at;
}

/** How many elements begin before each of these: one walk, since documents of 100,000 elements exist. */
function placesOf(wanted: ReadonlySet<Element | null>): Map<Element | null, number> {
  const first = [...wanted].find((element) => element !== null);
  const places = new Map<Element | null, number>();
  let place = 0;
  for (const element of first?.ownerDocument.getElementsByTagName('*') ?? []) {
    if (wanted.has(element)) places.set(element, place);
    if (places.size === wanted.size) break;
    place += 1;
  }
  return places;
}
