import type { SenderDetails } from '@/lib/protocol';

/** One document, as `browser.scripting` takes it. */
export type DocumentTarget = { tabId: number; documentIds: string[] } | { tabId: number; frameIds: number[] };

/** What `browser.scripting` does with the files of the reader. */
export interface ReaderFiles {
  insertScript(target: DocumentTarget): Promise<unknown>;
  insertStyles(target: DocumentTarget): Promise<void>;
  removeStyles(target: DocumentTarget): Promise<void>;
}

/** Brings the reader into documents. Each answers whether that is done: it is not where the document has gone meanwhile. */
export interface ReaderInjection {
  loadScript(sender: SenderDetails): Promise<boolean>;
  /** Inserts the styles of marks. */
  insertStyles(sender: SenderDetails): Promise<boolean>;
  /** Takes them out again. */
  removeStyles(sender: SenderDetails): Promise<boolean>;
}

/** @param files how to bring the script of the reader and the styles of marks into a document */
export function createReaderInjection({
  insertScript,
  insertStyles,
  removeStyles,
}: ReaderFiles): ReaderInjection {
  return {
    loadScript: (sender) => isDone(sender, insertScript),
    insertStyles: (sender) => isDone(sender, insertStyles),
    removeStyles: (sender) => isDone(sender, removeStyles),
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
