import { expect, test, vi } from 'vitest';
import { PdfReader, type ReaderState } from '@/lib/pdf/reader';
import type { Pdfjs } from '@/lib/pdf/viewer/pdfjs';

const FILE = new File(['%PDF-1.7'], 'mine.pdf');

/** A reader that loads pdf.js when it is told to, and a document that never opens. */
function createReader(loadPdfjs?: () => Promise<Pdfjs>) {
  const states: ReaderState[] = [];
  const onError = vi.fn();
  const destroy = vi.fn(async () => undefined);
  const getDocument = vi.fn(() => ({ promise: new Promise(() => undefined), destroy }));
  const lib = { getDocument, VerbosityLevel: { ERRORS: 0 } };
  const request = vi.fn((_address: string, { signal }: RequestInit) => {
    return new Promise<Response>((_, reject) =>
      signal?.addEventListener('abort', () => reject(new DOMException('ended', 'AbortError'))),
    );
  });
  const reader = new PdfReader({
    loadPdfjs: loadPdfjs ?? (async () => ({ lib, viewer: {}, folder: '/pdfjs/' }) as unknown as Pdfjs),
    network: { request, fileAccess: async () => 'allowed' },
    container: () => expect.fail('no document is shown'),
    onChange: (state) => void states.push(state),
    onError,
  });
  return { reader, states, onError, destroy, getDocument, request };
}

const kinds = (states: readonly ReaderState[]) => states.map(({ kind }) => kind);

test('a second file ends the task of the first', async () => {
  const { reader, destroy, getDocument } = createReader();
  void reader.openFile(FILE);
  await vi.waitFor(() => expect(getDocument).toHaveBeenCalledOnce());
  void reader.openFile(FILE);
  expect(destroy).toHaveBeenCalledOnce();
});

test('a file that comes after the reader has stopped it is given to no worker', async () => {
  const { reader, states, getDocument } = createReader();
  const opening = reader.openFile(FILE);
  reader.stop();
  await opening;
  expect(getDocument).not.toHaveBeenCalled();
  expect(kinds(states)).toEqual(['loading', 'start']);
});

test('a failure that is not of the document is shown and reported, and what was on the way ends', async () => {
  const error = new RangeError('Array buffer allocation failed');
  const { reader, states, onError, request } = createReader(() => Promise.reject(error));
  await reader.openAddress('https://clinic.example/a.pdf', '');
  expect(states.at(-1)).toEqual({ kind: 'failed', failure: { kind: 'internal' } });
  expect(onError).toHaveBeenCalledExactlyOnceWith(error);
  expect(request.mock.calls[0]?.[1].signal?.aborted).toBe(true);
});

test('the task of a document that cannot be shown ends', async () => {
  const { reader, states, destroy, getDocument } = createReader();
  const document = { getMetadata: async () => ({ info: {} }) };
  getDocument.mockReturnValueOnce({ promise: Promise.resolve(document), destroy } as never);
  // The fake viewer has no constructor.
  await reader.openFile(FILE);
  expect(kinds(states)).toEqual(['loading', 'failed']);
  expect(destroy).toHaveBeenCalledOnce();
});
