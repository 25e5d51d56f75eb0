import type { SenderDetails } from '@/lib/protocol';

/** One document, as `browser.scripting` takes it. */
export type DocumentTarget = { tabId: number; documentIds: string[] } | { tabId: number; frameIds: number[] };

/** What `browser.scripting` does with the files of the reader. */
export interface ReaderFiles {
  insertScript(target: DocumentTarget): Promise<unknown>;
  insertStyles(target: DocumentTarget): Promise<void>;
  removeStyles(target: DocumentTarget): Promise<void>;
}

/** Brings the reader into documents whose text may hold a name. */
export interface ReaderInjection {
  /**
   * @param isLoaded whether the script is there already, so that only the styles are needed
   * @returns whether all is there; false also where the document has gone meanwhile
   */
  load(sender: SenderDetails, isLoaded: boolean): Promise<boolean>;
  /** Takes the styles of marks out again. */
  removeStyles(sender: SenderDetails): Promise<void>;
}

/** @param files how to bring the script of the reader and the styles of marks into a document */
export function createReaderInjection(files: ReaderFiles): ReaderInjection {
  return {
    async load(sender, isLoaded) {
      const target = targetOf(sender);
      if (!target) return false;
      const results = await Promise.allSettled([
        files.insertStyles(target),
        ...(isLoaded ? [] : [files.insertScript(target)]),
      ]);
      return results.every(({ status }) => status === 'fulfilled');
    },
    async removeStyles(sender) {
      const target = targetOf(sender);
      // A document that has gone needs no removal.
      if (target) await files.removeStyles(target).catch(() => undefined);
    },
  };
}

/** The document that has sent a message; its frame where the browser does not tell the document (Firefox). */
function targetOf({ tab, frameId, documentId }: SenderDetails): DocumentTarget | null {
  if (tab?.id === undefined) return null;
  if (documentId !== undefined) return { tabId: tab.id, documentIds: [documentId] };
  return frameId === undefined ? null : { tabId: tab.id, frameIds: [frameId] };
}
