import type { SenderDetails } from '@/lib/protocol';
import { inTurn } from './in-turn';

/** One document, as `browser.scripting` takes it. */
export type DocumentTarget = { tabId: number; documentIds: string[] } | { tabId: number; frameIds: number[] };

/** What `browser.scripting` does with the files of the reader. */
export interface ReaderFiles {
  insertScript(target: DocumentTarget): Promise<unknown>;
  insertCardScript(target: DocumentTarget): Promise<unknown>;
  insertStyles(target: DocumentTarget): Promise<void>;
  removeStyles(target: DocumentTarget): Promise<void>;
}

/** Brings the reader into documents. Each answers whether that is done: it is not where the document has gone meanwhile. */
export interface ReaderInjection {
  loadScript(sender: SenderDetails): Promise<boolean>;
  /** Brings the script that makes cards, at the first approach to a name. */
  loadCardScript(sender: SenderDetails): Promise<boolean>;
  /**
   * Inserts the styles of marks, once: what may be there already is taken out before. The page may have come out of the
   * back-forward cache, the background may have been stopped before it could answer, or an earlier version of the extension may
   * have left them.
   */
  insertStyles(sender: SenderDetails): Promise<boolean>;
  /** Takes them out again. */
  removeStyles(sender: SenderDetails): Promise<boolean>;
}

/** @param files how to bring the scripts of the reader and the styles of marks into a document */
export function createReaderInjection({
  insertScript,
  insertCardScript,
  insertStyles,
  removeStyles,
}: ReaderFiles): ReaderInjection {
  /** What is being done to the styles of a document: one change after the other, in the order in which they were asked for. */
  const changes = new Map<string, Promise<unknown>>();

  const change = (target: DocumentTarget, act: () => Promise<unknown>) =>
    inTurn(changes, JSON.stringify(target), act);

  return {
    loadScript: (sender) => isDone(sender, insertScript),
    loadCardScript: (sender) => isDone(sender, insertCardScript),
    insertStyles: (sender) =>
      isDone(sender, (target) =>
        change(target, async () => {
          await removeStyles(target);
          await insertStyles(target);
        }),
      ),
    removeStyles: (sender) => isDone(sender, (target) => change(target, () => removeStyles(target))),
  };
}

async function isDone(
  sender: SenderDetails,
  act: (target: DocumentTarget) => Promise<unknown>,
): Promise<boolean> {
  const target = targetOf(sender);
  if (!target) return false;
  return act(target).then(
    () => true,
    () => false,
  );
}

/** The document that has sent a message; its frame where the browser does not tell the document (Firefox). */
function targetOf({ tab, frameId, documentId }: SenderDetails): DocumentTarget | null {
  if (tab?.id === undefined) return null;
  if (documentId !== undefined) return { tabId: tab.id, documentIds: [documentId] };
  return frameId === undefined ? null : { tabId: tab.id, frameIds: [frameId] };
}
