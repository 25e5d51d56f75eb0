import { describe, expect, test, vi } from 'vitest';
import { type Failure, PdfError } from '@/lib/pdf/load/failure';
import { isPdf, nameOf, type RequestOptions, readPdf, requestPdf } from '@/lib/pdf/load/load-pdf';

const PDF = '%PDF-1.7\nbody';
const ADDRESS = 'https://clinic.example/leaflets/letrozole%20leaflet.pdf?v=2';

/** A server that answers with this, from this address if another one than was asked. */
function answering(body: BodyInit | null, init: ResponseInit = {}, url?: string) {
  const response = new Response(body, init);
  if (url) Object.defineProperty(response, 'url', { value: url });
  return vi.fn<RequestOptions['request']>(async () => response);
}

function load(request: RequestOptions['request'], address = ADDRESS, options: Partial<RequestOptions> = {}) {
  return requestPdf(address, {
    request,
    fileAccess: async () => 'allowed',
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...options,
  });
}

async function failureOf(loading: Promise<unknown>): Promise<Failure> {
  const error = await loading.then(
    () => expect.fail('It was loaded'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof PdfError)) throw error;
  return error.failure;
}

describe('a document from an address', () => {
  test('is loaded by one request, with the cookies of its site and without saying who asks', async () => {
    const request = answering(PDF);
    const loaded = await load(request);
    expect(new TextDecoder().decode(loaded.bytes)).toBe(PDF);
    expect(loaded).toMatchObject({ name: 'letrozole leaflet.pdf', address: ADDRESS });
    expect(request).toHaveBeenCalledOnce();
    expect(request).toHaveBeenCalledWith(
      ADDRESS,
      expect.objectContaining({ credentials: 'include', referrerPolicy: 'no-referrer' }),
    );
  });

  test('is not loaded to its end where its first bytes are no PDF', async () => {
    const page = new TextEncoder().encode(`<!doctype html>${'<p>Sign in</p>'.repeat(200)}`);
    // Its first bytes come one after the other, and its end never does.
    const body = () =>
      new ReadableStream({
        start(controller) {
          for (const part of [page.subarray(0, 10), page.subarray(10)]) controller.enqueue(part);
        },
      });
    const failure = { kind: 'no-pdf', host: 'clinic.example' };
    expect(await failureOf(load(answering(body())))).toEqual(failure);
    const address = 'file:///home/reader/a.pdf';
    expect(await failureOf(load(answering(body()), address))).toEqual({ kind: 'damaged' });
  });

  test.each<[string, BodyInit, ResponseInit]>([
    ['is refused', 'No', { status: 403 }],
    ['is too large', PDF, { headers: { 'content-length': String(600 * 1024 * 1024) } }],
    ['is no PDF', '<!doctype html>', {}],
  ])('is given up, with its connection, where it %s', async (_, body, init) => {
    const request = answering(body, init);
    await failureOf(load(request));
    expect(request.mock.calls[0]?.[1].signal?.aborted).toBe(true);
  });

  test('tells how much has come', async () => {
    const onProgress = vi.fn();
    const headers = { 'content-length': String(PDF.length) };
    await load(answering(PDF, { headers }), ADDRESS, { onProgress });
    expect(onProgress).toHaveBeenLastCalledWith({ received: PDF.length, total: PDF.length });
    await load(answering(PDF), ADDRESS, { onProgress });
    expect(onProgress).toHaveBeenLastCalledWith({ received: PDF.length, total: null });
  });

  test('keeps the address that it came from in the end', async () => {
    const loaded = await load(answering(PDF, {}, 'https://cdn.example/a.pdf'));
    expect(loaded).toMatchObject({ name: 'a.pdf', address: 'https://cdn.example/a.pdf' });
  });

  test.each<[string, RequestOptions['request'], Failure]>([
    ['a web page', answering('<!doctype html>'), { kind: 'no-pdf', host: 'clinic.example' }],
    [
      'a page to sign in, of another site',
      answering('<!doctype html>', {}, 'https://login.example/'),
      { kind: 'led-elsewhere', host: 'login.example' },
    ],
    ['"forbidden"', answering('', { status: 403 }), { kind: 'refused', host: 'clinic.example', status: 403 }],
    ['"sign in"', answering('', { status: 401 }), { kind: 'refused', host: 'clinic.example', status: 401 }],
    ['"not found"', answering('', { status: 404 }), { kind: 'gone', host: 'clinic.example', status: 404 }],
    ['"not by GET"', answering('', { status: 405 }), { kind: 'gone', host: 'clinic.example', status: 405 }],
    ['"gone"', answering('', { status: 410 }), { kind: 'gone', host: 'clinic.example', status: 410 }],
    [
      'an error',
      answering('', { status: 503 }),
      { kind: 'server-error', host: 'clinic.example', status: 503 },
    ],
    ['nothing', answering(''), { kind: 'empty' }],
    [
      'too much',
      answering(PDF, { headers: { 'content-length': String(600 * 1024 * 1024) } }),
      { kind: 'too-large', megabytes: 600 },
    ],
    ['no answer', () => Promise.reject(new TypeError('no')), { kind: 'unreachable', host: 'clinic.example' }],
    [
      'an answer that breaks off',
      answering(
        new ReadableStream({
          pull: (controller) => controller.error(new TypeError('broken')),
        }),
      ),
      { kind: 'unreachable', host: 'clinic.example' },
    ],
  ])('is not shown where there is %s', async (_, request, failure) => {
    expect(await failureOf(load(request))).toEqual(failure);
  });

  test.each<[string, Failure['kind']]>([
    ['blob:https://clinic.example/123', 'page-address'],
    ['data:application/pdf,%25PDF', 'page-address'],
    ['javascript:alert(1)', 'no-address'],
    ['chrome://settings', 'no-address'],
    ['ftp://clinic.example/a.pdf', 'no-address'],
    ['leaflet.pdf', 'no-address'],
    ['', 'no-address'],
  ])('is not asked for at %j', async (address, kind) => {
    const request = answering(PDF);
    expect((await failureOf(load(request, address))).kind).toBe(kind);
    expect(request).not.toHaveBeenCalled();
  });

  test('in a file is read where the browser lets extensions read files', async () => {
    const address = 'file:///home/reader/a.pdf';
    const refused = load(answering(PDF), address, { fileAccess: async () => 'refused' });
    expect(await failureOf(refused)).toEqual({ kind: 'file-access' });
    const never = load(answering(PDF), address, { fileAccess: async () => 'never' });
    expect(await failureOf(never)).toEqual({ kind: 'no-file-access' });
    expect(await load(answering(PDF), address)).toMatchObject({ name: 'a.pdf' });
    expect(await failureOf(load(() => Promise.reject(new TypeError('no')), address))).toEqual({
      kind: 'no-file',
    });
    expect(await failureOf(load(answering('text'), address))).toEqual({ kind: 'damaged' });
  });

  test('is given up without a failure when the reader stops it', async () => {
    const stop = new AbortController();
    const request = () => Promise.reject(new DOMException('stopped', 'AbortError'));
    const loading = load(request, ADDRESS, { signal: stop.signal });
    stop.abort();
    await expect(loading).rejects.toThrow('stopped');
  });
});

describe('a file that was chosen', () => {
  test('is read', async () => {
    const loaded = await readPdf(new File([PDF], 'mine.pdf'));
    expect(loaded).toMatchObject({ name: 'mine.pdf', address: null });
    expect(loaded.bytes).toHaveLength(PDF.length);
  });

  test.each<[string, Failure]>([
    ['', { kind: 'empty' }],
    ['PK\u0003\u0004', { kind: 'damaged' }],
  ])('that holds %j is not', async (text, failure) => {
    expect(await failureOf(readPdf(new Blob([text])))).toEqual(failure);
  });
});

test('the mark of a PDF may stand behind other bytes, but not far', () => {
  const after = (bytes: number) => new TextEncoder().encode(`${'\n'.repeat(bytes)}%PDF-1.4`);
  expect([isPdf(after(0)), isPdf(after(900)), isPdf(after(1200))]).toEqual([true, true, false]);
});

test.each([
  ['https://a.example/x/y.pdf/', 'y.pdf'],
  ['https://a.example/%E0%A4%A.pdf', '%E0%A4%A.pdf'],
  ['https://a.example/', 'a.example'],
])('the name of the file of %s', (address, name) => {
  expect(nameOf(new URL(address))).toBe(name);
});
