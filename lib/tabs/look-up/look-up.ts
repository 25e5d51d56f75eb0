import { lookedUpText } from './looked-up-text';
import type { QueryHandover } from './query-handover';

/** What was found for a text, as far as it is used here. */
export interface LookedUp {
  /** Best first. */
  hits: readonly {
    /** A guess is not spelled as the text is: it may be another medicine. */
    kind: 'name' | 'term' | 'guess';
    entry: FoundEntry;
  }[];
  /** The one entry that has the text as a name, whatever else is found. */
  called: FoundEntry | null;
}

/** Only drugs and classes have cards. */
interface FoundEntry {
  kind: string;
  id: string;
}

/** The part of a tab that is used here. */
export interface LookUpTab {
  id?: number | undefined;
  windowId?: number | undefined;
}

export interface LookUpActions {
  search(text: string): LookedUp;
  /** Opens a card beside the selection in a frame. @returns whether it is open: it is not where the frame has no reader */
  openCard(tabId: number, frameId: number, id: string): Promise<boolean>;
  /** Rejects where the window has no toolbar. */
  openPopup(options: { windowId?: number }): Promise<void>;
  /** Opens the page of the glossary. */
  openGlossary(): Promise<unknown>;
  handover: QueryHandover;
}

/** Opens what the reader looks up. */
export interface LookUp {
  /**
   * The selection in a frame: where it is the name of one drug or class, its card opens beside it, though longer names contain it;
   * else the search opens with it, since only the reader knows which of the hits is meant.
   */
  selection(raw: string, tab: LookUpTab | undefined, frameId: number | undefined): Promise<void>;
  /** Opens the popup, with a text in its search; the page of the glossary where there can be no popup. */
  search(raw: string, tab: LookUpTab | undefined): Promise<void>;
}

/** @param actions what can be opened */
export function createLookUp({ search, openCard, openPopup, openGlossary, handover }: LookUpActions): LookUp {
  async function openSearch(text: string, windowId: number | undefined): Promise<void> {
    handover.give('popup', text);
    try {
      await openPopup(windowId === undefined ? {} : { windowId });
    } catch {
      handover.give('glossary', text);
      await openGlossary();
    }
  }

  return {
    async selection(raw, tab, frameId) {
      const { text, isCut } = lookedUpText(raw);
      const id = isCut ? null : onlyCard(search(text));
      const isOpen =
        id !== null &&
        tab?.id !== undefined &&
        frameId !== undefined &&
        (await openCard(tab.id, frameId, id));
      if (!isOpen) await openSearch(text, tab?.windowId);
    },
    search: (raw, tab) => openSearch(lookedUpText(raw).text, tab?.windowId),
  };
}

/** @returns the id of the drug or class that a text names, or of the only one that it can mean */
function onlyCard({ hits, called }: LookedUp): string | null {
  const [hit] = hits;
  const entry = called ?? (hits.length === 1 && hit?.kind !== 'guess' ? hit?.entry : null);
  return entry?.kind === 'drug' || entry?.kind === 'class' ? entry.id : null;
}
