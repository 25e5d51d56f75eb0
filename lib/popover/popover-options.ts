import type { Entry, Language } from '@/lib/card';
import type { PageWatch, ShadowRootOf } from '@/lib/page';
import type { FrameCards } from './frame-cards';

export interface PopoverOptions extends FrameCards {
  page: Pick<PageWatch, 'setActive' | 'elementAt' | 'focused' | 'mentionAt'>;
  shadowRootOf: ShadowRootOf;
  entry(id: string): Entry | undefined;
  /** For pages that do not say theirs, or speak another. */
  browserLanguage: Language;
  /** The reader wants no more marks on this site. */
  turnOff(): void;
  /** Ends everything and takes an open card away. */
  signal: AbortSignal;
}
