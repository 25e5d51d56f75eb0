import type { Matcher } from '@/lib/matcher';
import type { InputHub } from './dom/input-hub';
import type { ShadowRootOf } from './dom/shadow-root-registry';
import type { PageMention } from './mentions/mention';

/** How mentions are painted. All of them stay known: to the pointer, to keys and to those who count. */
export interface MarkOptions {
  style: 'quiet' | 'clear';
  /** Where it is `auto`, every mention, but in forced colours, which paint marks as selected text, the first in each paragraph. */
  mentions: 'auto' | 'every' | 'first-in-paragraph';
}

export interface WatchOptions {
  root: Document;
  /** Finds names in strings. */
  matcher: Matcher;
  /** The input of this frame. */
  input: InputHub;
  /** Gives the shadow root of an element, a closed one too. */
  shadowRootOf: ShadowRootOf;
  /**
   * Whether marks need sheets of their own in shadow roots, and in a document that is still arriving, as in Firefox
   * (BROWSER-BUGS.md#highlights-in-shadow-roots and #styles-wait-for-the-document).
   */
  needsSheets: boolean;
  marks: MarkOptions;
  /** Called each time the mentions may have changed. */
  changed(): void;
  /** Whether the script is obsolete; called before each reading and each search for shadow roots, which are left out if it is true. */
  isStale(): boolean;
  /** Called with an error that was thrown while the page was read; the reading goes on. It must not throw. */
  onError(error: unknown): void;
  /** Ends everything and removes all paint. */
  signal: AbortSignal;
}

export interface PageWatcher {
  /** Number of mentions of each meaning in the whole document. */
  readonly counts: ReadonlyMap<string, number>;
  /** The mention at a point of the viewport (CSS pixels), or null. */
  mentionAt(x: number, y: number): PageMention | null;
  /** The topmost element at a point of the viewport, inside known shadow roots too, or null. */
  elementAt(x: number, y: number): Element | null;
  /** Whether something of the page lies over the middle of a mention's first line; an open card does not count. */
  isCovered(mention: PageMention): boolean;
  /** The element that has the focus, inside known shadow roots too, or null. */
  focused(): Element | null;
  /** All mentions, in document order. */
  mentions(): readonly PageMention[];
  /** Marks one mention as the one under the pointer or the keyboard; null removes that mark. */
  setActive(mention: PageMention | null): void;
}
