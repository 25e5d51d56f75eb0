import type { SenderDetails } from '@/lib/protocol';
import { inTurn } from './in-turn';

/** One document, as `browser.scripting` takes it. */
type DocumentTarget = { tabId: number; documentIds: string[] } | { tabId: number; frameIds: number[] };

/** The parts of `browser.scripting` that are used here. */
export interface ReaderScripting {
  executeScript(injection: {
    target: DocumentTarget;
    files: ('/reader.js' | '/card.js')[];
    injectImmediately: true;
  }): Promise<unknown>;
  insertCSS(injection: StyleInjection): Promise<void>;
  removeCSS(injection: StyleInjection): Promise<void>;
}

interface StyleInjection {
  target: DocumentTarget;
  files: string[];
}

/** Brings the reader into documents. Each answers whether that is done: it is not where the document has gone meanwhile. */
export interface ReaderInjection {
  loadReader(sender: SenderDetails): Promise<boolean>;
  /** Brings the script that makes cards, at the first approach to a name. */
  loadCard(sender: SenderDetails): Promise<boolean>;
  /**
   * Inserts the styles of marks, once: what may be there already is taken out before. The page may have come out of the
   * back-forward cache, the background may have been stopped before it could answer, or an earlier version of the extension may
   * have left them.
   */
  insertStyles(sender: SenderDetails): Promise<boolean>;
  /** Takes them out again. */
  removeStyles(sender: SenderDetails): Promise<boolean>;
}

/** The styles of marks. They are removed by the same path by which they are inserted. */
const STYLES = ['/assets/marks.css'];

/** Background: brings the scripts of the reader and the styles of marks into the documents whose scripts ask for them. */
export function createReaderInjection(scripting: ReaderScripting): ReaderInjection {
  /** What is being done to the styles of a document: one change after the other, in the order in which they were asked for. */
  const changes = new Map<string, Promise<unknown>>();

  const change = (target: DocumentTarget, act: () => Promise<unknown>) =>
    inTurn(changes, JSON.stringify(target), act);
  const insertStyles = (target: DocumentTarget) => scripting.insertCSS({ target, files: STYLES });
  const removeStyles = (target: DocumentTarget) => scripting.removeCSS({ target, files: STYLES });
  const load = (sender: SenderDetails, file: '/reader.js' | '/card.js') =>
    // Else the browser waits until the document has arrived, and some documents never do.
    isDone(sender, (target) => scripting.executeScript({ target, files: [file], injectImmediately: true }));

  return {
    loadReader: (sender) => load(sender, '/reader.js'),
    loadCard: (sender) => load(sender, '/card.js'),
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
