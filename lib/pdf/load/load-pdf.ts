import { type Failure, PdfError } from './failure';

/** More would fill the memory of a tab. Bytes. */
const MAX_BYTES = 512 * 1024 * 1024;
/** A PDF may begin with other bytes: readers look for its mark in so many of them (ISO 32000-1, annex H.3.4.1). */
const MAX_HEADER_OFFSET = 1024;

const GONE = new Set([404, 405, 410]);
const REFUSED = new Set([401, 402, 403, 407, 451]);

/** A document as it was loaded. */
export interface LoadedPdf {
  bytes: Uint8Array<ArrayBuffer>;
  /** Of the file, for the title and for saving. */
  name: string;
  /** Where it came from in the end; null for a file that the reader has chosen. */
  address: string | null;
}

/** How much of a document has come. Bytes. */
export interface LoadProgress {
  received: number;
  /** Null where the server does not tell. */
  total: number | null;
}

/** What an extension may read of the computer: the reader may allow it in some browsers, others let none. */
export type FileAccess = 'allowed' | 'refused' | 'never';

export interface RequestOptions {
  /** The `fetch` of the page. */
  request(address: string, options: RequestInit): Promise<Response>;
  /** Whether the browser lets this page read files of the computer by their addresses. */
  fileAccess(): Promise<FileAccess>;
  onProgress(progress: LoadProgress): void;
  signal: AbortSignal;
}

/**
 * Loads a document from where it came: one request, by the browser, with the cookies that the browser has for that site, as the
 * tab has loaded it. Nothing else is requested.
 *
 * @throws PdfError when it does not come, or when what comes is no PDF. What is still to come then does not
 */
export async function requestPdf(address: string, options: RequestOptions): Promise<LoadedPdf> {
  const url = await checkedAddress(address, options);
  const end = new AbortController();
  try {
    return await request(url, options, AbortSignal.any([options.signal, end.signal]));
  } catch (error) {
    end.abort();
    throw error;
  }
}

async function request(url: URL, options: RequestOptions, signal: AbortSignal): Promise<LoadedPdf> {
  const isFile = url.protocol === 'file:';
  const response = await options
    .request(url.href, { credentials: 'include', referrerPolicy: 'no-referrer', signal })
    .catch((error: unknown) => {
      if (signal.aborted) throw error;
      throw new PdfError(isFile ? { kind: 'no-file' } : { kind: 'unreachable', host: url.host }, {
        cause: error,
      });
    });
  const from = new URL(response.url || url.href);
  // A file has no status.
  if (!response.ok && !isFile) throw new PdfError(failureOf(response.status, from.host));
  const checkStart = (start: Uint8Array) => {
    if (isPdf(start)) return;
    if (isFile) throw new PdfError({ kind: 'damaged' });
    const wasLed = from.host !== url.host;
    throw new PdfError({ kind: wasLed ? 'led-elsewhere' : 'no-pdf', host: from.host });
  };
  const bytes = await readBytes(response, { ...options, signal, checkStart }, from.host);
  return { bytes, name: nameOf(from), address: from.href };
}

/**
 * Reads a file that the reader has chosen or dropped.
 *
 * @throws PdfError when it cannot be read, or is no PDF
 */
export async function readPdf(file: Blob & { name?: string }): Promise<LoadedPdf> {
  if (file.size > MAX_BYTES) throw new PdfError(tooLarge(file.size));
  const buffer = await file.arrayBuffer().catch((error: unknown) => {
    throw new PdfError({ kind: 'no-file' }, { cause: error });
  });
  const bytes = new Uint8Array(buffer);
  if (bytes.length === 0) throw new PdfError({ kind: 'empty' });
  if (!isPdf(bytes)) throw new PdfError({ kind: 'damaged' });
  return { bytes, name: file.name || 'document.pdf', address: null };
}

/** Whether the mark of a PDF is where readers look for it. */
export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, MAX_HEADER_OFFSET)).includes('%PDF-');
}

/** The name of a file by its address: its last part, or the host where the path is empty. */
export function nameOf({ pathname, host }: URL): string {
  const last = pathname.split('/').findLast((part) => part !== '') ?? host;
  try {
    return decodeURIComponent(last);
  } catch {
    // A percent sign that encodes nothing.
    return last;
  }
}

async function checkedAddress(address: string, { fileAccess }: RequestOptions): Promise<URL> {
  if (!URL.canParse(address)) throw new PdfError({ kind: 'no-address' });
  const url = new URL(address);
  switch (url.protocol) {
    case 'http:':
    case 'https:':
      return url;
    case 'file:': {
      const access = await fileAccess();
      if (access === 'allowed') return url;
      throw new PdfError({ kind: access === 'never' ? 'no-file-access' : 'file-access' });
    }
    case 'blob:':
    case 'data:':
      throw new PdfError({ kind: 'page-address' });
    default:
      throw new PdfError({ kind: 'no-address' });
  }
}

function failureOf(status: number, host: string): Failure {
  if (REFUSED.has(status)) return { kind: 'refused', host, status };
  return GONE.has(status) ? { kind: 'gone', host, status } : { kind: 'server-error', host, status };
}

function tooLarge(bytes: number): Failure {
  return { kind: 'too-large', megabytes: Math.round(bytes / (1024 * 1024)) };
}

/**
 * A document that says it is larger than it may be is not read at all; one that lies is dropped at the limit.
 *
 * @param checkStart throws where these first bytes are not those of a PDF
 */
async function readBytes(
  response: Response,
  {
    onProgress,
    signal,
    checkStart,
  }: Pick<RequestOptions, 'onProgress' | 'signal'> & { checkStart(start: Uint8Array): void },
  host: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const total = Number(response.headers.get('content-length')) || null;
  if (total !== null && total > MAX_BYTES) throw new PdfError(tooLarge(total));
  const parts: Uint8Array[] = [];
  let received = 0;
  let isChecked = false;
  try {
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      parts.push(part.value);
      received += part.value.length;
      if (received > MAX_BYTES) throw new PdfError(tooLarge(received));
      if (!isChecked && received >= MAX_HEADER_OFFSET) {
        checkStart(joined(parts, received));
        isChecked = true;
      }
      onProgress({ received, total: total !== null && total >= received ? total : null });
    }
  } catch (error) {
    if (signal.aborted || error instanceof PdfError) throw error;
    throw new PdfError({ kind: 'unreachable', host }, { cause: error });
  }
  if (received === 0) throw new PdfError({ kind: 'empty' });
  const bytes = joined(parts, received);
  if (!isChecked) checkStart(bytes);
  return bytes;
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
