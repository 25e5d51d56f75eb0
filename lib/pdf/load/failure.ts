/** Why a document cannot be shown. Each has a text of its own, which says what the reader can do. */
export type Failure =
  /** The server has answered with something else than a PDF, mostly a web page. `host` has sent it. */
  | { kind: 'no-pdf'; host: string }
  /** The address has led to another site, which has sent something else: mostly a page to sign in. */
  | { kind: 'led-elsewhere'; host: string }
  /** The server lets no one in without a sign that the browser has not sent. */
  | { kind: 'refused'; host: string; status: number }
  /** Nothing is at the address, or not any more: some addresses work once, or only for a form that is sent. */
  | { kind: 'gone'; host: string; status: number }
  | { kind: 'server-error'; host: string; status: number }
  /** There is no connection, or no server. */
  | { kind: 'unreachable'; host: string }
  /** The address is valid in one page of the browser only. */
  | { kind: 'page-address' }
  /** The browser lets the extension read no files of this computer, unless the reader allows it. */
  | { kind: 'file-access' }
  /** The browser lets no extension read files of this computer by their addresses. */
  | { kind: 'no-file-access' }
  /** The file is not there, or may not be read. */
  | { kind: 'no-file' }
  /** An address that no document can be loaded from. */
  | { kind: 'no-address' }
  | { kind: 'too-large'; megabytes: number }
  | { kind: 'empty' }
  /** It is no PDF, or so damaged that nothing of it can be shown. */
  | { kind: 'damaged' }
  /** Not the document: the memory, or the page itself. */
  | { kind: 'internal' };

/** A document cannot be shown. */
export class PdfError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.kind, options);
    this.name = 'PdfError';
    this.failure = failure;
  }
}
